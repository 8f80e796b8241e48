"""Speakers: the persons whose speech was found, each with the naming that describes them best.

The descriptor comes from the fullest naming of the person. A place before the name and an office after it (
某县的某某当了七年村支书) are joined; an office that only a sentence with 他 or 她 gives is taken from there.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import Speaker
from geo.text import confidence
from geo.text.people import descriptors, place_phrases
from geo.text.people.mentions import Mention
from geo.text.people.place_hints import Scenes
from geo.text.structure.narration import Narration

_REACH = 400  # characters behind a naming in which sentences may give the person's office
FIRM = 6.0  # the weight of a naming from which its name is hardly in doubt


@dataclass(frozen=True, slots=True)
class Description:
    """What the article says a person is."""

    words: str
    start: int  # of the words where they stand in one piece, else of the name
    end: int


class Everybody:
    """All namings of an article in order, and where after one of them somebody else is named."""

    def __init__(self, people: Sequence[Mention]) -> None:
        self._people = people
        self._starts = [mention.start for mention in people]
        self._other = list(range(1, len(people) + 1))  # by place: of the next naming of another person
        for at in range(len(people) - 2, -1, -1):
            if people[at].name == people[at + 1].name:
                self._other[at] = self._other[at + 1]

    def named_after(self, mention: Mention, end: int) -> int:
        """Find where the first naming of another person begins behind the mention, at most `end`."""
        at = bisect_left(self._starts, mention.start)
        while at < len(self._people) and self._people[at].first < end:
            other = self._people[at]
            if other.name == mention.name:
                at = self._other[at]
            elif other.first > mention.end:
                return other.first
            else:
                at += 1
        return end

    def named_before(self, mention: Mention, start: int) -> int:
        """Find where the naming of somebody before the mention ends, at least `start`."""
        at = bisect_left(self._starts, mention.start) - 1
        return max(start, self._people[at].until) if at >= 0 else start


def speaker(
    narration: Narration,
    mentions: Sequence[Mention],
    everybody: Everybody,
    scenes: Scenes,
    *,
    alone: bool,
) -> Speaker:
    """Describe the speaker whose namings, all of one name, are `mentions`.

    `alone` where the article is about few persons.
    """
    text = narration.article.text
    best = max(mentions, key=_fullness)
    stop = _until_somebody_else(narration, best, everybody)
    described = _description(narration, best, stop, everybody)
    if not described.words:
        further = (
            _description(narration, m, _until_somebody_else(narration, m, everybody), everybody)
            for m in mentions
        )
        described = next((found for found in further if found.words), described)
    hint = scenes.hint(described.words, best.passage, best.first, alone=alone)
    if hint is None and not place_phrases.names_place(described.words):
        hint = place_phrases.origin(narration.masked, best.end, stop) or next(
            filter(None, (_of_title(narration, scenes, mention) for mention in mentions)), None
        )
    rule = ("described" if described.words else "bare-name") + ("" if _is_firm(mentions) else "-thin")
    whole = next((m for m in (best, *mentions) if m.end - m.start == len(m.name)), best)
    return Speaker(
        name=text[whole.start : whole.end],
        start=best.start,
        end=best.end,
        descriptor=described.words,
        descriptor_start=described.start,
        descriptor_end=described.end,
        place_hint=hint,
        context=scenes.context(best.passage, best.first),
        rule=rule,
        confidence=confidence.of_rule(rule),
    )


def _of_title(narration: Narration, scenes: Scenes, mention: Mention) -> str | None:
    """Give the place that the delegate title before a naming stands for."""
    if not mention.titled or mention.first == mention.start:
        return None
    title = narration.masked[mention.first : mention.start]
    return scenes.of_title(title, mention.passage, mention.first)


def _fullness(mention: Mention) -> tuple[int, int]:
    length = mention.descriptor[1] - mention.descriptor[0]
    return min(length, 12), -mention.start


def _is_firm(mentions: Sequence[Mention]) -> bool:
    """Tell whether some naming has enough weight that the name is hardly in doubt."""
    return max(mention.weight for mention in mentions) >= FIRM


def _until_somebody_else(narration: Narration, mention: Mention, everybody: Everybody) -> int:
    """Find where the words about a person end: at the next one, or with the passages about 他 or 她."""
    end = narration.passages[mention.passage].end
    if mention.passage + 1 < len(narration.passages):
        following = narration.passages[mention.passage + 1]
        if narration.masked.startswith(("他", "她", "这位", "这名", "作为", "身为"), following.start):
            end = following.end
    return everybody.named_after(mention, end)


def _description(narration: Narration, mention: Mention, stop: int, everybody: Everybody) -> Description:
    """Describe the person of the naming, with the office that the sentences up to `stop` give."""
    text, form = narration.article.text, narration.masked
    left, right = mention.descriptor
    if left < right and descriptors.tells(form[left:right]) and not place_phrases.chain(form, left, right):
        return Description(text[left:right], left, right)
    near, start = min(stop, mention.end + _REACH), narration.passages[mention.passage].start
    office = (
        descriptors.after(form, mention.end, stop)
        or descriptors.ahead(form, everybody.named_before(mention, start), mention.first)
        or descriptors.office(form, mention.end, near)
    )
    if office is None:
        at = (left, right) if left < right else (mention.start, mention.start)
        return Description(text[left:right], *at)
    if left == right:
        return Description(text[office[0] : office[1]], *office)
    return Description(text[left:right] + text[office[0] : office[1]], mention.start, mention.end)
