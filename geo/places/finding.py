"""Finds what a phrase names: divisions with the township and village behind them, or a locality alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.places.choice import choose
from geo.places.gazetteer import COUNTY, Gazetteer, Unit
from geo.places.organisations import Bodies
from geo.places.paths import Path, after_connector
from geo.places.townships import ZONE, Held, Town, printed_town, town_after, towns_in
from geo.places.villages import Village, lone_village, village_after, villages_in
from geo.vocabulary import either

LOCALITY = re.compile(either("divisions", "township", "village"))
"""Without one of these a text names no village and no township that the gazetteer lacks."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What the phrase names, before it is said what that is today."""

    held: tuple[Held, ...]  # units that it can be, with the holder of the township
    spans: tuple[tuple[int, int], ...]  # pieces of text that name the place, outermost first
    last: int  # offset of the last name
    full: bool  # the last name is written with its kind
    town: Town | None
    village: Village | None
    body: bool = False  # the last name is a well-known body's, which is also the organisation


def find(text: str, around: Sequence[Unit], names: Gazetteer, bodies: Bodies) -> Finding | None:
    """What `text` names, None where no place; `around` are its context's divisions, nearest first."""
    path = choose(text, names, bodies)
    return _along(text, path, names) if path else _locality_alone(text, around, names)


def _along(text: str, path: Path, names: Gazetteer) -> Finding:
    """The township and village behind a run of division names."""
    last = path.mentions[-1]
    held: tuple[Held, ...] = tuple((unit, None) for unit in last.units)
    end = last.end
    town = village = None
    if not last.organisation and end < len(text):
        town = town_after(text, end, last.units, names)
        if town is not None:
            held, end = town.held, town.end
        if LOCALITY.search(text, end):
            village = village_after(text, end, held, town, names)
            if town is None and not (village and village.known):
                town = printed_town(text, end, last.units, names)
                if town is not None:
                    held, end = town.held, town.end
                    village = village_after(text, end, held, town, names)
            if not (village and village.known) and (zone := ZONE.match(text, end)):
                village = village_after(text, zone.end(), held, town, names) or village
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
    full = last.full or town is not None
    start = village.start if village else town.start if town else last.start
    return Finding(held, tuple(spans), start, full, town, village, body=last.organisation)


def _locality_alone(text: str, around: Sequence[Unit], names: Gazetteer) -> Finding | None:
    """A township, or a village inside the context, with no division named before it."""
    for start, end, name, holders in towns_in(text, names):
        held: tuple[Held, ...] = tuple((unit, unit) for unit in _inside(holders, around))
        town = Town(name, start, end, held, known=True)
        village = village_after(text, end, held, town, names) if end < len(text) else None
        if village is not None:
            held, end = village.held, village.end
        first = village.start if village else start
        return Finding(held, ((start, end),), first, True, town, village)
    lone = lone_village(text, 0, names)
    if lone is None:
        return None
    for region in (*around, None):
        units = villages_in(region, lone[0], names)
        if units:
            held = tuple((unit, unit) for unit in units)
            return Finding(held, ((0, lone[1]),), 0, True, None, Village(lone[0], 0, lone[1], True, held))
    return None


def _searched(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Village | None:
    """A village below a province or prefecture, whose county is not named."""
    if any(unit.level == COUNTY for unit in units) or (lone := lone_village(text, at, names)) is None:
        return None
    regions = {today for unit in units for today in unit.today}
    found = tuple((unit, unit) for region in regions for unit in villages_in(region, lone[0], names))
    return Village(lone[0], after_connector(text, at), lone[1], True, found) if found else None


def _inside(units: tuple[Unit, ...], around: Sequence[Unit]) -> tuple[Unit, ...]:
    for region in around:
        inside = tuple(unit for unit in units if region in unit.above)
        if inside:
            return inside
    return units
