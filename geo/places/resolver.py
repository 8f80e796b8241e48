"""Resolves a phrase that says where someone is from into a chain of divisions: `resolve`.

Steps, each in a module of its own: bring the phrase into the gazetteer's script (normalise), find runs of
division names (paths), keep those that are meant as places (evidence), choose among several (choice), read the
township and village behind them (localities), say what that is today and what is certain (readings), and split
office and organisation from the rest (offices). Never guesses between equals and never asks anybody online.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.model import Divisions, Level, Place
from geo.places import offices
from geo.places.choice import choose
from geo.places.confidence import LEANING, NOTHING, confidence
from geo.places.context import anaphor, narrowed, regions, up_to
from geo.places.gazetteer import COUNTY, Gazetteer, Unit, gazetteer
from geo.places.localities import Town, Village, lone_village, printed_town, town_after, towns_in, village_after, villages_in
from geo.places.normalise import Normal, normalise
from geo.places.organisations import bodies
from geo.places.paths import Path
from geo.places.readings import Reading, common, divisions, preferred, readings

LEVEL_NAMES: tuple[Level, ...] = ("province", "prefecture", "county")
CACHED = 4096


def resolve(phrase: str, *, context: Sequence[str] = (), date: str | None = None) -> Place:
    """Where `phrase` is, as far as it is certain.

    `context` are wider place phrases in force around it, nearest first (a paragraph's 甘肃省); they settle what
    the phrase leaves open and stand in where it only points back (社区党委 after a community was named). `date`
    (ISO 8601) decides between readings of different times.
    """
    return _resolve(phrase, tuple(context), date)


@lru_cache(CACHED)
def _resolve(phrase: str, context: tuple[str, ...], date: str | None) -> Place:
    names = gazetteer()
    normal = normalise(phrase, names.traditional)
    text = normal.text
    year = int(date[:4]) if date and date[:4].isdecimal() else None
    wider = [_resolve(other, (), date) for other in context if other != phrase]
    around = regions(wider, names)
    path = choose(text, names, bodies(names))
    found = _along(text, path, names) if path else _locality_alone(text, around, names)
    if found is None:
        return _pointing_back(phrase, text, wider)
    kept = readings(found.held)
    kept = preferred(narrowed(kept, around), year=year, full=found.full)
    return _place(phrase, normal, found, kept)


@dataclass(frozen=True, slots=True)
class _Found:
    """What the phrase names, before it is said what that is today."""

    held: tuple[tuple[Unit, Unit | None], ...]  # units that it can be, with the holder of the township
    spans: tuple[tuple[int, int], ...]  # pieces of text that name the place, outermost first
    last: int  # offset of the last name of county level or above; of the place where there is none
    full: bool  # the last name is written with its kind
    town: Town | None
    village: Village | None


def _along(text: str, path: Path, names: Gazetteer) -> _Found:
    """The township and village behind a run of division names."""
    last = path.mentions[-1]
    held: tuple[tuple[Unit, Unit | None], ...] = tuple((unit, None) for unit in last.units)
    end = last.end
    town = village = None
    if not last.organisation and end < len(text):
        town = town_after(text, end, last.units, names)
        if town is not None:
            held, end = town.held, town.end
        village = _village(text, end, held, town, names)
        if town is None and not (village and village.known):
            town = printed_town(text, end, last.units, names)
            if town is not None:
                held, end = town.held, town.end
                village = _village(text, end, held, town, names)
        if village is None and town is None:
            village = _searched(text, end, last.units, names)
        if village is not None:
            held, end = village.held, village.end
    spans: list[tuple[int, int]] = []
    for mention in path.mentions:
        if spans and mention.start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], mention.end)
        else:
            spans.append((mention.start, mention.end))
    spans[-1] = (spans[-1][0], end)
    return _Found(held, tuple(spans), last.start, last.full or town is not None, town, village)


def _locality_alone(text: str, around: Sequence[Unit], names: Gazetteer) -> _Found | None:
    """A township, or a village inside the context, with no division named before it."""
    for start, end, name, holders in towns_in(text, names):
        held: tuple[tuple[Unit, Unit | None], ...] = tuple((unit, unit) for unit in _inside(holders, around))
        town = Town(name, end, held, known=True)
        village = _village(text, end, held, town, names)
        if village is not None:
            held, end = village.held, village.end
        return _Found(held, ((start, end),), start, True, town, village)
    lone = lone_village(text, 0, names)
    if lone is None:
        return None
    for region in (*around, None):
        units = villages_in(region, lone[0], names)
        if units:
            held = tuple((unit, unit) for unit in units)
            return _Found(held, ((0, lone[1]),), 0, True, None, Village(lone[0], lone[1], True, held))
    return None


def _searched(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Village | None:
    """A village below a province or prefecture, whose county is not named."""
    if any(unit.level == COUNTY for unit in units) or (lone := lone_village(text, at, names)) is None:
        return None
    regions = {today for unit in units for today in unit.today}
    found = tuple((unit, unit) for region in regions for unit in villages_in(region, lone[0], names))
    return Village(lone[0], lone[1], True, found) if found else None


def _village(
    text: str, at: int, held: Sequence[tuple[Unit, Unit | None]], town: Town | None, names: Gazetteer
) -> Village | None:
    if at >= len(text):
        return None
    pairs = [(unit, holder or unit.today[0]) for unit, holder in held]
    return village_after(text, at, pairs, town, names)


def _inside(units: tuple[Unit, ...], around: Sequence[Unit]) -> tuple[Unit, ...]:
    for region in around:
        inside = tuple(unit for unit in units if region in unit.above)
        if inside:
            return inside
    return units


def _place(phrase: str, normal: Normal, found: _Found, kept: list[Reading]) -> Place:
    start, end = found.spans[0][0], found.spans[-1][1]
    office = offices.split(normal.text, start, end, found.last)
    matched = "".join(normal.printed(phrase, *span) for span in found.spans)
    todays = [reading.today for reading in kept]
    alternatives: list[Unit] = []
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
            divisions(today, found.town and found.town.name, found.village and found.village.name)
            for today in alternatives
        ),
        alternative_adcodes=tuple(today.code for today in alternatives),
    )


def _as_printed(kept: list[Reading], found: _Found, town: str | None, village: str | None) -> Divisions | None:
    """The names of the phrase's own time, where it means one unit and that was called or lay otherwise."""
    if len(kept) != 1 or kept[0].unit.chain == kept[0].today.chain:
        return None
    unit = kept[0].unit
    if unit.stands and not (found.town and found.town.moved):
        return None
    return divisions(unit, town, village)


def _known(unit: Unit | None, found: _Found, town: str | None, village: str | None) -> Level | None:
    if village and found.village and found.village.known:
        return "village"
    if town and found.town and found.town.known:
        return "township"
    return LEVEL_NAMES[unit.level] if unit else None


def _pointing_back(phrase: str, text: str, wider: Sequence[Place]) -> Place:
    """An office or body without a place of its own: the context's unit that it leans on, or nothing."""
    office = offices.split(text, 0, 0, 0)
    level = anaphor(text)
    for place in wider if level else ():
        chain = up_to(place.divisions, level)
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
