"""Delegate titles and what only looks like one."""

from __future__ import annotations

import pytest

from geo.text.lexicon import titles


@pytest.mark.parametrize(
    "text",
    [
        "全国人大代表",
        "第十四届全国人大代表",
        "党的二十大代表",
        "二十大代表",
        "省政协委员",
        "全国政协常委",
        "港区全国人大代表",
    ],
)
def test_a_delegate_title_ends_where_it_ends(text: str) -> None:
    assert titles.ends_at(text, len(text), 0)


@pytest.mark.parametrize("text", ["市民代表", "法定代表", "国务委员", "某某公司代表"])
def test_other_representatives_bear_no_delegate_title(text: str) -> None:
    assert not titles.ends_at(text, len(text), 0)


@pytest.mark.parametrize(
    ("text", "is_suffix"),
    [("代表说", True), ("委员表示", True), ("等代表认为", True), ("两位委员认为", True), ("代表团", False),
     ("代表们", False), ("委员会", False), ("代表大会", False)],
)  # fmt: skip
def test_what_follows_a_name_is_told_from_longer_words(text: str, is_suffix: bool) -> None:
    assert (titles.SUFFIX.match(text) is not None) is is_suffix
