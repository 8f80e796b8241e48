"""Place phrases by the grammar of administrative names, without a gazetteer.

A chain is a row of names that each end in the noun of a level (省, 自治州, 县, 镇, 社区 …). Two scenes
give a person the place that their descriptor leans on: “X村位于<chain>” and a sentence that opens with
a chain.
Whether a place exists, and what stands above it, is for the room of places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.text.words import alternation, words

_NAME = r"(?:(?![的了这那该是有在等把被让都也各某每我他她你一])[\u4e00-\u9fff])"
_UNIT = alternation(words("units"))
_CHAIN = re.compile(rf"(?:{_NAME}{{1,12}}?(?:{_UNIT}))+")
_SITUATED = re.compile(
    rf"(?P<name>{_NAME}{{1,8}}(?:村|社区|镇|乡|县|街道|嘎查))(?:位于|地处|坐落[于在]|隶属于?|属于)"
    rf"(?P<chain>(?:{_NAME}{{1,12}}?(?:{_UNIT}))+)"
)
_SCENE = re.compile(
    rf"(?:^|(?<=[。！？\n\u3000]))(?:走进|来到|在|位于|地处)?(?P<chain>(?:{_NAME}{{1,12}}?(?:{_UNIT}))+)(?=拥有|共有|有[0-9一二两三四五六七八九十多]|是|，|的|里|内|地处|位于)"
)
_LEANS = re.compile(
    r"^(?:该|本)?(?P<unit>社区|村|镇|乡|街道|县|区|市|嘎查)(?=党|委|两委|支部|支书|主任|长|妇|民|书记|居|政府|人大|医|第一|干部|综|工作|卫)"
)


def chain(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] is nothing but a chain of places."""
    return bool(_CHAIN.fullmatch(text, start, end))


def antecedent(text: str, descriptor: str, start: int, end: int) -> str | None:
    """The place that a descriptor such as 社区党委书记 leans on, outermost level first, or None.

    It is looked for in text[start:end], the narration before the person in the same paragraph.
    """
    leans = _LEANS.match(descriptor)
    if not leans:
        return None
    unit = leans["unit"]
    for phrase in reversed(list(_scenes(text, start, end))):
        if phrase.endswith(unit):
            return phrase
        at = phrase.rfind(unit)
        if at > 0:
            return phrase[: at + len(unit)]
    return None


def wider(text: str, start: int, end: int) -> Iterator[str]:
    """The place phrases of scenes in text[start:end], the nearest first."""
    seen: set[str] = set()
    for phrase in reversed(list(_scenes(text, start, end))):
        if phrase not in seen:
            seen.add(phrase)
            yield phrase


def _scenes(text: str, start: int, end: int) -> Iterator[str]:
    found: dict[int, str] = {}
    for situated in _SITUATED.finditer(text, start, end):
        found[situated.start()] = situated["chain"] + situated["name"]
    for scene in _SCENE.finditer(text, start, end):
        found.setdefault(scene.start(), scene["chain"])
    for at in sorted(found):
        yield found[at]
