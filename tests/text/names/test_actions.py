"""Every verb of narration ends a name before it, of two characters and of three."""

from __future__ import annotations

import pytest

from geo import text
from geo.text.names.decide import names
from geo.vocabulary import words


@pytest.mark.parametrize("name", ["孙晓东", "田杰", "王秀英", "李强"])
def test_a_name_is_neither_cut_nor_lengthened_by_the_verb_behind_it(name):
    wrong = []
    for verb in sorted(words("actions")):
        narration = f"村支书{name}{verb}那里。{name}说，路修好了。"
        found = {narration[one.start : one.end] for one in names(narration, [(0, len(narration))])}
        if found != {name}:
            wrong.append((verb, found))
    assert wrong == []


@pytest.mark.parametrize(
    ("article", "people"),
    [
        ("人大代表在讨论中谈到，要早修早受益。", []),
        ("政协委员在分组审议时建议，补上短板。", []),
        ("负责人曾在写给教师的回信中强调，要守好讲台。", []),
        ("村支书田杰走在石板路上。“雨天不怕滑了。”他说。", ["田杰"]),
        ("大连队主教练孙强表示：“赢得不轻松。”", ["孙强"]),
        ("法国总统勒克莱尔表示，将恢复航班。", ["勒克莱尔"]),
        ("小雨的表哥郑立栋提到，门没有锁。", ["郑立栋"]),
        ("会上，县委书记陈志宏要求，把水闸检修一遍。", ["陈志宏"]),
        ("退休教师薛玉林乐呵呵的一席话，引得满屋子人点头。", []),
        ("贾国霖：原料占三成。\n记者：还有呢？\n贾国霖：房租占两成。", ["贾国霖"]),
    ],
)
def test_who_speaks_in_everyday_news(article, people):
    assert [one.name for one in text.extract(text.parse(article)).speakers] == people


def test_an_answer_goes_on_over_paragraphs_until_the_next_question():
    more = "下雪的时候车队出不了山，师傅们也跟着着急。"
    article = (
        f"晚报记者：原料从哪里来？\n贾国霖：七成来自本省。\n{more}\n记者：后来呢？\n贾国霖：后来好多了。"
    )
    said = [one.text for one in text.extract(text.parse(article)).quotations]
    assert said == ["七成来自本省。", more, "后来好多了。"]


def test_the_words_of_an_unnamed_voice_are_nobodys():
    article = "“我还以为她在找东西。”开小卖部的刘思明说。\n旁边的人打断他：“不是找东西，是摔了。”"
    assert [one.text for one in text.extract(text.parse(article)).quotations] == ["我还以为她在找东西。"]
