"""Resolves a phrase that says where someone is from into a chain of divisions: `resolve`.

Steps, each in a module of its own: bring the phrase into the gazetteer's script (normalise), find runs of
division names (paths), keep those that are meant as places (evidence), choose among several (choice), read
the township and village behind them (townships, villages, put together in finding), say what that is today
and what is certain (readings), and split office and organisation from the rest (offices). Never guesses
between equals and never asks anybody online.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from geo.model import Divisions, Level, Place
from geo.places import offices
from geo.places.confidence import LEANING, NOTHING, confidence
from geo.places.context import anaphor, narrowed, regions, up_to
from geo.places.finding import Finding, find
from geo.places.gazetteer import Unit, gazetteer
from geo.places.normalise import Normal, normalise
from geo.places.offices import Office
from geo.places.organisations import bodies
from geo.places.readings import Reading, common, divisions, preferred, readings

LEVEL_NAMES: tuple[Level, ...] = ("province", "prefecture", "county")
CACHED = 4096


def resolve(phrase: str, *, context: Sequence[str] = (), date: str | None = None) -> Place:
    """Find the divisions that a place phrase names, as far as they are certain.

    Args:
        phrase: A place as articles print it, with or without an office behind it.
        context: Wider place phrases in force around it, nearest first (a paragraph's 甘肃省); they settle
            what the phrase leaves open, and stand in where it only points back (社区党委 after a community
            was named).
        date: ISO 8601; decides between readings of different times.

    Returns:
        The chain of divisions with its GB/T 2260 code, and the equals it does not guess between.

    Example:
        >>> place = resolve("云南省昭通市委书记")
        >>> place.adcode, place.divisions.prefecture, place.role
        ('530600', '昭通市', '市委书记')
    """
    return _resolve(phrase, tuple(context), date)


@lru_cache(CACHED)
def _resolve(phrase: str, context: tuple[str, ...], date: str | None) -> Place:
    names = gazetteer()
    normal = normalise(phrase, names.traditional)
    text = normal.text
    year = int(date[:4]) if date and date[:4].isdecimal() else None
    wider = [_resolve(other, (), date) for other in context if other != phrase] if context else []
    around = regions(wider, names) if wider else []
    found = find(text, around, names, bodies(names))
    if found is None:
        return _pointing_back(phrase, normal, wider)
    kept = readings(found.held)
    kept = preferred(narrowed(kept, around), year=year, full=found.full)
    return _place(phrase, normal, found, kept)


def _place(phrase: str, normal: Normal, found: Finding, kept: list[Reading]) -> Place:
    start, end = found.spans[0][0], found.spans[-1][1]
    if found.body:  # clinic or college: what the place ends in belongs to the organisation
        office = offices.split(normal.text, start, start, start)
    else:
        office = offices.split(normal.text, start, end, found.last)
    if normal.text != phrase:
        office = _as_given(phrase, normal, office)
    if len(found.spans) == 1:
        matched = normal.printed(phrase, start, end)
    else:
        matched = "".join([normal.printed(phrase, *span) for span in found.spans])
    todays = [reading.today for reading in kept]
    alternatives: list[Unit] = []
    unit: Unit | None
    if len(todays) == 1:
        unit = todays[0]
        if not kept[0].certain:
            alternatives = [today for today in kept[0].unit.today if today is not unit]
    else:
        unit = common(todays)
        alternatives = todays
    town = found.town.name if found.town and len(todays) == 1 else None
    village = found.village.name if found.village and len(todays) == 1 else None
    return Place(
        query=phrase,
        divisions=divisions(unit, town, village),
        adcode=unit.code if unit else None,
        role=office.role,
        organisation=office.organisation,
        matched=matched or None,
        confidence=confidence(found, kept),
        as_printed=_as_printed(kept, found, town, village),
        known=_known(unit, found, town, village),
        alternatives=tuple(
            divisions(
                today, found.town.name if found.town else None, found.village.name if found.village else None
            )
            for today in alternatives
        ),
        alternative_adcodes=tuple(today.code for today in alternatives),
    )


def _as_given(phrase: str, normal: Normal, office: Office) -> Office:
    """Office and organisation in the characters of the phrase."""

    def given(part: str | None) -> str | None:
        at = normal.text.rfind(part) if part else -1
        return normal.printed(phrase, at, at + len(part)) if part and at >= 0 else part

    return Office(given(office.role), given(office.organisation))


def _as_printed(
    kept: list[Reading], found: Finding, town: str | None, village: str | None
) -> Divisions | None:
    """The names of the phrase's own time, where it means one unit and that was called or lay otherwise."""
    if len(kept) != 1 or kept[0].unit.chain == kept[0].today.chain:
        return None
    unit = kept[0].unit
    if unit.stands and not (found.town and found.town.moved):
        return None
    return divisions(unit, town, village)


def _known(unit: Unit | None, found: Finding, town: str | None, village: str | None) -> Level | None:
    if village and found.village and found.village.known:
        return "village"
    if town and found.town and found.town.known:
        return "township"
    return LEVEL_NAMES[unit.level] if unit else None


def _pointing_back(phrase: str, normal: Normal, wider: Sequence[Place]) -> Place:
    """An office or body without a place of its own: the context's unit that it leans on, or nothing."""
    text = normal.text
    level = anaphor(text)
    office = offices.split(text, 0, 0, 0)
    if text != phrase:
        office = _as_given(phrase, normal, office)
    for place in wider:
        chain = up_to(place.divisions, level) if level else None
        if chain is not None:
            return replace(
                place,
                query=phrase,
                divisions=chain,
                role=office.role,
                organisation=office.organisation,
                matched=None,
                confidence=place.confidence * LEANING,
            )
    return Place(phrase, Divisions(), None, office.role, office.organisation, None, NOTHING)


def clear() -> None:
    """Forget the answers that are kept for repeated questions, for measurements."""
    _resolve.cache_clear()
