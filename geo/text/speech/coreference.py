"""From a subject to a person: full names, pronouns, surnames with a title, elided subjects.

`Discourse` follows the article in order and remembers who was named and who spoke last. A pronoun goes to
whoever was named last, unless that was in an earlier passage and the person says nothing in the article (an
official in passing) while somebody has already spoken. Persons are keyed by name; two persons of one name
in one article are not told apart. A person whom the article calls 她 is not meant by 他.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence

from geo.text.people.mentions import Mention
from geo.text.speech.subjects import Subject

_PRONOUN = re.compile("[^他她，]{0,12}，?([他她])")  # with what may stand before it


class Discourse:
    """What the article has said so far about who is who."""

    def __init__(
        self, text: str, mentions: Sequence[Mention], spoken: Collection[str], genders: Mapping[str, str]
    ) -> None:
        self._text = text
        self._genders = genders  # 他 or 她 by name, where known
        self._mentions = mentions
        self._starts = [mention.start for mention in mentions]
        self._spoken = spoken  # the names that stand with a speech verb somewhere in the article
        self._speaker: tuple[int, str] | None = None

    def resolve(self, subject: Subject, at: int, passage: int) -> tuple[str, ...]:
        """The names of the persons whom the subject, in the passage of that number, means."""
        if subject.who == "person":
            return tuple(mention.name for mention in subject.mentions)
        if subject.who == "short":
            return self._by_surname(subject.surname, at)
        if subject.who in ("pronoun", "elided", "focus"):
            pronoun = _PRONOUN.match(self._text, subject.start) if subject.who == "pronoun" else None
            gender = pronoun[1] if pronoun else None
            return self._in_focus(subject.start, passage, gender) or self._in_focus(
                subject.start, passage, None
            )
        return ()

    def spoke(self, name: str, at: int) -> None:
        """Remember who spoke last, and where."""
        self._speaker = (at, name)

    def _before(self, at: int) -> Sequence[Mention]:
        return self._mentions[: bisect_left(self._starts, at)]

    def _by_surname(self, surname: str, at: int) -> tuple[str, ...]:
        found = (mention.name for mention in reversed(self._before(at)) if mention.name.startswith(surname))
        name = next(found, None)
        return (name,) if name else ()

    def _in_focus(self, at: int, passage: int, gender: str | None) -> tuple[str, ...]:
        def fits(name: str) -> bool:
            return gender is None or self._genders.get(name, gender) == gender

        named = (m for m in reversed(self._before(at)) if not m.leader or m.name in self._spoken)
        last = next((mention for mention in named if fits(mention.name)), None)
        if last is None:
            return ()
        silent = last.name not in self._spoken and last.passage != passage
        if self._speaker and fits(self._speaker[1]) and (last.start < self._speaker[0] or silent):
            return (self._speaker[1],)
        return (last.name,)
