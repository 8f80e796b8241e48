"""GeoJSON (RFC 7946): one feature per delegate, the quotes in its properties.

A delegate without a point is a feature whose geometry is null, as the standard has it for an unlocated
feature, so nobody is lost. Coordinates are WGS-84, longitude first.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.store.dataset.rows import delegate_pages

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection


def geojson(dataset: Dataset, selection: Selection) -> str:
    """The text of the file."""
    return "".join(geojson_parts(dataset, selection))


def geojson_parts(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """The text of the file in pieces, so that it is never in memory whole."""
    yield '{"type":"FeatureCollection","features":['
    for number, rows in enumerate(delegate_pages(dataset, selection)):
        features = ",".join(_json(_feature(row)) for row in rows)
        yield f",{features}" if number else features
    yield "]}\n"


def _json(feature: dict[str, Any]) -> str:
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row["lat"], row["lon"]
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
    }
