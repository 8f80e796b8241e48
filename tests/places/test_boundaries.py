"""The outlines: every point in its own, levels that nest, answers for points on land, at sea and abroad."""

from __future__ import annotations

import gzip
import itertools
import json
from functools import cache

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from geo.errors import DataError
from geo.places import boundaries, divisions


@cache
def features(layer):
    return json.loads(gzip.decompress((boundaries.FOLDER / f"{layer}.json.gz").read_bytes()))["features"]


@cache
def shapes_of(layer):
    return [shape(feature["geometry"]) for feature in features(layer)]


def segments(shapes):
    """The straight pieces of all borders, each once and in the same direction."""
    found: set[tuple[tuple[float, float], tuple[float, float]]] = set()
    for ring in shapely.get_rings(shapely.get_parts(np.array(shapes))):
        points = [tuple(point) for point in shapely.get_coordinates(ring).tolist()]
        found.update((min(pair), max(pair)) for pair in itertools.pairwise(points))
    return found


def test_every_division_has_an_outline_that_holds_its_point():
    outside = [
        division.name
        for division in divisions.every()
        if not boundaries.contains(division.adcode, division.lon, division.lat)
    ]
    assert outside == []


@pytest.mark.parametrize(
    ("lon", "lat", "adcode"),
    [
        (116.3913, 39.9075, "110101"),  # the Forbidden City's gate
        (121.5654, 25.0330, "710009"),  # Taipei has no counties
        (114.1694, 22.3193, "810109"),  # Kowloon
        (113.5491, 22.1987, "820000"),  # Macao
        (113.7518, 23.0207, "441900"),  # Dongguan has no counties
        (112.3383, 16.8341, "460302"),  # Yongxing island
        (101.0, 38.05, "620000"),  # an area that no county claims is in its province
        (125.0, 30.0, None),  # East China Sea
        (113.0, 12.0, None),  # South China Sea
        (139.69, 35.69, None),  # Tokyo
        (106.91, 47.92, None),  # Ulaanbaatar, in the middle of the box around China
        (105.85, 21.03, None),  # Hanoi
        (float("nan"), 0.0, None),
    ],
)
def test_a_point_is_answered_with_the_finest_division(lon, lat, adcode):
    assert boundaries.locate(lon, lat) == adcode


@pytest.mark.parametrize(
    ("adcode", "expected"),
    [("620000", True), ("620100", True), ("620102", True), ("620103", False), ("999999", False)],
)
def test_a_division_contains_what_its_parts_contain(adcode, expected):
    division = divisions.get("620102")
    assert division is not None
    assert boundaries.contains(adcode, division.lon, division.lat) is expected


@pytest.mark.parametrize("adcode", ["629700", "999999", ""])
def test_what_is_no_division_has_no_outline(adcode):
    assert boundaries.outline(adcode) is None


def test_an_outline_is_geojson_with_its_exterior_counter_clockwise():
    geometry = boundaries.outline("640423")
    assert geometry is not None
    assert geometry["type"] in ("Polygon", "MultiPolygon")
    assert all(part.exterior.is_ccw for part in shapely.get_parts(shape(geometry)))


@pytest.mark.parametrize(("layer", "count"), [("province", 34), ("prefecture", 394), ("county", 2891)])
def test_a_layer_covers_the_country_without_overlaps(layer, count):
    shapes = shapes_of(layer)
    assert len(shapes) == count
    assert all(made.is_valid for made in shapes)
    assert shapely.coverage_is_valid(shapes)


@pytest.mark.parametrize(("fine", "coarse"), [("county", "prefecture"), ("prefecture", "province")])
def test_borders_are_the_same_line_on_every_level(fine, coarse):
    # of coverages without overlaps, as the test above finds them
    below, above = (shapely.coverage_union_all(shapes_of(layer)) for layer in (fine, coarse))
    assert below.symmetric_difference(above).area < 1e-9
    assert segments(shapes_of(coarse)) <= segments(shapes_of(fine))


def test_areas_that_are_no_divisions_are_drawn_without_a_level():
    drawn = {f["properties"]["adcode"] for f in features("county") if f["properties"]["level"] is None}
    assert drawn == {"629700", "629800", "629900"}


def test_the_line_in_the_south_china_sea_has_ten_parts():
    (line,) = features("ten-dash-line")
    assert (line["geometry"]["type"], len(line["geometry"]["coordinates"])) == ("MultiLineString", 10)


def test_the_islands_of_the_south_china_sea_are_kept():
    districts = {f["properties"]["adcode"]: f["geometry"]["coordinates"] for f in features("county")}
    assert len(districts["460303"]) > 20


def test_all_layers_together_are_light():
    assert sum(path.stat().st_size for path in boundaries.FOLDER.iterdir()) < 2.3e6


def test_nothing_in_the_files_says_when_they_were_made():
    for path in boundaries.FOLDER.glob("*.gz"):
        assert path.read_bytes()[4:8] == bytes(4)


@pytest.mark.parametrize(
    "content", [None, b"no gzip", gzip.compress(b"{}")], ids=["missing", "no gzip", "no GeoJSON"]
)
def test_a_broken_layer_is_named_with_what_mends_it(tmp_path, monkeypatch, content):
    monkeypatch.setattr(boundaries, "FOLDER", tmp_path)
    if content is not None:
        (tmp_path / "county.json.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"county\.json\.gz.*geo\.places\.build"):
        boundaries._layer.__wrapped__("county")
