"""Tianditu: answers in the shape of its service, which names a level and a score but no thing."""

from __future__ import annotations

import json

import pytest
from geopy import exc

from geo.model import Divisions
from geo.places.online.tianditu import Tianditu
from tests.places.online.transport import Recorder

PLACE = Divisions("上海市", None, "闵行区", "莘庄镇", "康城社区")


def page(level="社区", score=100, **more):
    location = {
        "score": score,
        "level": level,
        "lon": "121.36",
        "lat": "31.11",
        "keyWord": "康城社区",
        **more,
    }
    return {"msg": "ok", "location": location, "searchVersion": "6.4.9V", "status": "0"}


def asking(*pages):
    recorder = Recorder(*pages)
    return Tianditu("secret", adapter_factory=recorder.adapter_factory), recorder


def test_a_location_is_the_point_of_the_answer():
    tianditu, recorder = asking(page())
    location = tianditu.geocode(tianditu.phrase(PLACE))
    assert (location.longitude, location.latitude) == (121.36, 31.11)
    (asked,) = recorder.asked
    assert json.loads(asked["ds"]) == {"keyWord": "上海市闵行区莘庄镇康城社区"}
    assert asked["tk"] == "secret"


@pytest.mark.parametrize("answer", [{"msg": "无结果", "status": "101"}, {"status": "0", "msg": "ok"}])
def test_nothing_found_is_none(answer):
    tianditu, _ = asking(answer)
    assert tianditu.geocode("x") is None
    assert tianditu.ask("x") == []


@pytest.mark.parametrize(
    ("level", "score", "levels"),
    [
        ("社区", 100, {"village"}),
        ("村", 95, {"village"}),
        ("乡镇", 100, {"township"}),
        ("社区", 81, set()),
        ("兴趣点", 100, set()),
        ("购物服务", 100, set()),
    ],
)
def test_a_level_counts_if_the_score_is_high(level, score, levels):
    tianditu, _ = asking(page())
    result = tianditu.read(page(level, score)["location"])
    assert (result.levels, result.names) == (levels, None)


def test_an_answer_without_a_score_proves_nothing():
    tianditu, _ = asking(page())
    assert tianditu.read({"level": "社区", "lon": 121.36, "lat": 31.11}).levels == frozenset()


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        ({"msg": "非法Key", "code": 301012, "resolve": ""}, exc.GeocoderAuthenticationFailure),
        ({"msg": "配额超限", "code": 301020}, exc.GeocoderQuotaExceeded),
        ({"msg": "出错", "status": "404"}, exc.GeocoderServiceError),
        ("<html>", exc.GeocoderParseError),
        (page(lon="east"), exc.GeocoderParseError),
    ],
)
def test_a_fault_is_an_error_of_its_kind(answer, error):
    tianditu, _ = asking(answer)
    with pytest.raises(error, match="Tianditu") as caught:
        tianditu.geocode("x")
    assert type(caught.value) is error


def test_reverse_gives_the_address():
    answer = {"result": {"formatted_address": "上海市闵行区", "location": {}}, "msg": "ok", "status": "0"}
    tianditu, recorder = asking(answer)
    assert tianditu.reverse((31.11, 121.36)).address == "上海市闵行区"
    assert json.loads(recorder.asked[0]["postStr"]) == {"lon": 121.36, "lat": 31.11, "ver": 1}


def test_a_key_is_needed():
    with pytest.raises(exc.ConfigurationError, match="key"):
        Tianditu("")
