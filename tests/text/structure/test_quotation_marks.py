"""Quotation marks: which pair, which nest, and which paragraphs are unreadable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.structure.quotation_marks import Unbalanced, pairs


@pytest.mark.parametrize(
    ("text", "outer"),
    [
        ("他说：“好。”", ["好。"]),
        ("“一。”他说，“二。”", ["一。", "二。"]),
        ("“他说：‘好。’我笑了。”", ["他说：‘好。’我笑了。"]),
        ("“他说：“好。”我笑了。”", ["他说：“好。”我笑了。"]),
        ("「甲『乙』丙」", ["甲『乙』丙"]),
        ("『甲「乙」丙』", ["甲「乙」丙"]),
        ('"好。"他说,"好。"', ["好。", "好。"]),
        ('"一盒"老味道"卖三十，"他说，"不贵。"', ['一盒"老味道"卖三十，', "不贵。"]),
        ('他讲"互助"和"合作"的好处。', ["互助", "合作"]),
        ("It’s “fine”.", ["fine"]),
        ("没有引号。", []),
    ],
)
def test_outer_pairs_hold_what_nests_in_them(text: str, outer: list[str]) -> None:
    assert [text[slice(*p.inner)] for p in pairs(text, 0, len(text)) if p.depth == 0] == outer


@pytest.mark.parametrize(
    "text",
    [
        "“好。他说。",
        "好。”他说。",
        "“好。“他说，“好。”",
        "“甲‘乙”丙’",
        "「好。",
        '"好。',
        "““好得很。””",
        "”好。“",
    ],
)
def test_marks_that_do_not_pair_are_refused(text: str) -> None:
    with pytest.raises(Unbalanced):
        pairs(text, 0, len(text))


@given(st.text(alphabet='“”‘’「」『』"甲。，', max_size=30))
def test_pairs_never_cross(text: str) -> None:
    try:
        found = pairs(text, 0, len(text))
    except Unbalanced:
        return
    for one in found:
        for other in found:
            assert (
                one.end <= other.start or other.end <= one.start or one.depth != other.depth or one == other
            )
