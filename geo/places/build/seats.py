"""Finds the town from which a division is governed, where GeoNames says which that is.

GeoNames gives a division's name to its seat as an alternate name: the full name (隆德县, 昭通市) or the short
one (隆德). A town in the division's outline is taken as the seat if it alone bears the full name, or of
several the one whose own name is the division's. Where no town has the full name, the short one counts if one
town alone has it and no township there is called so, which might be any town. Not for districts: a short name
in a city may be a road's. Where both names are given and point to two towns in a county, neither is taken:
seats have moved.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from geo.places.build.english import proper, romanised
from geo.places.build.geonames import Town
from geo.places.build.source import Unit


def seats(
    units: Iterable[Unit],
    held: Mapping[str, Iterable[Town]],
    townships: Mapping[str, frozenset[str]],
) -> dict[str, tuple[float, float]]:
    """Code of a division -> longitude and latitude of its seat, for those that GeoNames tells.

    `held` has the towns in each division, `townships` the proper names of the townships in it.
    """
    found: dict[str, tuple[float, float]] = {}
    for unit in units:
        seat = _seat(unit, held.get(unit.adcode, ()), townships.get(unit.adcode, frozenset()))
        if seat is not None:
            found[unit.adcode] = (seat.lon, seat.lat)
    return found


def _seat(unit: Unit, towns: Iterable[Town], townships: frozenset[str]) -> Town | None:
    short = proper(unit.name)
    bearers: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for name in {unit.name, short} & set(town.chinese):
            bearers[name].append(town)
    full, brief = bearers[unit.name], bearers[short]
    if len(full) > 1:
        full = [town for town in full if _named_after(town, unit)]
    if full:
        moved = any(town not in full and not _named_after(town, unit) for town in brief)
        certain = len(full) == 1 and not (moved and _is_county(unit))
        return full[0] if certain else None
    certain = len(brief) == 1 and short not in townships and not unit.name.endswith("区")
    return brief[0] if certain and not bearers[unit.name] else None


def _is_county(unit: Unit) -> bool:
    """A county or a town of its rank; a city's wider area may hold a county that shares its name."""
    return unit.level == "county" and not unit.name.endswith("区")


def _named_after(town: Town, unit: Unit) -> bool:
    return _plain(town.name) == _plain(romanised(unit.name))


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if letter.isalpha())
