"""From a subject to a person: full names, pronouns, surnames with a title, elided subjects.

`Discourse` follows the article in order and remembers who was named and who spoke last. A pronoun goes to
whoever was named last, unless that was in an earlier passage and the person says nothing in the article (an
official in passing) while somebody has already spoken. Persons are keyed by name; two persons of one name
in one article are not told apart. A person whom the article calls 她 is not meant by 他.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping, Sequence

from geo.text.people.mentions import InOrder, Mention
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
        self._wanted: dict[str, InOrder] = {}
        self._spoken = spoken  # the names that stand with a speech verb somewhere in the article
        self._speaker: tuple[int, str] | None = None

    def resolve(self, subject: Subject, at: int, passage: int) -> tuple[str, ...]:
        """Give the names of the persons whom the subject means, in the passage of that number."""
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

    def _by_surname(self, surname: str, at: int) -> tuple[str, ...]:
        last = self._last(f"surname {surname}", at, lambda mention: mention.name.startswith(surname))
        return (last.name,) if last else ()

    def _in_focus(self, at: int, passage: int, gender: str | None) -> tuple[str, ...]:
        def fits(name: str) -> bool:
            return gender is None or self._genders.get(name, gender) == gender

        def is_meant(mention: Mention) -> bool:
            return (not mention.leader or mention.name in self._spoken) and fits(mention.name)

        last = self._last(f"pronoun {gender}", at, is_meant)
        if last is None:
            return ()
        silent = last.name not in self._spoken and last.passage != passage
        if self._speaker and fits(self._speaker[1]) and (last.start < self._speaker[0] or silent):
            return (self._speaker[1],)
        return (last.name,)

    def _last(self, key: str, at: int, wanted: Callable[[Mention], bool]) -> Mention | None:
        """Find the last wanted mention before the offset; each mention is asked once for each `key`."""
        if key not in self._wanted:
            self._wanted[key] = InOrder(filter(wanted, self._mentions))
        found = self._wanted[key]
        before = bisect_left(found.starts, at)
        return found[before - 1] if before else None
