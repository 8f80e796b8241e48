"""Derives the short forms of a division's name: 凉山彝族自治州 -> 凉山州, 凉山; 浦东新区 -> 浦东.

Only forms that follow from the name by rule. Conventional abbreviations that do not (巴州, 喀左县, 锡盟)
stand in data/gazetteer/aliases.csv. A name of two characters (云县, 芒市) has no short form.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# fmt: off
PEOPLES = [
    "蒙古", "回", "藏", "维吾尔", "苗", "彝", "壮", "布依", "朝鲜", "满", "侗", "瑶", "白", "土家",
    "哈尼", "哈萨克", "傣", "黎", "傈僳", "佤", "畲", "拉祜", "水", "东乡", "纳西", "景颇", "柯尔克孜",
    "土", "达斡尔", "仫佬", "羌", "布朗", "撒拉", "毛南", "毛难", "仡佬", "锡伯", "阿昌", "普米",
    "塔吉克", "怒", "乌孜别克", "俄罗斯", "鄂温克", "德昂", "保安", "裕固", "京", "塔塔尔", "独龙",
    "鄂伦春", "赫哲", "门巴", "珞巴", "基诺", "各",
]
# fmt: on
"""The peoples that autonomous divisions are named after; 各 as in 龙胜各族自治县."""

WITHOUT_ZU = ("蒙古", "哈萨克", "柯尔克孜", "锡伯", "塔吉克", "维吾尔", "达斡尔", "鄂温克", "鄂伦春")
"""Peoples whose 族 official names leave out (巴音郭楞蒙古自治州)."""

_PEOPLE = "|".join(
    sorted([f"{people}族" for people in PEOPLES] + list(WITHOUT_ZU), key=lambda name: (-len(name), name))
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?)(?:{_PEOPLE})+(?P<kind>自治区|自治州|自治县|自治旗|区)")
_TOWNSHIP = re.compile(rf"(?P<stem>.+?)(?:{_PEOPLE})+(?P<kind>民族乡|民族镇|乡|镇)")
_NAMED_AFTER_PEOPLE = re.compile(r"(?P<stem>.{2,}?)族?(?P<kind>自治州|自治县|自治旗)")

_KINDS = (
    "特别行政区",
    "行政委员会",
    "自治区",
    "地区",
    "林区",
    "特区",
    "新区",
    "省",
    "市",
    "盟",
    "州",
    "县",
    "区",
    "旗",
)
"""Kind words at the end of a name, longest first."""


def short_forms(name: str) -> tuple[str, ...]:
    """Every shorter way of writing the name of a division of county level or above."""
    return tuple(dict.fromkeys(form for form in _forms(name) if len(form) >= 2 and form != name))


def township_short_forms(name: str) -> tuple[str, ...]:
    """A township's name without its people (淤泥彝族乡 -> 淤泥乡); empty for most."""
    match = _TOWNSHIP.fullmatch(name)
    return (match["stem"] + match["kind"][-1],) if match else ()


def _forms(name: str) -> Iterator[str]:
    match = _AUTONOMOUS.fullmatch(name) or _NAMED_AFTER_PEOPLE.fullmatch(name)
    if match:
        if match["kind"] != "自治区":
            yield match["stem"] + match["kind"][-1]
        yield match["stem"]
        return
    for kind in _KINDS:
        if name.endswith(kind) and len(name) - len(kind) >= 2:
            if kind == "特别行政区":
                yield name.removesuffix(kind) + "特区"
            yield name.removesuffix(kind)
            return
