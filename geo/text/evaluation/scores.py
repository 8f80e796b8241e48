"""The figures of an evaluation: counts that add up over articles, and what follows from them.

Everything is kept as counts, so that a group's figures are those of its articles taken together (micro
averages), and the pooled ones those of all articles.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, fields
from itertools import chain
from typing import Any, cast


@dataclass(frozen=True, slots=True)
class Counts:
    """What was labelled, what was found, and what is in both."""

    right: int = 0
    found: int = 0
    labelled: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.right + other.right, self.found + other.found, self.labelled + other.labelled)

    @property
    def precision(self) -> float | None:
        """Give share of the found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Give share of the labelled that was found; None where nothing is labelled."""
        return self.right / self.labelled if self.labelled else None

    @property
    def f1(self) -> float | None:
        """Compute the harmonic mean of precision and recall; None where there is neither label nor find."""
        total = self.found + self.labelled
        return 2 * self.right / total if total else None


@dataclass(frozen=True, slots=True)
class Share:
    """How many of a number of cases are right."""

    right: int = 0
    of: int = 0

    def __add__(self, other: Share) -> Share:
        return Share(self.right + other.right, self.of + other.of)

    @property
    def accuracy(self) -> float | None:
        """Give the share; None where there is no case."""
        return self.right / self.of if self.of else None


@dataclass(frozen=True, slots=True)
class Judged:
    """A prediction with its confidence and whether it was right."""

    confidence: float
    right: bool


@dataclass(frozen=True, slots=True)
class Scores:
    """The figures of one article, of a group, or of all."""

    articles: int = 0
    characters: int = 0
    seconds: float = 0.0  # spent in the prediction
    refused: int = 0  # articles that the prediction would not read
    speakers: Counts = Counts()  # people with at least one quote, by name
    direct_03: Counts = Counts()  # direct quotes at an overlap of at least 0.3
    direct_08: Counts = Counts()
    indirect_03: Counts = Counts()
    indirect_08: Counts = Counts()
    speaker_direct: Share = Share()  # the right name among direct quotes matched at 0.3
    speaker_indirect: Share = Share()
    theme: Share = Share()  # the right theme among quotes matched at 0.3
    role: Share = Share()  # the right role among speakers found
    organisation: Share = Share()
    places: dict[str, Share] = field(default_factory=dict)  # level -> among speakers found, where either says
    chain: Share = Share()  # all five levels right
    unreadable: Counts = Counts()  # paragraphs reported as unreadable
    quotes: tuple[Judged, ...] = ()  # every quote found: right is span (0.8) and speaker
    people: tuple[Judged, ...] = ()  # every speaker found

    @property
    def false_speakers(self) -> int:
        """Count people found who are not labelled."""
        return self.speakers.found - self.speakers.right


def total(scores: Iterable[Scores]) -> Scores:
    """Give the figures of several articles taken together."""
    parts = list(scores)
    places: dict[str, Share] = {}
    for part in parts:
        for level, share in part.places.items():
            places[level] = places.get(level, Share()) + share
    apart = ("places", "quotes", "people")
    summed: dict[str, Any] = {
        each.name: sum((getattr(part, each.name) for part in parts), start=cast(Any, each.default))
        for each in fields(Scores)
        if each.name not in apart
    }
    quotes = tuple(chain.from_iterable(part.quotes for part in parts))
    people = tuple(chain.from_iterable(part.people for part in parts))
    return Scores(places=places, quotes=quotes, people=people, **summed)
