"""The outlines of divisions: drawing them, and asking which division a point lies in.

Reads the layers in data/boundaries, each when it is first needed. The outlines are simplified (about a
kilometre at most), so a point on a border or on the shore may fall on the other side. Three areas that no
county claims are drawn, but are no answer: a point in one of them is in its province.
"""

from __future__ import annotations

import gzip
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.errors import DataError

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

FOLDER = Path(__file__).resolve().parents[2] / "data" / "boundaries"
LAYERS = ("province", "prefecture", "county")  # coarse to fine; a unit is looked up in the first that has it

Geometry = dict[str, Any]  # a GeoJSON geometry in WGS-84 degrees


def outline(adcode: str) -> Geometry | None:
    """The GeoJSON geometry of a division (RFC 7946), or None for a code that has none."""
    for layer in LAYERS:
        if (geometry := _geometries(layer).get(adcode)) is not None:
            return geometry
    return None


def contains(adcode: str, lon: float, lat: float) -> bool:
    """Whether the point lies in the division or on its border; False for a code without an outline."""
    import shapely

    shape = _shape(adcode)
    return shape is not None and bool(shapely.intersects_xy(shape, lon, lat))


def locate(lon: float, lat: float) -> str | None:
    """The code of the finest division that holds the point; None at sea and abroad.

    On a border between two divisions it is the smaller code.
    """
    from shapely import Point

    index = _index()
    held = sorted(index.adcodes[place] for place in index.tree.query(Point(lon, lat), predicate="intersects"))
    return held[0] if held else None


@dataclass(frozen=True, slots=True)
class _Index:
    """The finest layer for asking by point."""

    tree: STRtree
    adcodes: tuple[str, ...]  # in the order of the tree


def _features(layer: str) -> list[dict[str, Any]]:
    path = FOLDER / f"{layer}.json.gz"
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            features: list[dict[str, Any]] = json.load(file)["features"]
    except (OSError, EOFError, ValueError, KeyError) as error:
        command = "python -m geo.places.build --inputs DIR boundaries"
        raise DataError(f"cannot read {path} ({error}); rebuild it with {command}") from error
    return features


@cache
def _geometries(layer: str) -> dict[str, Geometry]:
    return {
        feature["properties"]["adcode"]: feature["geometry"]
        for feature in _features(layer)
        if feature["properties"]["level"] is not None
    }


@cache
def _shape(adcode: str) -> BaseGeometry | None:
    import shapely
    from shapely.geometry import shape

    geometry = outline(adcode)
    if geometry is None:
        return None
    made = shape(geometry)
    shapely.prepare(made)
    return made


@cache
def _index() -> _Index:
    from shapely import STRtree
    from shapely.geometry import shape

    adcodes, shapes = [], []
    for feature in _features("county"):
        adcode, level = feature["properties"]["adcode"], feature["properties"]["level"]
        adcodes.append(adcode if level is not None else adcode[:2] + "0000")
        shapes.append(shape(feature["geometry"]))
    return _Index(STRtree(shapes), tuple(adcodes))
