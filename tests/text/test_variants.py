"""The seed article with all names and places exchanged has the same structure.

Each variant draws new names of persons (from surnames and given names) and of places and companies of the
same kind, replaces them everywhere, and compares what is found with what the seed gives, exchanged alike.
"""

from __future__ import annotations

import random
from functools import cache
from pathlib import Path

import pytest

from geo.model import Extraction
from geo.text import extract, parse

SEED = Path(__file__).parents[2] / "data" / "articles" / "grassroots-party-building.txt"

SURNAMES = (
    "王李张刘陈杨黄赵周吴徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧田董潘袁蔡蒋余于"
    "杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆汪范廖石金贾夏付方邹熊白孟秦邱侯江尹薛谌揭敖敬"
)
COMPOUND = ["欧阳", "司马", "上官", "诸葛", "尉迟", "慕容", "司徒", "令狐"]
GIVEN = "明华建国志强秀兰桂英海燕玉梅文军永福丽娟雪芹春生冬立新宝珠长河晓峰庆云德厚金凤铁柱雅琴少平月娥"

# What the seed prints, with others of the same kind.
PLACES = {
    "西南沟村": ["黄家沟村", "下河村", "石门坎村", "杨树湾村"],
    "辽宁省朝阳市喀喇沁左翼蒙古族自治县六官营子镇": [
        "陕西省汉中市勉县武侯镇",
        "湖南省湘西土家族苗族自治州花垣县双龙镇",
        "甘肃省临夏回族自治州和政县三合镇",
    ],
    "山东省淄博市沂源县南鲁山镇流水村": [
        "河北省邢台市内丘县南赛乡神头村",
        "广西壮族自治区百色市田阳区五村镇巴某村",
        "新疆维吾尔自治区和田地区于田县木尕拉镇阿亚克村",
    ],
    "宁夏回族自治区隆德县凤岭乡李士村": [
        "四川省马边县劳动镇柏香村",
        "内蒙古自治区突泉县宝石镇宝龙村",
    ],
    "上海市闵行区莘庄镇康城社区": ["天津市西青区大寺镇龙居花园社区", "重庆市渝北区龙溪街道武陵路社区"],
    "江西省萍乡市安源区": ["江苏省无锡市惠山区", "山西省朔州市平鲁区"],
    "安源区坚持": ["该区坚持"],
    "吉林省长春市宽城区团山街道长山花园社区": [
        "浙江省嘉兴市南湖区新兴街道吉水社区",
        "安徽省芜湖市镜湖区荆山街道锦苑社区",
    ],
    "圆通速递服务有限公司湖南省长沙市高桥分公司": [
        "顺程快运有限公司河南省洛阳市老城分公司",
        "天马物流有限公司海南省海口市龙华分公司",
    ],
    "深圳巴士集团公汽分公司": ["青岛城运集团市南分公司", "成都公交集团北星分公司"],
    "云南省昭通": ["贵州省毕节", "湖北省荆门"],
}
PERSONS = ["刘淑红", "陈丙福", "齐永新", "张军萍", "李水清", "吴亚琴", "马石光", "胡春华", "郭大进"]


@cache
def seed() -> tuple[str, Extraction]:
    text = SEED.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    return text, extract(parse(text))


def exchange(draw: random.Random) -> dict[str, str]:
    """New names for all persons and places of the seed."""
    new = {place: draw.choice(others) for place, others in PLACES.items()}
    taken: set[str] = set()
    for person in PERSONS:
        name = person
        while name in taken or name in PERSONS:
            surname = draw.choice(COMPOUND) if draw.random() < 0.15 else draw.choice(SURNAMES)
            name = surname + "".join(draw.sample(GIVEN, draw.choice([1, 2, 2, 2])))
        taken.add(name)
        new[person] = name
    return new


def exchanged(text: str, new: dict[str, str]) -> str:
    for old, replacement in sorted(new.items(), key=lambda pair: -len(pair[0])):
        text = text.replace(old, replacement)
    return text


@pytest.mark.parametrize("number", range(40))
def test_a_variant_of_the_seed_gives_the_same_structure(number: int) -> None:
    new = exchange(random.Random(number))
    text, original = seed()
    variant = extract(parse(exchanged(text, new)))
    assert [(s.name, s.descriptor, s.place_hint) for s in variant.speakers] == [
        (new[s.name], exchanged(s.descriptor, new), s.place_hint and exchanged(s.place_hint, new))
        for s in original.speakers
    ]
    assert [(q.speaker, q.kind, q.rule, q.text) for q in variant.quotations] == [
        (q.speaker, q.kind, q.rule, exchanged(q.text, new)) for q in original.quotations
    ]
