"""GeoJSON (RFC 7946): one feature per delegate, the quotes with their articles in its properties.

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
        features = ",".join(_json(_feature(dataset, row)) for row in rows)
        yield f",{features}" if number else features
    yield "]}\n"


def _article(dataset: Dataset, quote: dict[str, Any]) -> dict[str, str | None]:
    """Where a quote was printed."""
    article = dataset.article(quote["article_id"])
    return {name: article[name] for name in ("title", "publisher", "date", "url")}


def _json(feature: dict[str, Any]) -> str:
    return json.dumps(feature, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def _feature(dataset: Dataset, row: dict[str, Any]) -> dict[str, Any]:
    lat, lon = row["lat"], row["lon"]
    row = {**row, "quotes": [{**quote, "article": _article(dataset, quote)} for quote in row["quotes"]]}
    located = lat is not None and lon is not None
    return {
        "type": "Feature",
        "id": row["id"],
        "geometry": {"type": "Point", "coordinates": [lon, lat]} if located else None,
        "properties": {name: value for name, value in row.items() if name not in ("lat", "lon")},
    }
