"""Place phrases by the grammar of administrative names, without a gazetteer.

A chain is a row of names that each end in the noun of a level (省, 自治州, 县, 镇 …). `in_scenes` finds those
that set a scene: “X村位于<chain>”, “<chain>有个X社区”, a clause that opens with a chain or with 在, 走进
and the like before it. Whether a place exists, and what stands above it, is for the room of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from geo.text.lexicon.name_forms import is_word
from geo.text.lexicon.words import alternation, words

_NAME = (
    r"[^\W\da-zA-Z_的了这那该是有在等把被让都也各某每我他她你一从到位离]"  # letters of no Latin, no particles
)
_UNIT = alternation(words("units"))
_STEP = rf"{_NAME}{{1,11}}?(?:{_UNIT})"
_NOT_OFFICE = "(?![市县区州省镇乡村旗]?[副]?[长委党政纪团妇]|人大|支部|书记|干部|主任)"
CHAIN = rf"(?:{_STEP})+"
_WHOLE = re.compile(CHAIN)
_BODY = re.compile("公司|集团|大学|学院|研究院|研究所|银行|医院")
_LEVEL = re.compile(_STEP)


def chain(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but a chain of places."""
    return bool(_WHOLE.fullmatch(text, start, end))


def names_place(phrase: str) -> bool:
    """Whether a phrase holds the name of a place or body of its own."""
    return bool(_LEVEL.search(phrase)) or bool(_BODY.search(phrase))


def in_scenes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The place phrases that set a scene in text[start:end]: (offset, phrase outermost level first)."""
    found: dict[int, str] = {}
    for situated in _situated().finditer(text, start, end):
        found[situated.start()] = _whole_names(situated["chain"]) + situated["name"]
    for holding in _holding().finditer(text, start, end) if text.find("有", start, end) >= 0 else ():
        found.setdefault(holding.start("chain"), _whole_names(holding["chain"]) + holding["name"])
    for scene in _scene().finditer(text, start, end):
        phrase = _whole_names(scene["chain"])
        if _is_specific(phrase) and not any(at <= scene.start("chain") <= at + 40 for at in found):
            found[scene.start("chain")] = phrase
    for at in sorted(found):
        yield at, found[at]


def origin(text: str, start: int, end: int) -> str | None:
    """The chain after 来自 or 家住 in text[start:end]."""
    found = _origin().search(text, start, end)
    return _whole_names(found["chain"]) if found and _is_specific(found["chain"]) else None


def bodies_in_scenes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """The bodies whose rooms or grounds a clause of text[start:end] opens with (某地中医院的煎药房)."""
    for found in _place_of_work().finditer(text, start, end):
        yield found.start("body"), found["body"]


def up_to(phrase: str, unit: str) -> str | None:
    """The phrase as far as its last name that ends in the unit; None where it has none."""
    at = phrase.rfind(unit)
    return phrase[: at + len(unit)] if at > 0 else None


def _whole_names(phrase: str) -> str:
    """The phrase from its province on, words that ran into its beginning left out."""
    for found in _province().finditer(phrase):
        return phrase[found.start() :]
    return phrase


def _is_specific(phrase: str) -> bool:
    """Whether a phrase names a place: a province, two levels, or one that is no common noun (农业农村)."""
    if _province().match(phrase):
        return True
    levels = _LEVEL.findall(phrase)
    return all(len(level) > 2 or level[-1] in "县市" for level in levels) and (
        len(levels) > 1 or (phrase[-1] in "县市州旗" and not is_word(phrase) and len(phrase) > 2)
    )


@cache
def _province() -> re.Pattern[str]:
    return re.compile(alternation(words("provinces")))


@cache
def _situated() -> re.Pattern[str]:
    """X村位于<chain>"""
    return re.compile(
        rf"(?P<name>{_NAME}{{1,8}}(?:村|社区|镇|乡|县|街道|嘎查))(?:位于|地处|坐落[于在]|隶属于?|属于|在)"
        rf"(?P<chain>{CHAIN})"
    )


@cache
def _holding() -> re.Pattern[str]:
    """<chain>有个X社区"""
    return re.compile(
        rf"(?P<chain>{CHAIN})(?:有个|有一个|有座|有一座)(?P<name>{_NAME}{{1,8}}(?:村|社区|镇|乡|寨))"
    )


@cache
def _place_of_work() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[。！？，；\n\u3000]))(?:走进|来到|在|走出)?(?P<body>{_NAME}{{2,16}}"
        r"(?:医院|卫生院|小学|中学|学校|大学|学院|幼儿园|研究所|研究院|公司|派出所|车间))(?=的|里|内|门口|大厅)",
        re.MULTILINE,
    )


@cache
def _origin() -> re.Pattern[str]:
    """来自<chain>"""
    return re.compile(rf"(?:来自|家住|家在|老家在|出生[于在])(?P<chain>{CHAIN})")


@cache
def _scene() -> re.Pattern[str]:
    """A clause that opens with a chain, or with a word of place and a chain."""
    province = alternation(words("provinces"))
    lead = "走进|来到|来自|位于|地处|回到|深入|在|从"
    return re.compile(
        rf"(?:(?:^|(?<=[。！？，；\n\u3000]))(?:[^，。；！？\ue000]{{0,8}}(?:{lead}|的))?|(?:{lead}))"
        rf"(?P<chain>(?:{province})?{CHAIN}|{province}){_NOT_OFFICE}",
        re.MULTILINE,
    )
