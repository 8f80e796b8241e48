"""What a result is the point of: its kind and its name must both be the place's."""

from __future__ import annotations

import pytest

from geo.model import Divisions
from geo.places.online.service import Result, digest, joined, precision

VILLAGE = Divisions("上海市", None, "闵行区", "莘庄镇", "康城社区")
TOWNSHIP = Divisions("上海市", None, "闵行区", "莘庄镇")


def result(names, *levels):
    return Result(121.36, 31.11, frozenset(levels), names, "1")


@pytest.mark.parametrize(
    ("found", "place", "expected"),
    [
        (result("上海市闵行区莘庄镇康城社区", "village"), VILLAGE, "village"),
        (result("康城", "village"), VILLAGE, "village"),
        (result("上海市闵行区莘庄镇康城社区居委会", "village"), VILLAGE, "village"),
        (result("康城社区党群服务中心", "village"), VILLAGE, "village"),
        # The thing bears the name, but is another thing.
        (result("康城大酒店", "village"), VILLAGE, "none"),
        (result("康城社区幼儿园", "village"), VILLAGE, "none"),
        # The kind is right, the name is not.
        (result("上海市闵行区莘庄镇绿梅社区", "village"), VILLAGE, "none"),
        # The service fell back to the township.
        (result("上海市闵行区莘庄镇", "township"), VILLAGE, "township"),
        (result("莘庄镇人民政府", "township", "village"), VILLAGE, "township"),
        (result("莘庄镇", "township"), TOWNSHIP, "township"),
        (result("上海市闵行区莘庄公园", "village"), TOWNSHIP, "none"),
        (result("上海市闵行区七宝镇", "township"), TOWNSHIP, "none"),
        (result("上海市闵行区", "county"), VILLAGE, "none"),
        (result("", "village"), VILLAGE, "none"),
        # A service that names nothing is believed about the kind.
        (result(None, "village"), VILLAGE, "village"),
        (result(None, "township"), VILLAGE, "township"),
        (result(None, "village"), TOWNSHIP, "none"),
        (result(None), VILLAGE, "none"),
        (result("莘庄镇", "township"), Divisions("上海市", None, "闵行区"), "none"),
    ],
)
def test_the_level_of_a_result(found, place, expected):
    assert precision(found, place) == expected


@pytest.mark.parametrize(
    ("village", "names"),
    [
        ("青山村", "青山村民委员会"),
        ("青山村民委员会", "青山村"),
        ("青山村委会", "青山"),
        ("青山居委会", "青山社区居民委员会"),
        ("新村", "新村"),
        ("乌兰嘎查", "乌兰嘎查"),
    ],
)
def test_a_village_and_its_committee_are_one(village, names):
    place = Divisions("上海市", None, "闵行区", "莘庄镇", village)
    assert precision(result(names, "village"), place) == "village"


@pytest.mark.parametrize(
    ("village", "names"), [("新村", "青山新区"), ("新村", "村委会"), ("青山村", "大青村")]
)
def test_short_names_are_not_cut_to_nothing(village, names):
    place = Divisions("上海市", None, "闵行区", "莘庄镇", village)
    assert precision(result(names, "village"), place) == "none"


def test_the_key_of_a_place_is_its_names_from_the_province_down():
    assert joined(VILLAGE) == "上海市闵行区莘庄镇康城社区"
    assert joined(Divisions()) == ""


def test_the_same_result_has_the_same_id_whatever_its_order():
    assert digest({"a": 1, "b": "村"}) == digest({"b": "村", "a": 1}) != digest({"a": 2, "b": "村"})
