"""The embedded geocoder as geopy knows geocoders: Location, list or None, and `raw` with the precision."""

from __future__ import annotations

import inspect

import pytest
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.places import boundaries, divisions
from geo.places.geocoder import EmbeddedGeocoder


@pytest.fixture(scope="module")
def geocoder():
    return EmbeddedGeocoder()


@pytest.mark.parametrize(
    ("query", "address", "adcode", "precision"),
    [
        ("宁夏隆德县", "宁夏回族自治区固原市隆德县", "640423", "county"),
        ("云南省昭通市", "云南省昭通市", "530600", "prefecture"),
        ("东莞市", "广东省东莞市", "441900", "prefecture"),
        ("上海市闵行区七宝镇", "上海市闵行区七宝镇", "310112", "township"),
        ("香港油尖旺区", "香港特别行政区油尖旺区", "810109", "county"),
    ],
)
def test_a_phrase_is_a_location_with_its_precision(geocoder, query, address, adcode, precision):
    location = geocoder.geocode(query)
    assert isinstance(location, Location)
    assert location.address == address
    assert (location.raw["adcode"], location.raw["precision"]) == (adcode, precision)
    assert location.raw["radius_km"] > 0
    assert "".join(name for name in location.raw["divisions"].values() if name) == address
    assert boundaries.contains(adcode, location.longitude, location.latitude)


@pytest.mark.parametrize("query", ["长治久安", "", "没有这样的地方"])
def test_what_is_no_place_is_none(geocoder, query):
    assert geocoder.geocode(query) is None
    assert geocoder.geocode(query, exactly_one=False) is None


def test_equal_readings_are_a_list_and_no_guess(geocoder):
    assert geocoder.geocode("鼓楼区") is None
    found = geocoder.geocode("鼓楼区", exactly_one=False)
    assert len(found) > 2
    assert {location.raw["divisions"]["county"] for location in found} == {"鼓楼区"}
    assert {location.raw["confidence"] for location in found} == {None}


def test_one_reading_is_a_list_of_one(geocoder):
    (location,) = geocoder.geocode("宁夏隆德县", exactly_one=False)
    assert location == geocoder.geocode("宁夏隆德县")


@pytest.mark.parametrize(
    "query",
    [(22.3193, 114.1694), "22.3193, 114.1694", Point(22.3193, 114.1694)],
    ids=["pair", "text", "Point"],
)
def test_a_point_is_answered_with_its_division(geocoder, query):
    location = geocoder.reverse(query)
    assert (location.address, location.raw["adcode"]) == ("香港特别行政区油尖旺区", "810109")
    division = divisions.get("810109")
    assert division is not None
    assert (location.latitude, location.longitude) == (division.lat, division.lon)
    assert geocoder.reverse(query, exactly_one=False) == [location]


@pytest.mark.parametrize("query", [(30.0, 125.0), (35.69, 139.69)])
def test_at_sea_and_abroad_there_is_none(geocoder, query):
    assert geocoder.reverse(query) is None
    assert geocoder.reverse(query, exactly_one=False) is None


@pytest.mark.parametrize("query", [None, 7, {"city": "上海"}])
def test_only_text_is_a_phrase(geocoder, query):
    with pytest.raises(GeocoderQueryError, match="place phrase"):
        geocoder.geocode(query)


@pytest.mark.parametrize("query", ["nowhere", object(), (1, 2, 3, 4, 5), (float("nan"), 0)])
def test_only_degrees_are_a_point(geocoder, query):
    with pytest.raises(GeocoderQueryError, match="not a point"):
        geocoder.reverse(query)


def test_it_is_a_geopy_geocoder_that_asks_nobody(geocoder):
    assert isinstance(geocoder, Geocoder)
    for method in (geocoder.geocode, geocoder.reverse):
        parameters = inspect.signature(method).parameters
        assert [parameters[name].kind.name for name in ("exactly_one", "timeout")] == ["KEYWORD_ONLY"] * 2
    assert geocoder.geocode("云南省昭通市", timeout=0.001) is not None
    with pytest.raises(GeocoderQueryError, match="asks nobody"):
        geocoder.adapter.get_json("https://example.com", timeout=1, headers={})
