"""Writes data/gazetteer/township_points.csv.gz: points of townships on which three things agree.

The name: a town of GeoNames bears the township's full or proper Chinese name. The outline: the town lies in
the township's county. Uniqueness: no other town there bears the name, no other township there has it, and the
town answers no other township. Two out of three give no point. Townships of development zones, which are no
counties, are looked for in the whole prefecture; they also count when a county's names are compared.
"""

from __future__ import annotations

import csv
import gzip
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from math import cos, radians, sqrt
from pathlib import Path

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo.places.build import boundaries, geonames
from geo.places.build.geonames import Town
from geo.places.build.townships import Township
from geo.places.build.townships import townships as townships_of
from geo.places.township_points import COLUMNS, stem

PATH = Path("gazetteer/township_points.csv.gz")


def build(inputs: Path, data: Path) -> Path:
    """Write the points below `data`; returns their path."""
    outlines = boundaries.outlines(data)
    townships = townships_of(inputs, outlines)
    held = geonames.held(outlines, geonames.towns(inputs))
    sizes = _sizes(outlines, townships)
    finest = {town.id: adcode for adcode in sorted(held, key=_fineness) for town in held[adcode]}
    rows = [
        (
            township.adcode,
            township.name,
            f"{town.lat:.5f}",
            f"{town.lon:.5f}",
            f"{sizes[finest[town.id]]:.1f}",
            finest[town.id],
            str(town.id),
        )
        for township, town in matches(townships, held)
    ]
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(sorted(rows))
    path = data / PATH
    path.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))
    return path


def matches(townships: Iterable[Township], held: Mapping[str, Iterable[Town]]) -> list[tuple[Township, Town]]:
    """Townships with the one town that can be meant. `held` has the towns in each division."""
    townships = list(townships)
    names = Counter((township.adcode, stem(township.name)) for township in townships)
    bearers = {adcode: _bearers(towns) for adcode, towns in held.items()}
    below: dict[str, set[str]] = defaultdict(set)
    for township in townships:
        below[township.adcode[:4] + "00"].add(township.adcode)
    found: list[tuple[Township, Town]] = []
    for township in townships:
        proper, prefecture = stem(township.name), township.adcode[:4] + "00"
        # A county shares its names with the zones of its prefecture, a zone with all its counties.
        rivals = below[prefecture] if township.adcode == prefecture else {township.adcode, prefecture}
        towns = bearers.get(township.adcode, {})
        meant = {town.id: town for name in (township.name, proper) for town in towns.get(name, ())}
        if len(meant) == 1 and sum(names[rival, proper] for rival in rivals) == 1:
            found.append((township, next(iter(meant.values()))))
    answered = Counter(town.id for _, town in found)
    return [(township, town) for township, town in found if answered[town.id] == 1]


def _bearers(towns: Iterable[Town]) -> dict[str, list[Town]]:
    bearers: dict[str, list[Town]] = defaultdict(list)
    for town in towns:
        for name in town.chinese:
            bearers[name].append(town)
    return bearers


def _sizes(outlines: Mapping[str, BaseGeometry], townships: Iterable[Township]) -> dict[str, float]:
    """Code -> half the diagonal, in km, of a square as large as the division's average township."""
    numbers = Counter(township.adcode for township in townships)
    return {
        adcode: sqrt(_square_km(outline) / max(numbers[adcode], 1) / 2)
        for adcode, outline in outlines.items()
    }


def _square_km(outline: BaseGeometry) -> float:
    """Area of an outline in degrees, on a sphere; good to one percent."""
    degree = 111.2

    def flat(coordinates: np.ndarray) -> np.ndarray:
        middle = cos(radians(float(coordinates[:, 1].mean())))
        return coordinates * [degree * middle, degree]

    return float(shapely.transform(outline, flat).area)


def _fineness(adcode: str) -> tuple[int, str]:
    return (2 if not adcode.endswith("00") else 0 if adcode.endswith("0000") else 1), adcode
