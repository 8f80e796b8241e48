"""Readings: what a unit is today, and which of several readings nothing speaks against."""

from __future__ import annotations

import pytest

from geo.places.gazetteer import COUNTY, PREFECTURE, gazetteer
from geo.places.readings import Reading, common, divisions, preferred, readings

NAMES = gazetteer()


def of(name: str) -> list[Reading]:
    return readings([(unit, None) for unit in (*NAMES.full.get(name, ()), *NAMES.short.get(name, ()))])


@pytest.mark.parametrize(
    ("name", "year", "full", "today"),
    [
        ("吉林", None, False, ["220000"]),  # the province, not the city of the same short name
        ("海南", None, False, ["460000"]),
        ("吉林市", None, True, ["220200"]),
        ("鼓楼区", None, True, ["320106", "320302", "350102", "410204"]),
        ("巢湖市", None, True, ["340181"]),
        ("巢湖市", 2005, True, ["340000"]),  # the prefecture of that time, which was divided up
        ("巢湖市", 2012, True, ["340181"]),
        ("思茅市", None, True, ["530800"]),
    ],
)
def test_readings_are_cut_to_what_nothing_speaks_against(name, year, full, today) -> None:
    kept = preferred(of(name), year=year, full=full)
    assert [reading.today.code for reading in kept] == today


def test_a_township_decides_which_part_of_a_divided_county_is_meant() -> None:
    (unit,) = (unit for unit in NAMES.full["江干区"] if not unit.stands)
    holder = next(unit for unit in NAMES.full["钱塘区"] if unit.stands)
    assert [reading.today.name for reading in readings([(unit, None)])] == ["上城区"]
    assert [reading.today.name for reading in readings([(unit, holder)])] == ["钱塘区"]


def test_a_zones_township_under_the_prefecture_keeps_the_county_named() -> None:
    county = next(unit for unit in NAMES.units if unit.stands and unit.level == COUNTY and unit.prefecture)
    assert county.prefecture is not None
    assert county.prefecture.level == PREFECTURE
    assert readings([(county, county.prefecture)]) == [Reading(county, county)]


def test_what_several_have_in_common_is_the_finest_division_around_them() -> None:
    units = [NAMES.by_code[code] for code in ("320106", "320302")]
    assert common(units) is NAMES.by_code["320000"]
    assert common([NAMES.by_code["320106"], NAMES.by_code["350102"]]) is None
    assert divisions(None).province is None
