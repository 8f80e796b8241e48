"""Which people of different articles are one delegate.

Two readings are one person when the names are the same and the places agree: no level contradicts another,
and both say at least the prefecture (or the county, where that answers to the province). With less than
that in common, or where two delegates would do equally well, they stay apart: only the name agrees. A
person without a place is never merged. Earlier articles come first, so the outcome does not hang on chance.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from geo.model import LEVELS, Divisions
from geo.store.reading.article import Person, Reading


@dataclass(slots=True)
class Delegate:
    """One person of the dataset, with every reading of them in the dataset's order."""

    readings: list[tuple[int, int]] = field(default_factory=list)  # (article, index into its people)
    people: list[Person] = field(default_factory=list)
    chains: set[Divisions] = field(default_factory=set)  # the different places among them

    @property
    def best(self) -> Person:
        """The reading that says most about the place; the earliest of equals."""
        return max(self.people, key=lambda person: depth(person.divisions))

    def takes(self, person: Person) -> bool:
        """Whether `person`, of the same name, is this one."""
        return all(agree(known, person.divisions) for known in self.chains)


def delegates(readings: Sequence[Reading]) -> list[Delegate]:
    """The people of all readings, in order of first appearance."""
    found: list[Delegate] = []
    by_name: dict[str, list[Delegate]] = {}
    for article, reading in enumerate(readings):
        for index, person in enumerate(reading.people):
            fitting = [
                delegate
                for delegate in by_name.get(person.name, ())
                if delegate.readings[-1][0] != article  # an article tells its own people apart
                and delegate.takes(person)
            ]
            if len(fitting) == 1:
                delegate = fitting[0]
            else:
                delegate = Delegate()
                found.append(delegate)
                by_name.setdefault(person.name, []).append(delegate)
            delegate.readings.append((article, index))
            delegate.people.append(person)
            delegate.chains.add(person.divisions)
    return found


def agree(one: Divisions, other: Divisions) -> bool:
    """Whether two chains can be one place, and have enough in common to say so."""
    shared = [
        (getattr(one, level), getattr(other, level))
        for level in LEVELS
        if getattr(one, level) and getattr(other, level)
    ]
    if any(mine != theirs for mine, theirs in shared):
        return False
    return one.province is not None and one.province == other.province and len(shared) > 1


def depth(divisions: Divisions) -> int:
    """How many levels a chain goes down: 0 for none, 5 for a village."""
    return max((place for place, level in enumerate(LEVELS, start=1) if getattr(divisions, level)), default=0)
