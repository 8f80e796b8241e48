"""GeoJSON (RFC 7946): one feature per delegate, the quotes in its properties.

A delegate without a point is a feature whose geometry is null, as the standard has it for an unlocated
feature, so nobody is lost. Coordinates are WGS-84, longitude first.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from geo.store.dataset.rows import delegate_list

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection


def geojson(dataset: Dataset, selection: Selection) -> str:
    """The text of the file."""
    features = [_feature(row) for row in delegate_list(dataset, selection, limit=None)]
    collection = {"type": "FeatureCollection", "features": features}
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n"


def _feature(row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row["lat"], row["lon"]
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
    }
