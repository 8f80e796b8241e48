"""The persons that the narration names, each naming with its descriptor and what it is joined to.

A `Mention` is one naming: the name, the address after it (代表, 书记), the descriptor. Joined persons
(甲、乙代表一致认为) are chained, so that a verb after the last one counts for all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from geo.text import descriptors
from geo.text.names import Name, names
from geo.text.passages import Narration

_BRACKET = "(?:（[^（）]{1,40}）)?"
_AND_OTHERS = "(?:等?(?:[0-9一二两三四五六七八九十几多]+[位名]|多位|多名)|等)?"
_TITLE = "(?:的)?(?:代表|委员|同志|先生|女士|老师|院士|教授|博士|大夫|人)?"
_ADDRESS = re.compile(_BRACKET + _AND_OTHERS + _TITLE + _BRACKET)
_JOINT = re.compile(r"[、]|和|与|及|以及|跟|同")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a person in the narration."""

    name: str  # as matched
    start: int  # of the name
    end: int  # of the name
    until: int  # offset after the address that follows the name
    first: int  # where the naming begins, descriptor included
    descriptor: tuple[int, int]  # (start, end); equal where there is none
    titled: bool  # called a delegate here
    weight: float  # what speaks for the name here
    joined: bool  # the next mention follows with a 、 or 和 only
    passage: int


def mentions(narration: Narration) -> list[Mention]:
    """The namings of persons in the narration, in order."""
    text = narration.masked
    spans = [(passage.start, passage.end) for passage in narration.passages]
    found: list[Mention] = []
    named = names(text, spans)
    for number, (start, end) in enumerate(spans):
        here = [name for name in named if start <= name.start and name.end <= end]
        built: list[Mention] = []
        for index, name in enumerate(here):
            taken = built[-1].until if built else start
            limit = here[index + 1].start if index + 1 < len(here) else end
            built.append(_mention(text, name, start, taken, limit, number))
        for index, mention in enumerate(built[:-1]):
            following = built[index + 1]
            if _JOINT.fullmatch(text, mention.until, following.first):
                built[index] = _joined(mention)
        found += built
    return found


def _mention(text: str, name: Name, start: int, taken: int, limit: int, passage: int) -> Mention:
    left, right, titled = descriptors.before(text, start, name.start, taken)
    address = _ADDRESS.match(text, name.end, limit)
    until = address.end() if address else name.end
    first = left if left < right else name.start
    if left == right:
        following = descriptors.after(text, name.end, limit)
        if following:
            left, right = following
    titled = titled or text.startswith(("代表", "委员"), name.end)
    return Mention(
        text[name.start : name.end],
        name.start,
        name.end,
        until,
        first,
        (left, right),
        titled,
        name.weight,
        False,
        passage,
    )


def _joined(mention: Mention) -> Mention:
    from dataclasses import replace

    return replace(mention, joined=True)
