"""What is not seen is passed over in reading, and what is found is as printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo import text
from geo.text.structure.folded import fold

ARTICLE = "村里的事\n　　江西省萍乡市安源区委书记李明代表说：“路修好了，苹果能运出去。”"
INVISIBLE = "\u200b\u200d\u2060\u00ad\ufeff\ufe0f\U000e0101"


@pytest.mark.parametrize(
    ("printed", "folded"),
    [
        ("路\u200b修好", "路修好"),
        ("王　刚代表说", "王刚代表说"),
        ("向 小 兰：好", "向小兰：好"),
        ("委员王　刚说", "委员王刚说"),
        ("记者 王刚 李明", None),
        ("本报记者　李明", None),
        ("一 二 三", None),
        ("路修好", None),
    ],
)
def test_what_is_folded(printed, folded):
    found = fold(printed)
    assert (found.text if found else None) == folded


def test_spans_lead_back_to_the_text_as_printed():
    found = fold("甲\u200b乙丙\u2060")
    assert found is not None
    assert [found.span(start, end) for start, end in ((0, 1), (0, 2), (1, 3), (3, 3))] == [
        (0, 1),
        (0, 3),
        (2, 4),
        (4, 4),
    ]
    assert [found.offset(at) for at in range(6)] == [0, 1, 1, 2, 3, 3]


@given(st.lists(st.tuples(st.integers(0, len(ARTICLE)), st.sampled_from(INVISIBLE)), max_size=8))
def test_invisible_characters_change_nothing_that_is_found(put):
    printed = ARTICLE
    for at, invisible in sorted(put, reverse=True):
        printed = printed[:at] + invisible + printed[at:]
    seen = str.maketrans("", "", INVISIBLE)
    expected = text.extract(text.parse(ARTICLE))
    found = text.extract(text.parse(printed))
    assert [one.name.translate(seen) for one in found.speakers] == [one.name for one in expected.speakers]
    assert [one.text.translate(seen) for one in found.quotations] == [one.text for one in expected.quotations]
    for one in found.quotations:
        assert found.article.text[one.start : one.end] == one.text
