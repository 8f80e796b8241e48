"""Writes data/gazetteer/divisions.csv: every current division of county level and above, with its point.

Names, codes, levels and boxes are those of the boundary data. A point must lie in the committed outline, so
this step comes after them. The point is the seat of government where GeoNames tells it (point "seat"),
otherwise Tianditu's label point, or a point of the outline where the label lies outside ("inside").
Townships and villages are not listed here.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path

from shapely import Point
from shapely.geometry.base import BaseGeometry

from geo.places.build import boundaries, english, geonames, source
from geo.places.build.seats import seats as seats_of
from geo.places.distance import half_diagonal_km

PATH = Path("gazetteer/divisions.csv")

COLUMNS = (
    "adcode", "name", "level", "parent", "province", "prefecture", "county", "lat", "lon", "point",
    "radius_km", "west", "south", "east", "north", "name_en", "pinyin",
)  # fmt: skip


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
    seats = seats_of(units, outlines, geonames.towns(inputs))
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


def _point(
    outline: BaseGeometry, seat: tuple[float, float] | None, label: tuple[float, float]
) -> tuple[float, float, str]:
    if seat is not None:
        return *seat, "seat"
    if outline.covers(Point(label)):
        return *label, "inside"
    inside = outline.representative_point()
    return inside.x, inside.y, "inside"
