"""Baidu through geopy's BaiduV3: BD-09 in, WGS-84 out, and scores that have to be high."""

from __future__ import annotations

import pytest
from geopy import exc

from geo.places import crs
from geo.places.online.baidu import Baidu
from tests.places.online.transport import Recorder


def result(level="村庄", confidence=80, comprehension=100):
    return {
        "location": {"lng": 121.367, "lat": 31.116},
        "precise": 1,
        "confidence": confidence,
        "comprehension": comprehension,
        "level": level,
    }


def asking(*pages):
    recorder = Recorder(*pages)
    return Baidu("secret", adapter_factory=recorder.adapter_factory), recorder


def test_a_location_is_in_wgs84_and_raw_as_it_came():
    baidu, recorder = asking({"status": 0, "result": result()})
    location = baidu.geocode("上海市闵行区莘庄镇康城社区")
    assert (location.longitude, location.latitude) == crs.bd09_to_wgs84(121.367, 31.116)
    assert location.raw == result()
    assert recorder.asked == [{"ak": "secret", "output": "json", "address": "上海市闵行区莘庄镇康城社区"}]
    assert baidu.ask("x") == [result()]
    assert len(baidu.geocode("x", exactly_one=False)) == 1


@pytest.mark.parametrize(
    ("raw", "levels"),
    [
        (result(), {"village"}),
        (result(confidence=20), set()),
        (result(comprehension=60), set()),
        (result("乡镇", confidence=20), {"township"}),
        (result("区县"), set()),
        (result("道路"), set()),
    ],
)
def test_a_level_counts_if_the_scores_are_high(raw, levels):
    baidu, _ = asking({})
    assert baidu.read(raw).levels == levels


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"status": 200, "message": "APP不存在"}, exc.GeocoderAuthenticationFailure),
        ({"status": 302, "message": "天配额超限"}, exc.GeocoderQuotaExceeded),
        ({"status": 1, "msg": "Internal Service Error"}, exc.GeocoderServiceError),
        ([], exc.GeocoderParseError),
        ({"status": 0, "result": {"location": {}}}, exc.GeocoderParseError),
    ],
)
def test_a_fault_is_an_error_of_its_kind(answer, error):
    baidu, _ = asking(answer)
    with pytest.raises(error) as caught:
        baidu.geocode("x")
    assert type(caught.value) is error


def test_nothing_found_is_none():
    baidu, _ = asking({"status": 0, "result": {}})
    assert baidu.geocode("x") is None
    assert baidu.ask("x") == []


def test_reverse_asks_in_bd09_and_answers_in_wgs84():
    lon, lat = crs.wgs84_to_bd09(121.36, 31.11)
    raw = {"location": {"lng": lon, "lat": lat}, "formatted_address": "上海市闵行区"}
    baidu, recorder = asking({"status": 0, "result": raw})
    location = baidu.reverse((31.11, 121.36))
    assert location.address == "上海市闵行区"
    assert (location.latitude, location.longitude) == pytest.approx((31.11, 121.36), abs=1e-7)
    asked = [float(part) for part in recorder.asked[0]["location"].split(",")]
    assert asked == pytest.approx([lat, lon], abs=1e-7)


def test_a_key_is_needed():
    with pytest.raises(exc.ConfigurationError, match="key"):
        Baidu("")
