"""AMap: answers in the shape that its documentation gives, coordinates in WGS-84, every fault by its kind."""

from __future__ import annotations

import pytest
from geopy import exc

from geo.model import Divisions
from geo.places import crs
from geo.places.online.amap import AMap
from tests.places.online.transport import Recorder

PLACE = Divisions("上海市", None, "闵行区", "莘庄镇", "康城社区")


def geocode(level="村庄", location="121.360000,31.110000", address="上海市闵行区莘庄镇康城社区"):
    return {
        "formatted_address": address,
        "country": "中国",
        "province": "上海市",
        "citycode": "021",
        "city": "上海市",
        "district": "闵行区",
        "township": [],
        "neighborhood": {"name": [], "type": []},
        "building": {"name": [], "type": []},
        "adcode": "310112",
        "street": [],
        "number": [],
        "location": location,
        "level": level,
    }


def page(*geocodes):
    return {
        "status": "1",
        "info": "OK",
        "infocode": "10000",
        "count": str(len(geocodes)),
        "geocodes": list(geocodes),
    }


def fault(code, info="FAULT"):
    return {"status": "0", "info": info, "infocode": code}


def asking(*pages):
    recorder = Recorder(*pages)
    return AMap("secret", adapter_factory=recorder.adapter_factory), recorder


def test_a_location_is_in_wgs84_and_raw_as_it_came():
    amap, recorder = asking(page(geocode()))
    location = amap.geocode(amap.phrase(PLACE))
    assert (location.longitude, location.latitude) == crs.gcj02_to_wgs84(121.36, 31.11)
    assert location.address == "上海市闵行区莘庄镇康城社区"
    assert location.raw == geocode()
    assert recorder.asked == [{"key": "secret", "address": "上海市闵行区莘庄镇康城社区", "output": "JSON"}]
    assert recorder.urls[0].startswith("https://restapi.amap.com/v3/geocode/geo?")


def test_several_results_are_a_list_when_asked_for():
    first, second = geocode(), geocode("乡镇")
    amap, _ = asking(page(first, second))
    assert [location.raw for location in amap.geocode("x", exactly_one=False)] == [first, second]
    assert amap.ask("x") == [first, second]


@pytest.mark.parametrize(
    "answer", [page(), fault("30001", "ENGINE_RESPONSE_DATA_ERROR"), page(geocode(location=[]))]
)
def test_nothing_found_is_none(answer):
    amap, _ = asking(answer)
    assert amap.geocode("x") is None
    assert amap.ask("x") == []


@pytest.mark.parametrize(
    ("code", "error"),
    [
        ("10001", exc.GeocoderAuthenticationFailure),
        ("10009", exc.GeocoderInsufficientPrivileges),
        ("10003", exc.GeocoderQuotaExceeded),
        ("10044", exc.GeocoderQuotaExceeded),
        ("10021", exc.GeocoderRateLimited),
        ("10016", exc.GeocoderUnavailable),
        ("20000", exc.GeocoderQueryError),
        ("99999", exc.GeocoderServiceError),
    ],
)
def test_a_fault_is_an_error_of_its_kind_that_says_what_the_service_said(code, error):
    amap, _ = asking(fault(code, "SOMETHING"))
    with pytest.raises(error, match=f"SOMETHING.*{code}") as caught:
        amap.geocode("x")
    assert type(caught.value) is error


@pytest.mark.parametrize(
    "answer",
    [[], "<html>", {"geocodes": []}, page({"level": "村庄"}), page(geocode(location="121.36"))],
    ids=["list", "text", "no status", "no location", "half a location"],
)
def test_another_shape_is_said_to_be_one(answer):
    amap, _ = asking(answer)
    with pytest.raises(exc.GeocoderParseError, match="another shape"):
        amap.geocode("x")


@pytest.mark.parametrize(
    ("level", "levels"),
    [
        ("村庄", {"village"}),
        ("兴趣点", {"village"}),
        ("乡镇", {"township"}),
        ("道路", set()),
        ("区县", set()),
    ],
)
def test_only_villages_and_townships_are_of_use(level, levels):
    amap, _ = asking(page())
    assert amap.read(geocode(level)).levels == levels


def test_reverse_asks_in_gcj02():
    raw = {"formatted_address": "上海市闵行区莘庄镇", "addressComponent": {"adcode": "310112"}}
    amap, recorder = asking({"status": "1", "info": "OK", "infocode": "10000", "regeocode": raw})
    location = amap.reverse((31.11, 121.36))
    assert (location.address, location.latitude, location.longitude) == (
        raw["formatted_address"],
        31.11,
        121.36,
    )
    lon, lat = crs.wgs84_to_gcj02(121.36, 31.11)
    assert recorder.asked[0]["location"] == f"{lon:.6f},{lat:.6f}"


def test_reverse_finds_nothing_at_sea():
    amap, _ = asking({"status": "1", "infocode": "10000", "regeocode": {"formatted_address": []}})
    assert amap.reverse((30.0, 125.0)) is None


def test_a_key_is_needed():
    with pytest.raises(exc.ConfigurationError, match="key"):
        AMap("")
