"""Finds the town from which a division is governed, where GeoNames says which that is.

GeoNames gives a division's full name (隆德县, 昭通市) to its seat as an alternate name. A town is taken as
the seat if it lies in the division's outline and no other town there carries the name; of several, the one
whose own name is the division's. The short name alone (隆德) proves nothing: another town may bear it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.places.build.english import romanised
from geo.places.build.geonames import Town
from geo.places.build.source import Unit


def seats(
    units: Iterable[Unit], outlines: Mapping[str, BaseGeometry], towns: Iterable[Town]
) -> dict[str, tuple[float, float]]:
    """Code of a division -> longitude and latitude of its seat, for those that GeoNames tells."""
    named: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for name in town.chinese:
            named[name].append(town)
    found: dict[str, tuple[float, float]] = {}
    for unit in units:
        held = [town for town in named[unit.name] if outlines[unit.adcode].covers(Point(town.lon, town.lat))]
        if len(held) > 1:
            held = [town for town in held if _plain(town.name) == _plain(romanised(unit.name))]
        if len(held) == 1:
            found[unit.adcode] = (held[0].lon, held[0].lat)
    return found


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFD", name.lower())
    return "".join(letter for letter in letters if letter.isalpha())
