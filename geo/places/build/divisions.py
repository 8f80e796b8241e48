"""Writes data/gazetteer/divisions.csv: every current division of county level and above, with its point.

Names, codes, levels and boxes are those of the boundary data. A point must lie in the committed outline, so
this step comes after them. The point is the seat of government where GeoNames tells it (point "seat"),
otherwise Tianditu's label point, or a point of the outline where the label lies outside ("inside").
Townships and villages are not listed here.
"""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.places.build import boundaries, english, geonames, source, townships
from geo.places.build.seats import seats as seats_of
from geo.places.distance import half_diagonal_km
from geo.places.divisions import COLUMNS
from geo.places.township_points import stem

PATH = Path("gazetteer/divisions.csv")


def build(inputs: Path, data: Path) -> Path:
    """Write divisions.csv below `data` from the unpacked build inputs; returns its path."""
    rows = list(_rows(inputs, data))
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    path = data / PATH
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text.getvalue(), encoding="utf-8", newline="\n")
    return path


def _rows(inputs: Path, data: Path) -> Iterator[dict[str, str]]:
    units = source.units(inputs)
    labels = source.label_points(inputs)
    names = english.table()
    outlines = boundaries.outlines(data)
    seats = _seats(inputs, units, outlines)
    for unit in units:
        chain = {"province": "", "prefecture": "", "county": ""}
        for member in (unit.adcode, unit.parent, source.grandparent(unit)):
            if member:
                found = units.by_code[member]
                chain[found.level] = found.name
        outline = outlines[unit.adcode]
        lon, lat, kind = _point(outline, seats.get(unit.adcode), labels[unit.adcode])
        west, south, east, north = unit.shape.bounds
        yield {
            "adcode": unit.adcode,
            "name": unit.name,
            "level": unit.level,
            "parent": unit.parent or "",
            **chain,
            "lat": f"{lat:.5f}",
            "lon": f"{lon:.5f}",
            "point": kind,
            "radius_km": f"{half_diagonal_km(west, south, east, north):.1f}",
            "west": f"{west:.5f}",
            "south": f"{south:.5f}",
            "east": f"{east:.5f}",
            "north": f"{north:.5f}",
            "name_en": english.english(unit.adcode, unit.name, unit.level, names=names),
            "pinyin": english.pinyin(unit.name),
        }


def _seats(
    inputs: Path, units: source.Units, outlines: Mapping[str, BaseGeometry]
) -> dict[str, tuple[float, float]]:
    below: dict[str, set[str]] = defaultdict(set)
    for township in townships.townships(inputs, outlines):
        for above in (township.adcode, township.adcode[:4] + "00"):
            below[above].add(stem(township.name))
    held = geonames.held(outlines, geonames.towns(inputs))
    return seats_of(units, held, {adcode: frozenset(names) for adcode, names in below.items()})


def _point(
    outline: BaseGeometry, seat: tuple[float, float] | None, label: tuple[float, float]
) -> tuple[float, float, str]:
    if seat is not None:
        return *seat, "seat"
    if outline.covers(Point(label)):
        return *label, "inside"
    inside = outline.representative_point()
    return inside.x, inside.y, "inside"
