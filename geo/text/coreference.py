"""From a subject to a person: full names, bare names, pronouns, surnames with a title, elided subjects.

`Discourse` follows the article in order and remembers who was named and who spoke last. A pronoun goes to the
last person in focus: the last speaker, or somebody named since as the subject of a sentence. Persons are
keyed by name; two persons of one name in one article are not told apart.
"""

from __future__ import annotations

from geo.text.frames import Subject
from geo.text.people import Mention


class Discourse:
    """What the article has said so far about who is who."""

    def __init__(self, mentions: list[Mention]) -> None:
        self._mentions = mentions
        self._speaker: tuple[int, str] | None = None

    def resolve(self, subject: Subject, at: int) -> tuple[str, ...]:
        """The names of the persons whom the subject means; empty where nobody can be named."""
        if subject.who == "person":
            return tuple(mention.name for mention in subject.mentions)
        if subject.who == "short":
            return self._by_surname(subject.surname, at)
        if subject.who in ("pronoun", "elided", "focus"):
            return self._in_focus(subject.start)
        return ()

    def spoke(self, name: str, at: int) -> None:
        """Remember who spoke last."""
        self._speaker = (at, name)

    def _by_surname(self, surname: str, at: int) -> tuple[str, ...]:
        for mention in reversed([m for m in self._mentions if m.start < at]):
            if mention.name.startswith(surname):
                return (mention.name,)
        return ()

    def _in_focus(self, at: int) -> tuple[str, ...]:
        named = [m for m in self._mentions if m.start < at]
        spoke = self._speaker
        if named and (spoke is None or named[-1].start > spoke[0]):
            return (named[-1].name,)
        return (spoke[1],) if spoke else ()
