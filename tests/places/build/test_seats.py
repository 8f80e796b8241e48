"""A seat is the one town in the outline that bears the division's full name."""

from __future__ import annotations

import pytest
from shapely import box

from geo.places.build.geonames import Town
from geo.places.build.seats import seats
from geo.places.build.source import Unit

OUTLINE = box(100, 30, 101, 31)
COUNTY = Unit("510101", "青山县", "county", "510100", OUTLINE)


def town(number, lon, name, *chinese):
    return Town(number, lon, 30.5, name, chinese, frozenset())


@pytest.mark.parametrize(
    ("towns", "expected"),
    [
        ([town(1, 100.2, "Chengguan", "城关", "青山县")], {"510101": (100.2, 30.5)}),
        ([town(1, 100.2, "Qingshan", "青山")], {}),
        ([town(1, 102.0, "Qingshan", "青山县")], {}),
        ([town(1, 100.2, "Chengguan", "青山县"), town(2, 100.4, "Beijie", "青山县")], {}),
        (
            [town(1, 100.2, "Chengguan", "青山县"), town(2, 100.4, "Qīngshān", "青山县")],
            {"510101": (100.4, 30.5)},
        ),
        ([], {}),
    ],
    ids=["full name", "short name", "outside", "two", "two, one named like it", "none"],
)
def test_the_town_that_governs(towns, expected):
    assert seats([COUNTY], {"510101": OUTLINE}, towns) == expected
