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
from typing import TYPE_CHECKING, Any

from geo.errors import DataError
from geo.resources import DATA

if TYPE_CHECKING:
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

FOLDER = DATA / "boundaries"
LAYERS = ("province", "prefecture", "county")  # coarse to fine; a unit is looked up in the first that has it

Geometry = dict[str, Any]  # a GeoJSON geometry in WGS-84 degrees


def outline(adcode: str) -> Geometry | None:
    """The GeoJSON geometry of a division (RFC 7946), or None for a code that has none."""
    import shapely

    shape = _shape(adcode)
    return None if shape is None else json.loads(shapely.to_geojson(shape))


def contains(adcode: str, lon: float, lat: float) -> bool:
    """Whether the point lies in the division or on its border; False for a code without an outline."""
    import shapely

    shape = _shape(adcode)
    if shape is None:
        return False
    if not shapely.is_prepared(shape):
        shapely.prepare(shape)
    return bool(shapely.intersects_xy(shape, lon, lat))


def locate(lon: float, lat: float) -> str | None:
    """The code of the finest division that holds the point; None at sea and abroad.

    On a border between two divisions it is the smaller code.
    """
    from shapely import Point

    areas = _layer(LAYERS[-1])
    held = _tree().query(Point(lon, lat), predicate="intersects")
    return min((areas[place].answer for place in held), default=None)


@dataclass(frozen=True, slots=True)
class _Area:
    """One polygon of a layer."""

    adcode: str
    level: str | None  # None for an area that is no division
    shape: BaseGeometry

    @property
    def answer(self) -> str:
        """The code that a point in it is answered with."""
        return self.adcode if self.level is not None else self.adcode[:2] + "0000"


@cache
def _layer(layer: str) -> tuple[_Area, ...]:
    from shapely.geometry import shape

    path = FOLDER / f"{layer}.json.gz"
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            features = json.load(file)["features"]
        # Kept as shapes: the numbers of the county layer as lists would take ten times the memory.
        return tuple(
            _Area(feature["properties"]["adcode"], feature["properties"]["level"], shape(feature["geometry"]))
            for feature in features
        )
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        command = "python -m geo.places.build --inputs DIR boundaries"
        raise DataError(f"cannot read {path} ({error}); rebuild it with {command}") from error


@cache
def _shapes(layer: str) -> dict[str, BaseGeometry]:
    return {area.adcode: area.shape for area in _layer(layer) if area.level is not None}


def _shape(adcode: str) -> BaseGeometry | None:
    """From the coarsest layer that has the division."""
    found = (_shapes(layer).get(adcode) for layer in LAYERS)
    return next((shape for shape in found if shape is not None), None)


@cache
def _tree() -> STRtree:
    from shapely import STRtree

    return STRtree([area.shape for area in _layer(LAYERS[-1])])
