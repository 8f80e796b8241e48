"""Writes data/boundaries/: outlines of all divisions, light enough for a browser, whose levels nest.

The county layer is repaired, simplified once as a coverage (neighbours keep one common border) and
rounded; prefectures and provinces are unions of those counties, so that a border is the same line on every
level. A unit without divisions of its own stands in the layers below its own too, with its own level, so
that each layer covers the whole country. The three areas that are no divisions are drawn with level null.
The ten-dash line is taken over as it is. Not kept: the coast between simplified vertices, which may be off
by about a kilometre.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
import shapely
import shapely.geometry
from shapely.geometry.base import BaseGeometry

from geo.places.build import codes, source

FOLDER = Path("boundaries")
TOLERANCE = 0.01  # degrees: square root of the area that a dropped vertex may cut off
DECIMALS = 4  # about 11 m
_SLIVER = 1e-5  # square degrees (0.1 km²): holes below this are seams of the source, above it lagoons

Feature = tuple[str | None, str, str | None, BaseGeometry]  # adcode, name, level, shape


def build(inputs: Path, data: Path) -> Path:
    """Write the three layers and the ten-dash line below `data`; returns the folder."""
    units = source.units(inputs)
    leaves = _simplified(_repaired(list(source.features(inputs, "district"))))
    named = {unit.adcode: (unit.name, unit.level) for unit in units}
    layers: dict[str, list[Feature]] = {"county": [], "prefecture": [], "province": []}
    groups: dict[str, dict[str, list[BaseGeometry]]] = defaultdict(lambda: defaultdict(list))
    for adcode, name, shape in leaves:
        _, level = named.get(adcode, (name, None))
        layers["county"].append((adcode, name, level, shape))
        groups["province"][codes.province_of(adcode)].append(shape)
        parent = units.by_code[adcode].parent if adcode in units.by_code else None
        own = level is None or level == "prefecture" or parent is None or codes.is_direct(adcode)
        groups["prefecture"][adcode if own or parent is None else parent].append(shape)
    areas = {adcode: name for adcode, name, _ in leaves}
    for layer, members in groups.items():
        for adcode, shapes in members.items():
            name, level = named.get(adcode, (areas.get(adcode, ""), None))
            layers[layer].append((adcode, name, level, shapely.coverage_union_all(shapes)))
    folder = data / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for layer, features in layers.items():
        _write(folder / f"{layer}.json.gz", features)
    line = shapely.transform(source.ten_dash_line(inputs), _rounded)
    _write(folder / "ten-dash-line.json.gz", [(None, "南海断续线", None, line)])
    return folder


def outlines(data: Path) -> dict[str, BaseGeometry]:
    """Code -> shape of every division, as written below `data`."""
    shapes: dict[str, BaseGeometry] = {}
    for layer in ("province", "prefecture", "county"):
        text = gzip.decompress((data / FOLDER / f"{layer}.json.gz").read_bytes())
        for feature in json.loads(text)["features"]:
            if feature["properties"]["level"] is not None:
                shapes.setdefault(
                    feature["properties"]["adcode"], shapely.geometry.shape(feature["geometry"])
                )
    return shapes


def _repaired(areas: list[tuple[str, str, BaseGeometry]]) -> list[tuple[str, str, BaseGeometry]]:
    """The areas as a coverage: overlaps go to the smaller code, seams between neighbours to one of them."""
    areas = sorted(areas, key=lambda area: area[0])
    shapes = [shape for _, _, shape in areas]
    tree = shapely.STRtree(shapes)
    for first, second in sorted(zip(*tree.query(shapes, predicate="overlaps").tolist(), strict=True)):
        if first < second:
            shapes[second] = shapes[second].difference(shapes[first])
    for hole in _holes(shapely.coverage_union_all(shapes)):
        if hole.area < _SLIVER:
            neighbour = min(int(index) for index in tree.query(hole, predicate="touches"))
            shapes[neighbour] = shapes[neighbour].union(hole)
    if not shapely.coverage_is_valid(shapes):
        raise ValueError("the county layer still has overlaps or unmatched borders after its repair")
    return [(adcode, name, area) for (adcode, name, _), area in zip(areas, shapes, strict=True)]


def _simplified(areas: list[tuple[str, str, BaseGeometry]]) -> list[tuple[str, str, BaseGeometry]]:
    """Fewer vertices and decimals, every part kept; raises ValueError if a border no longer matches."""
    simple = shapely.coverage_simplify([shape for _, _, shape in areas], TOLERANCE)
    shapes = [shapely.transform(shape, _rounded) for shape in simple]
    broken = [name for (_, name, _), shape in zip(areas, shapes, strict=True) if not shape.is_valid]
    if broken or not shapely.coverage_is_valid(shapes):
        raise ValueError(f"simplification broke the borders of {', '.join(broken) or 'some neighbours'}")
    return [(adcode, name, area) for (adcode, name, _), area in zip(areas, shapes, strict=True)]


def _holes(union: BaseGeometry) -> Iterable[BaseGeometry]:
    for part in shapely.get_parts(union):
        yield from (shapely.Polygon(ring) for ring in part.interiors)


def _rounded(coordinates: np.ndarray) -> np.ndarray:
    return np.round(coordinates, DECIMALS)


def _write(path: Path, features: list[Feature]) -> None:
    collection: dict[str, Any] = {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"adcode": adcode, "name": name, "level": level},
                "geometry": shapely.geometry.mapping(shapely.orient_polygons(shapely.normalize(shape))),
            }
            for adcode, name, level, shape in sorted(features, key=lambda feature: feature[0] or "")
        ],
    }
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":"))
    # No time and no file name in the header: the same features are the same bytes.
    path.write_bytes(gzip.compress(text.encode(), compresslevel=9, mtime=0))
