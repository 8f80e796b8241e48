"""Turns the units that a name can mean into today's divisions, and says what is certain among several.

A reading is a unit of the phrase's time with its township and village. Readings that are valid at the date
come first, then those that stand today; a name of a higher level beats the same short name of a lower one
(吉林 is the province). Among equals only what all have in common is certain; the rest are alternatives.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from geo.model import Divisions
from geo.places.gazetteer import NOW, Unit


@dataclass(frozen=True, slots=True)
class Reading:
    """One meaning of a phrase."""

    unit: Unit  # at the phrase's time
    today: Unit  # what it is now; for one that was divided up, the division that all parts lie in
    certain: bool = True  # whether today is what became of the unit, not only where it lies


def readings(held: Iterable[tuple[Unit, Unit | None]]) -> list[Reading]:
    """Each unit with what it is today, which the second of a pair, its township's holder, decides."""
    found = []
    for unit, holder in held:
        if holder is not None and (holder.level >= unit.level or not unit.settled):
            found.append(Reading(unit, holder))
        else:  # a coarser holder lists a zone's townships: the county named stays
            found.append(_plain(unit))
    return found


@cache
def _plain(unit: Unit) -> Reading:
    if unit.settled:
        return Reading(unit, unit.today[0])
    return Reading(unit, common(unit.today) or unit.today[0], certain=False)


def preferred(found: Sequence[Reading], *, year: int | None, full: bool) -> list[Reading]:
    """The readings that nothing speaks against, one per division of today."""
    if len(found) == 1:
        return list(found)
    kept = list(found)
    if year is not None:
        valid = [reading for reading in kept if reading.unit.since <= year <= _last(reading.unit)]
        kept = valid or kept
    kept = [reading for reading in kept if reading.unit.until == NOW] or _latest(kept)
    if not full:
        highest = min([reading.unit.level for reading in kept])
        kept = [reading for reading in kept if reading.unit.level == highest]
    if len(kept) == 1:
        return kept
    unique: dict[Unit, Reading] = {}
    for reading in sorted(kept, key=lambda reading: (reading.today.code, -reading.unit.until)):
        unique.setdefault(reading.today, reading)
    # One that all others lie in is what is certain about all of them.
    for reading in unique.values():
        if all(reading.today in other.above for other in unique):
            return [reading]
    return list(unique.values())


def _latest(found: list[Reading]) -> list[Reading]:
    """Former units without those that another of the same name and province followed."""
    return [
        reading
        for reading in found
        if not any(
            other.unit.since > reading.unit.until and other.unit.chain[0] == reading.unit.chain[0]
            for other in found
            if other.unit.name == reading.unit.name
        )
    ]


def common(units: Sequence[Unit]) -> Unit | None:
    """The finest division that all of today's `units` lie in."""
    shared = frozenset.intersection(*(unit.above for unit in units))
    return max(shared, key=lambda unit: unit.level, default=None)


@lru_cache(8192)
def divisions(unit: Unit | None, town: str | None = None, village: str | None = None) -> Divisions:
    """The chain of `unit` with a township and a village."""
    province, prefecture, county = unit.chain if unit else (None, None, None)
    return Divisions(province, prefecture, county, town, village)


def _last(unit: Unit) -> int:
    # The source lists what stood at a year's end: in the next year the unit still stood for some months.
    return unit.until + 1
