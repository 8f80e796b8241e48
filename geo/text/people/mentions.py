"""The persons that the narration names, each naming with its descriptor and what it is joined to.

A `Mention` is one naming: the name, the address after it (代表, 书记), the descriptor. Joined persons
(甲、乙代表一致认为) are chained, so that a verb after the last one counts for all.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from geo.text.names.candidates import Name
from geo.text.names.decide import names, short_forms
from geo.text.people import descriptors
from geo.text.structure.narration import Narration
from geo.vocabulary import either, words_for

_BRACKET = "(?:[ \u3000]?（[^（）]{1,40}）)?"
_AND_OTHERS = "(?:等?(?:[0-9一二两三四五六七八九十几多]+[位名]|多位|多名)|等)?"
_CALLED = either("titles", "called")
_TITLE = f"(?:的|[ \u3000](?={_CALLED}))?{either('titles', 'addressed')}?"
_ADDRESS = re.compile(_BRACKET + _AND_OTHERS + _TITLE + _BRACKET)
_LEADER = re.compile(either("national_offices", "before"))
_LEADER_AFTER = re.compile(either("national_offices", "after"))
_REPORTER = re.compile(f"{either('press', 'maker')}[ \u3000：]*$")
_SPEAKS = re.compile(f"{_CALLED}?：")
_OFFICE = re.compile("[^，。；：！？]{2,40}")
_JOINT = re.compile(r"[、]|和|与|及|以及|跟|同")


@dataclass(frozen=True, slots=True)
class Mention:
    """One naming of a person in the narration."""

    name: str  # as matched, the whole of it where only its first part stands here
    start: int  # of the name
    end: int  # of the name
    until: int  # offset after the address that follows the name
    first: int  # where the naming begins, descriptor included
    descriptor: tuple[int, int]  # (start, end); equal where there is none
    titled: bool  # called a delegate here
    weight: float  # what speaks for the name here
    leader: bool  # holds a national office in this article
    joined: bool  # the next mention follows with a 、 or 和 only
    passage: int


class InOrder(tuple[Mention, ...]):
    """Mentions in the order in which their names begin, which is kept for looking them up."""

    @cached_property
    def starts(self) -> list[int]:
        """Find where the names begin."""
        return [mention.start for mention in self]


def between(people: InOrder, start: int, end: int) -> InOrder:
    """Give the mentions whose names begin in the span from `start` to `end`."""
    first = bisect_left(people.starts, start)
    return InOrder(people[first : bisect_left(people.starts, end, first)])


def names_somebody(people: InOrder, at: int) -> bool:
    """Tell whether the offset lies in a name or its address."""
    before = bisect_left(people.starts, at + 1)
    return before > 0 and at < people[before - 1].until


def mentions(narration: Narration) -> list[Mention]:
    """Find the namings of persons in the narration, in order, without reporters of the article itself."""
    text = narration.masked
    spans = [(passage.start, passage.end) for passage in narration.passages]
    found: list[Mention] = []
    headings = [(section.start, section.end) for section in narration.article.sections if section.heading]
    named = names(text, [*spans, *headings])
    full = short_forms({text[name.start : name.end] for name in named})
    leaders = {text[name.start : name.end] for name in named if _LEADER_AFTER.match(text, name.end)}
    starts = [name.start for name in named]
    for number, (start, end) in enumerate(spans):
        inside = named[bisect_left(starts, start) : bisect_left(starts, end)]
        here = [name for name in inside if name.end <= end]
        built: list[Mention] = []
        for index, name in enumerate(here):
            taken = built[-1].until if built else start
            limit = here[index + 1].start if index + 1 < len(here) else end
            built.append(_mention(text, name, start, taken, limit, number))
        found += _joined(text, [mention for mention in built if not _reports(text, mention)])
    found += _in_headings(narration, named)
    found.sort(key=lambda mention: mention.start)
    if full:
        found = [replace(mention, name=full.get(mention.name, mention.name)) for mention in found]
    leaders |= {mention.name for mention in found if _LEADER.search(text, *mention.descriptor)}
    return [replace(m, leader=True) if m.name in leaders else m for m in found] if leaders else found


def _in_headings(narration: Narration, named: Sequence[Name]) -> Iterator[Mention]:
    """Find persons whose names open a heading that gives their words (某某代表：…), in what follows."""
    sections = narration.article.sections
    firsts: dict[int, int] = {}
    for number, passage in enumerate(narration.passages):
        firsts.setdefault(passage.section, number)
    starts = [name.start for name in named]
    for number, section in enumerate(sections):
        if not section.heading or number not in firsts:
            continue
        for name in named[bisect_left(starts, section.start) : bisect_left(starts, section.end)]:
            if _opens(narration.masked, section.start, name) and _SPEAKS.match(
                narration.masked, name.end, section.end
            ):
                yield _mention(narration.masked, name, name.start, name.start, section.end, firsts[number])


def _opens(text: str, start: int, name: Name) -> bool:
    """Tell whether nothing but an office stands between the offset and the name."""
    return name.start == start or (
        name.left in ("role", "title") and _OFFICE.fullmatch(text, start, name.start) is not None
    )


def _mention(text: str, name: Name, start: int, taken: int, limit: int, passage: int) -> Mention:
    """Make a mention of a name: its descriptor, not before `taken`, and its address, not beyond `limit`."""
    before = descriptors.before(text, start, name.start, taken)
    left, right = before.start, before.end
    address = _ADDRESS.match(text, name.end, limit)
    if left == right:
        left, right = descriptors.after(text, name.end, limit) or (left, right)
    return Mention(
        name=text[name.start : name.end],
        start=name.start,
        end=name.end,
        until=address.end() if address else name.end,
        first=before.first,
        descriptor=(left, right),
        titled=before.titled or text.startswith(words_for("titles", "called"), name.end),
        weight=name.weight,
        leader=False,
        joined=False,
        passage=passage,
    )


def _joined(text: str, here: list[Mention]) -> list[Mention]:
    """Mark the mentions that only a 、 or 和 separates from the next one."""
    following = [mention.first for mention in here[1:]]
    joined = [
        _JOINT.fullmatch(text, mention.until, first) is not None
        for mention, first in zip(here, following, strict=False)
    ]
    if True not in joined:
        return here
    return [replace(m, joined=True) if joint else m for m, joint in zip(here, [*joined, False], strict=False)]


def _reports(text: str, mention: Mention) -> bool:
    """Tell whether the person is the article's reporter or photographer."""
    return not mention.titled and _REPORTER.search(text, max(0, mention.start - 8), mention.start) is not None
