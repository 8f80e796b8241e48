"""Who says what in kinds of articles beside the round-up: each row a kind, in a few words."""

from __future__ import annotations

import pytest

from geo.text import extract, parse

ROWS = [  # kind, text, (name, direct, reported) of each speaker
    (
        "questions whose answerer the title names",
        "市应急管理局发言人冯玉洁答记者问\n问：预案何时修订？\n答：年底之前修订完。\n各县先自查，再上报。\n问：谁来验收？\n答：由省里验收。",
        [("冯玉洁", [], ["年底之前修订完。", "各县先自查，再上报。", "由省里验收。"])],
    ),
    (
        "questions whose answerer is the one who is interviewed",
        "入冬供暖怎么办\n记者就此采访了市供热办主任彭立群，市民乔梦也在场。\n问：何时开栓？\n答：下月一日开栓。",
        [("彭立群", [], ["下月一日开栓。"])],
    ),
    (
        "questions that several could answer",
        "入冬供暖怎么办\n记者采访了市供热办主任彭立群和住户乔梦。\n问：何时开栓？\n答：下月一日开栓。",
        [],
    ),
    (
        "a label before who is heard",
        "【同期】太原市民 秦晓岚\n步道修得真好，我每晚来走。\n【同期】大同居民 韩玉柱\n车次多了，回家方便。",
        [
            ("秦晓岚", [], ["步道修得真好，我每晚来走。"]),
            ("韩玉柱", [], ["车次多了，回家方便。"]),
        ],
    ),
    (
        "a transcribed name by its last part later on",
        "法国外长让-吕克·贝特朗说，会谈很坦率。贝特朗说：“我们还会再见面。”",
        [("让-吕克·贝特朗", ["我们还会再见面。"], ["会谈很坦率。"])],
    ),
    (
        "a Japanese name by its surname later on",
        "日本研究员小林健太说，样本还不够。小林说：“再等一年看看。”",
        [("小林健太", ["再等一年看看。"], ["样本还不够。"])],
    ),
    (
        "the next question is no part of the answer",
        "专访罗一鸣\n教师罗一鸣接受了专访。\nQ：为什么回乡？\nA：孩子们在那里等我。\nQ：后悔吗？\nA：一天也没有后悔过。",
        [("罗一鸣", [], ["孩子们在那里等我。", "一天也没有后悔过。"])],
    ),
    (
        "a village is no person",
        "县里在桂溪村开了会。“路修好了。”村民都说。",
        [],
    ),
    ("a label that is no name", "原标题：\n（上）\n“我们盼着早点通车”", []),
    (
        "a verb behind what is done first, said to a group",
        "来自昌吉学院的常慧敏委员合上本子，回头对旁边的几位代表说：“这条可以写进去。”",
        [("常慧敏", ["这条可以写进去。"], [])],
    ),
    (
        "asked of a group",
        "镇党委书记洪建业走到闸口。他要求各部门，汛期之前疏通全部沟渠。",
        [("洪建业", [], ["汛期之前疏通全部沟渠。"])],
    ),
    (
        "a transcribed name with a hyphen",
        "巴黎大学研究员杜兰-勒梅尔表示，样本还不够多。",
        [("杜兰-勒梅尔", [], ["样本还不够多。"])],
    ),
    (
        "a Japanese name of four characters",
        "日本外相渡边正雄说，磋商还会继续。",
        [("渡边正雄", [], ["磋商还会继续。"])],
    ),
    (
        "a name without an office, between a quote and its verb",
        "“再等两天看看。”柳青说。",
        [("柳青", ["再等两天看看。"], [])],
    ),
    (
        "a grower sent by others",
        "陕西眉县的果农代表郭小妹听罢连连点头：“我们村也装了冷库！”",
        [("郭小妹", ["我们村也装了冷库！"], [])],
    ),
    (
        "a quote without a cue, one person named before it",
        "爱张罗的苗秀兰又把老姐妹叫到了院里。图什么？“人聚在一起，心就不慌了。”\n入秋后，苗秀兰又开了读书班。",
        [("苗秀兰", ["人聚在一起，心就不慌了。"], [])],
    ),
    (
        "what is recalled ends where today begins",
        "恒达公司总经理廖启明回忆，最早只有三间平房。如今厂区占了半条街。“下一步该轮到我们走出去了，不能再等。”",
        [("廖启明", ["下一步该轮到我们走出去了，不能再等。"], ["最早只有三间平房。"])],
    ),
    (
        "a finger that points says nothing",
        "护林员邵长青代表先到了。教师贺小冬代表走进校园。她指了指操场。“书声也多了。”",
        [("贺小冬", ["书声也多了。"], [])],
    ),
    (
        "a marked clause inside what is reported",
        "范立新透露，一季要投进去五六万元，“种苗和肥料大约各占一半”。",
        [("范立新", ["种苗和肥料大约各占一半"], ["一季要投进去五六万元，"])],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_who_says_what(text: str, wanted: list[tuple[str, list[str], list[str]]]) -> None:
    extraction = extract(parse(text))
    found = []
    for number, speaker in enumerate(extraction.speakers):
        said = [quotation for quotation in extraction.quotations if quotation.speaker == number]
        direct = [quotation.text for quotation in said if quotation.kind == "direct"]
        found.append((speaker.name, direct, [q.text for q in said if q.kind == "indirect"]))
    assert found == wanted


@pytest.mark.parametrize(
    ("text", "descriptor"),
    [
        ("昨夜青岛队主教练孟强说，球员尽力了。", "青岛队主教练"),
        ("来自青海省海东市的“00后”全国人大代表韩小梅说，自来水通了。", "青海省海东市"),
        ("山西的高二学生家长郝静说，孩子睡得早了。", "山西的高二学生家长"),
        ("勤快的曹春燕说，地里有活干。", ""),
        ("记者拨通烟台康宁医院院长邢国栋的电话，邢国栋说，药品够用。", "烟台康宁医院院长"),
    ],
)
def test_what_stands_before_a_name_is_cut_where_it_begins_to_describe(text: str, descriptor: str) -> None:
    assert extract(parse(text)).speakers[0].descriptor == descriptor
