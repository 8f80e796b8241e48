"""Where townships lie, for those whose place is certain.

Reads data/gazetteer/township_points.csv.gz when the first township is asked for. A township is found by its
proper name within its county, whatever its kind is now: 娄葑镇 became 娄葑街道 and stayed where it was. Holds
about three in ten of all townships; the others are not known, which is no statement about them.
"""

from __future__ import annotations

import csv
import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from geo.errors import DataError
from geo.resources import DATA
from geo.vocabulary import either

PATH = DATA / "gazetteer" / "township_points.csv.gz"
COLUMNS = ("adcode", "name", "lat", "lon", "radius_km", "county", "geonames_id")

# The longest kind first; two characters at least are left, so that 花乡 stays 花乡.
_KIND = re.compile(
    rf"(?<=..)(?:{either('divisions', 'township_ending')}"
    rf"|(?:(?:{either('peoples', 'today')}族)+(?:民族)?)?[乡镇]|民族[乡镇])$"
)


@dataclass(frozen=True, slots=True)
class TownshipPoint:
    """The point of one township."""

    lat: float  # WGS-84 degrees north
    lon: float  # WGS-84 degrees east
    radius_km: float  # half the diagonal of a square as large as the county's average township
    county: str  # code of the finest division whose outline holds the point
    geonames_id: str  # id of the place in GeoNames


def get(adcode: str, township: str) -> TownshipPoint | None:
    """The point of a township; `adcode` is its county, or its prefecture where it has no county."""
    row = _rows().get((adcode, stem(township)))
    return None if row is None else _point(row)


def every() -> Iterator[tuple[str, str, TownshipPoint]]:
    """Code, proper name and point of all townships that have one; some stand under two codes."""
    return ((adcode, name, _point(row)) for (adcode, name), row in _rows().items())


def stem(township: str) -> str:
    """The proper name of a township, at least two characters: 长沟 of 长沟镇, 江桥 of 江桥蒙古族镇."""
    return _KIND.sub("", township)


def _point(row: list[str]) -> TownshipPoint:
    _, _, lat, lon, radius, county, geonames = row
    return TownshipPoint(float(lat), float(lon), float(radius), county, geonames)


@cache
def _rows() -> dict[tuple[str, str], list[str]]:
    rows: dict[tuple[str, str], list[str]] = {}
    try:
        with gzip.open(PATH, "rt", encoding="utf-8", newline="") as file:
            reader = csv.reader(file)
            if tuple(next(reader, ())) != COLUMNS:
                raise ValueError(f"its columns are not {', '.join(COLUMNS)}")
            for row in reader:
                adcode, name, *_, county, _ = row
                proper = stem(name)
                rows[adcode, proper] = row
                if county != adcode:
                    rows[county, proper] = row
    except (OSError, EOFError, ValueError) as error:
        command = "python -m geo.places.build --inputs DIR township_points"
        raise DataError(f"cannot read {PATH} ({error}); rebuild it with {command}") from error
    return rows
