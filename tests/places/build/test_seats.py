"""A seat is the one town in a division that bears its name, as far as that is certain."""

from __future__ import annotations

import pytest
from shapely import box

from geo.places.build.geonames import Town
from geo.places.build.seats import seats
from geo.places.build.source import Unit

CODE = "510101"


def town(number, name, *chinese):
    return Town(number, 100.0 + number, 30.5, name, chinese, frozenset())


def unit(name, level="county"):
    return Unit(CODE, name, level, "510100", box(100, 30, 101, 31))


COUNTY, DISTRICT, CITY = unit("青山县"), unit("青山区"), unit("青山市", "prefecture")


@pytest.mark.parametrize(
    ("division", "towns", "townships", "seat"),
    [
        pytest.param(COUNTY, [town(1, "Chengguan", "城关", "青山县")], (), 1, id="full name"),
        pytest.param(COUNTY, [town(1, "Qingshan", "青山")], (), 1, id="short name"),
        pytest.param(COUNTY, [town(1, "Qingshan", "青山")], ("青山",), None, id="a township is called so"),
        pytest.param(DISTRICT, [town(1, "Qingshan", "青山")], (), None, id="short name in a city"),
        pytest.param(DISTRICT, [town(1, "Chengguan", "青山区")], (), 1, id="full name in a city"),
        pytest.param(COUNTY, [town(1, "Lüshui", "绿水")], (), None, id="another name"),
        pytest.param(COUNTY, [], (), None, id="no town"),
        pytest.param(
            COUNTY, [town(1, "Chengguan", "青山县"), town(2, "Beijie", "青山县")], (), None, id="two"
        ),
        pytest.param(
            COUNTY,
            [town(1, "Chengguan", "青山县"), town(2, "Qīngshān", "青山县")],
            (),
            2,
            id="one called so",
        ),
        pytest.param(COUNTY, [town(1, "Qingshan", "青山"), town(2, "Xin", "青山")], (), None, id="two short"),
        pytest.param(
            COUNTY, [town(1, "Qingshan", "青山县"), town(2, "Xincheng", "青山", "新城")], (), None, id="moved"
        ),
        pytest.param(
            CITY,
            [town(1, "Qingshan", "青山市"), town(2, "Xincheng", "青山", "新城")],
            (),
            1,
            id="homonym",
        ),
    ],
)
def test_the_town_that_governs(division, towns, townships, seat):
    found = seats([division], {CODE: towns}, {CODE: frozenset(townships)})
    assert found == ({} if seat is None else {CODE: (100.0 + seat, 30.5)})


def test_a_name_of_one_syllable_has_no_short_form():
    assert seats([unit("青县")], {CODE: [town(1, "Qing", "青")]}, {}) == {}
    assert seats([unit("青县")], {CODE: [town(1, "Qing", "青县")]}, {}) == {CODE: (101.0, 30.5)}
