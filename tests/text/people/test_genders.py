"""Pronouns go to whom they can mean."""

from __future__ import annotations

import pytest

from geo.text import extract, parse

CASES = [
    (
        "a wife is not he",
        "护林员高立冬守着林子。妻子白玉兰送饭来。高立冬接过饭。白玉兰笑了。说起树，他滔滔不绝：“各有各的脾气。”",
        "高立冬",
    ),
    (
        "whom the article calls she is not he",
        "校长佟雪梅说，她教了三十年书。她说，她还要教下去。教师陈松涛放下粉笔。佟雪梅看了看他。他说：“我也一样。”",
        "陈松涛",
    ),
]


@pytest.mark.parametrize(("text", "name"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_pronoun_means_somebody_it_fits(text, name):
    found = extract(parse("题目\n" + text))
    direct = [quotation for quotation in found.quotations if quotation.kind == "direct"]
    assert [found.speakers[quotation.speaker].name for quotation in direct] == [name]
