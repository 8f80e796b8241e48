"""Words: whether a stretch of text stands alone, by a small model."""

from __future__ import annotations

import pytest

from geo.places.words import stands_alone

LEXICON = {"长治久安": 9, "部门": 13, "公安部门": 7, "沿海": 9, "南路": 8, "人民": 15, "在": 15}


@pytest.mark.parametrize(
    ("text", "name", "alone"),
    [
        ("长治人民", "长治", True),
        ("长治久安", "长治", False),
        ("公安部门", "公安", False),
        ("沿海南路", "海南", False),
        ("在海南", "海南", True),
    ],
)
def test_the_cheapest_cut_decides(text: str, name: str, alone: bool) -> None:
    start = text.index(name)
    assert stands_alone(text, start, start + len(name), LEXICON) is alone


def test_words_do_not_reach_back_over_another_name() -> None:
    assert not stands_alone("沿海南路", 1, 3, LEXICON)
    assert stands_alone("沿海南", 1, 3, LEXICON, after=1)
