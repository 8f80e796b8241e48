"""The place that a descriptor leans on, where it stands elsewhere in the article.

社区党委书记 leans on the community that the article has just named, 校长 on the place where its school
stands. An office with a body or place of its own leans on nothing, nor does a person without an office: the
scene of a report is not where its speakers come from. Wider places that are in force (a dateline, the province of
the paragraph) are handed on as context and claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from geo.text import chains
from geo.text.passages import Narration
from geo.text.words import alternation
from geo.vocabulary import words as vocabulary

_LEANS = re.compile(
    r"^(?:该|本|这个|这里的|当地的?)?(?P<unit>社区|村|镇|乡|街道|县|区|市|州|旗|嘎查)"
    r"(?=党|委|两委|支|主任|长|妇|民|书记|居|政府|人大|医|第一|干部|综|工作|卫|里|中|小|农|教|团|纪)"
)
_REACH = 2  # paragraphs back in which a bare office finds its place
_DATELINE = re.compile(
    r"^(?:新华社|本报|人民网|中新社|央广网|[\u4e00-\u9fff]{2,6}网)(?P<place>[\u4e00-\u9fff]{2,4}?)(?=[0-9]{1,2}月)"
)


def hint(narration: Narration, descriptor: str, passage: int, end: int, *, alone: bool) -> str | None:
    """The place phrase that the descriptor leans on, outermost level first, or None.

    `passage` is that of the naming, `end` its offset; `alone` where the article is about few persons, so that
    what is said of a place further up can be said of them.
    """
    leans = _LEANS.match(descriptor)
    if leans:
        scenes = _scenes(narration, 0, passage, end)
        reached = (chains.up_to(phrase, leans["unit"]) for phrase in scenes)
        found = next((phrase for phrase in reached if phrase), None)
        if found or not alone:
            return found
    if not alone or not (leans or _bare_office().fullmatch(descriptor)):
        return None
    scenes = _scenes(narration, max(0, passage - _REACH), passage, end)
    return scenes[0] if scenes else None


def context(narration: Narration, passage: int, end: int) -> tuple[str, ...]:
    """Wider place phrases in force at the offset, the nearest first."""
    found = _scenes(narration, passage, passage, end)
    first = narration.passages[0]
    dateline = _DATELINE.match(narration.masked[first.start : first.end])
    if dateline:
        found.append(dateline["place"])
    return tuple(dict.fromkeys(found))


def _scenes(narration: Narration, first: int, passage: int, end: int) -> list[str]:
    """The place phrases of scenes in the passages from `first` on and before the offset, the nearest first."""
    found: list[str] = []
    for number in range(first, passage + 1):
        here = narration.passages[number]
        stop = end if number == passage else here.end
        found += [phrase for _, phrase in chains.in_scenes(narration.masked, here.start, stop)]
    return found[::-1]


@cache
def _bare_office() -> re.Pattern[str]:
    """An office with nothing that says of what, but for a body without a name (镇卫生院院长)."""
    bodies = alternation(vocabulary("organisations"))
    return re.compile(
        f"(?:[县镇乡村]|社区|街道)?(?:{bodies}){{0,2}}[党团]?(?:{alternation(vocabulary('roles'))})"
    )
