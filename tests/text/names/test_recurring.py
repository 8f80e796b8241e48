"""Names that only their return gives away."""

from __future__ import annotations

import pytest

from geo.text import extract, parse

CASES = [
    (
        "a surname that no list holds",
        "院长褟家明今年五十三岁。褟家明摸出一颗糖。“娃娃怕打针。”褟家明沉默了一会儿，“老人怕吃药。”",
        ["褟家明"],
    ),
    (
        "a long name without a dot",
        "阿依夏木古丽的课没有停。阿依夏木古丽是一名教师。“风再大也要上课。”阿依夏木古丽望着窗外。",
        ["阿依夏木古丽"],
    ),
    (
        "words that open clauses are none",
        "合作社办起来了。合作社说，今年分红。合作社的门口，“排队的人真多。”合作社里热闹起来。",
        [],
    ),
    (
        "a title before an address is none",
        "褟院长来了。“吃颗糖吧。”褟院长笑了。褟院长带着药箱下乡。",
        [],
    ),
]


@pytest.mark.parametrize(("text", "names"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_returns_like_a_name_is_one(text, names):
    assert [speaker.name for speaker in extract(parse("题目\n" + text)).speakers] == names
