from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text import formats
from geo.text.formats import markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# 标题\n\n正文。", "标题\n\n正文。\n"),
        ("## 小标题 ##\n正文。", "小标题\n正文。\n"),
        ("标题\n====\n正文。", "标题\n正文。\n"),
        ("她说，**“路通了。”**", "她说，“路通了。”\n"),
        ("*强调*与 __着重__ 与`代码`与~~删去~~", "强调与 着重 与代码与删去\n"),
        ("见[原文](https://example.org/a_b)和![图](x.png)。", "见原文和。\n"),
        ("见[原文][1]。\n\n[1]: https://example.org", "见原文。\n"),
        ("> “路通了。”\n> 宋绍田说。", "“路通了。”\n宋绍田说。\n"),
        ("- 第一条\n- 第二条\n1. 甲\n2) 乙", "第一条\n第二条\n甲\n乙\n"),
        ("| 姓名 | 村 |\n| --- | :-: |\n| 宋绍田 | 赵家冲村 |", "姓名\t村\n宋绍田\t赵家冲村\n"),
        ("一段。\n\n---\n\n又一段。", "一段。\n\n\n又一段。\n"),
        ("```\n照原样 *不动*\n```", "照原样 *不动*\n"),
        ("<!-- 编者注 -->正文<br>。", "正文。\n"),
        (r"星号\*不是强调\*", "星号*不是强调*\n"),
        ("snake_case_name 与 3*4*5", "snake_case_name 与 3*4*5\n"),
        (
            "---\ntitle: 把路修到村口\ndate: 2024-03-07\nlayout: post\n---\n正文。",
            "把路修到村口\n2024-03-07\n正文。\n",
        ),
        ("---\ntitle: 标题\n---\n# 标题\n正文。", "标题\n正文。\n"),
        ("", "\n"),
    ],
)
def test_marks_go_and_words_stay(source, text):
    assert markdown.text_of(source) == text


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (
            "宋绍田说，下一步要把分拣和冷藏也留在村里，让\n年轻人在家门口就有活干。",
            "宋绍田说，下一步要把分拣和冷藏也留在村里，让年轻人在家门口就有活干。\n",
        ),
        (
            "第一段说完了，句号在这里，足够长的一行文字。\n第二段。",
            "第一段说完了，句号在这里，足够长的一行文字。\n第二段。\n",
        ),
        ("短短一行\n又一行", "短短一行\n又一行\n"),
        (
            "A line of Latin words that goes on\nin the next line",
            "A line of Latin words that goes on in the next line\n",
        ),
        (
            "两个空格在行尾表示作者要在这里另起一行了吧，  \n下一行",
            "两个空格在行尾表示作者要在这里另起一行了吧，\n下一行\n",
        ),
        (
            "一行足够长的文字后面空了一行就是另一段了，没有句号\n\n另一段",
            "一行足够长的文字后面空了一行就是另一段了，没有句号\n\n另一段\n",
        ),
    ],
)
def test_wrapped_lines_are_joined_and_paragraphs_are_not(source, text):
    assert markdown.text_of(source) == text


def test_a_file_is_read_without_its_marks():
    source = "# 把路修到村口\n\n**宋绍田**代表说：“路通了。”\n"
    assert formats.text_of(source.encode()) == "把路修到村口\n\n宋绍田代表说：“路通了。”\n"


@given(st.text(alphabet="说代表。，“”*_#>`[]()-|\n ", max_size=80))
def test_no_letter_and_no_quotation_mark_is_ever_lost(source):
    kept = "说代表。，“”"
    read = markdown.text_of(source)
    if not any(mark in source for mark in ("[", "`")):  # links and code have parts that go
        assert [each for each in read if each in kept] == [each for each in source if each in kept]
