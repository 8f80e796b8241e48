"""Words of a reader -> places to look at."""

from __future__ import annotations

import pytest

from geo.places.lookup import MOST, lookup


@pytest.mark.parametrize(
    ("words", "adcodes"),
    [
        ("昭通", ["530600"]),
        ("云南省昭通市巧家县", ["530622"]),
        ("隆德縣", ["640423"]),
        ("Zhaotong", ["530600"]),
        ("zhao tong", ["530600"]),
        ("zhāotōng", ["530600"]),
        ("Yunnan Province", ["530000"]),
        ("Inner Mongolia", ["150000"]),
        ("Garze", ["513300"]),
        ("Garzê", ["513300"]),
        ("Shanxi", ["140000", "610000"]),
        ("朝阳区", ["110105", "220104"]),
        ("你好", []),
        ("nowhere at all", []),
        ("", []),
    ],
)
def test_words_mean_these_places(words, adcodes):
    assert [spot.adcode for spot in lookup(words)] == adcodes


def test_a_city_stands_before_the_districts_that_share_its_name():
    assert next(spot.adcode for spot in lookup("Xi'an")) == "610100"
    assert [spot.adcode for spot in lookup("xian")] == [spot.adcode for spot in lookup("Xi'an")]


@pytest.mark.parametrize("words", ["辽宁省朝阳市喀喇沁左翼蒙古族自治县六官营子镇", "昭通", "Shandong"])
def test_the_box_holds_the_point(words):
    (spot,) = lookup(words)
    west, south, east, north = spot.box
    assert spot.position.lat is not None
    assert spot.position.lon is not None
    assert west < spot.position.lon < east
    assert south < spot.position.lat < north


def test_a_name_of_many_places_gives_a_bounded_list():
    assert 1 < len(lookup("zhu")) <= MOST
    assert 1 < len(lookup("西南沟村")) <= MOST
