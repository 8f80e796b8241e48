"""Nominatim: asked in its own way, under our name; an object counts if it is a place of that name."""

from __future__ import annotations

import pytest

from geo.model import Divisions
from geo.places.online.nominatim import Nominatim
from tests.places.online.transport import Recorder


def result(kind="place", type_="village", name="青山村", **more):
    return {
        "place_id": 1,
        "licence": "Data © OpenStreetMap contributors, ODbL 1.0.",
        "osm_type": "node",
        "osm_id": 4711,
        "lat": "31.1100000",
        "lon": "121.3600000",
        "class": kind,
        "type": type_,
        "place_rank": 19,
        "importance": 0.1,
        "addresstype": type_,
        "name": name,
        "display_name": f"{name}, 莘庄镇, 闵行区, 上海市, 201100, 中国",
        "boundingbox": ["31.0", "31.2", "121.3", "121.4"],
        **more,
    }


def asking(*pages):
    recorder = Recorder(*pages)
    return Nominatim(adapter_factory=recorder.adapter_factory), recorder


def test_it_is_asked_from_fine_to_coarse_under_a_name_of_our_own():
    nominatim, recorder = asking([result()])
    phrase = nominatim.phrase(Divisions("上海市", None, "闵行区", "莘庄镇", "青山村"))
    assert nominatim.ask(phrase) == [result()]
    (asked,) = recorder.asked
    assert asked["q"] == "青山村, 莘庄镇, 闵行区, 上海市"
    assert (asked["countrycodes"], asked["accept-language"], asked["limit"]) == ("cn,hk,mo,tw", "zh", "5")
    assert "delegate-voices-map" in recorder.headers[0]["User-Agent"]


def test_nothing_found_is_an_empty_list():
    nominatim, _ = asking([])
    assert nominatim.ask("x") == []


@pytest.mark.parametrize(
    ("raw", "levels"),
    [
        (result(), {"village"}),
        (result("boundary", "administrative"), {"township", "village"}),
        (result("amenity", "townhall"), {"township", "village"}),
        (result("place", "town"), {"township"}),
        (result("amenity", "school"), set()),
        (result("highway", "residential"), set()),
    ],
)
def test_only_places_and_their_offices_are_of_use(raw, levels):
    nominatim, _ = asking([])
    assert nominatim.read(raw).levels == levels


def test_the_id_is_that_of_the_object_not_of_the_answer():
    nominatim, _ = asking([])
    assert nominatim.read(result()).id == "node/4711"


def test_an_object_without_a_name_of_its_own_is_called_by_its_display_name():
    nominatim, _ = asking([])
    assert nominatim.read(result(name="")).names == ""
    raw = result(name="青山村")
    del raw["name"]
    assert nominatim.read(raw).names == "青山村"


def test_a_point_is_read_as_it_is():
    nominatim, _ = asking([])
    read = nominatim.read(result())
    assert (read.lon, read.lat) == (121.36, 31.11)
