"""The table of current divisions of county level and above, by code.

Reads data/gazetteer/divisions.csv once, with the csv module alone, so that resolving a phrase starts fast; a
row becomes a Division when it is asked for. Says nothing about names that are not current or official, and
knows no township.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from geo.errors import DataError
from geo.model import Divisions, Level
from geo.resources import DATA

PATH = DATA / "gazetteer" / "divisions.csv"

COLUMNS = (
    "adcode", "name", "level", "parent", "province", "prefecture", "county", "lat", "lon", "point",
    "radius_km", "west", "south", "east", "north", "name_en", "pinyin",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Division:
    """One division as it is today."""

    adcode: str  # GB/T 2260, six digits
    name: str  # full official name
    level: Level  # province, prefecture or county
    parent: str | None  # code of the division above; None for provinces
    chain: Divisions  # its own name and those above it
    lat: float  # WGS-84 degrees north of its point
    lon: float  # WGS-84 degrees east
    point: Literal["seat", "inside"]  # the seat of government, or a point of its area
    radius_km: float  # half the diagonal of its bounding box
    box: tuple[float, float, float, float]  # west, south, east, north in degrees
    name_en: str  # for readers of English
    pinyin: str  # syllables of the name without tones, separated by spaces


def get(adcode: str | None) -> Division | None:
    """The division with this code, or None."""
    return None if adcode is None or adcode not in _rows() else _division(adcode)


def every() -> Iterator[Division]:
    """All divisions in the order of their codes."""
    return map(_division, _rows())


def children(adcode: str) -> tuple[Division, ...]:
    """The divisions directly below one, in the order of their codes."""
    return tuple(_division(code) for code in _children().get(adcode, ()))


@cache
def _rows() -> dict[str, list[str]]:
    try:
        with PATH.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            header = tuple(next(reader, ()))
            rows = {row[0]: row for row in reader}
    except (OSError, UnicodeDecodeError, csv.Error, IndexError) as error:
        raise DataError(f"cannot read {PATH} ({error}); {_MEND}") from error
    if header != COLUMNS or any(len(row) != len(COLUMNS) for row in rows.values()):
        raise DataError(f"{PATH} has not the columns {', '.join(COLUMNS)}; {_MEND}")
    return rows


_MEND = "rebuild it with python -m geo.places.build --inputs DIR divisions"


@cache
def _children() -> dict[str, list[str]]:
    below: dict[str, list[str]] = {}
    for adcode, row in _rows().items():
        below.setdefault(row[3], []).append(adcode)
    return below


@cache
def _division(code: str) -> Division:
    row = _rows()[code]
    adcode, name, level, parent, province, prefecture, county, lat, lon, point, radius, *rest = row
    west, south, east, north, name_en, pinyin = rest
    return Division(
        adcode,
        name,
        cast(Level, level),
        parent or None,
        Divisions(province or None, prefecture or None, county or None),
        float(lat),
        float(lon),
        cast(Literal["seat", "inside"], point),
        float(radius),
        (float(west), float(south), float(east), float(north)),
        name_en,
        pinyin,
    )
