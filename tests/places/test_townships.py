"""Townships behind a division: known, moved, short, printed, and those of zones."""

from __future__ import annotations

import pytest

from geo.places.gazetteer import gazetteer
from geo.places.townships import begins_town, printed_town, town_after, towns_in

NAMES = gazetteer()


def units(name: str):
    return tuple(unit for unit in NAMES.full[name] if unit.stands)


@pytest.mark.parametrize(
    ("division", "rest", "town", "holder"),
    [
        ("准格尔旗", "薛家湾镇", "薛家湾镇", "准格尔旗"),
        ("盘州市", "淤泥乡", "淤泥彝族乡", "盘州市"),
        ("浙江省", "乌镇", "乌镇镇", "桐乡市"),
        ("余杭区", "临平街道", "临平街道", "临平区"),  # it went to the district made out of the one named
        ("鼓楼区", "华大街道", "华大街道", "鼓楼区"),
        ("郑州市", "高新技术产业开发区石佛镇", "石佛镇", "郑州市"),
    ],
)
def test_a_township_is_found_below_its_division(division, rest, town, holder) -> None:
    found = town_after(rest, 0, units(division), NAMES)
    assert found is not None
    assert (found.name, {held.name for _, held in found.held if held}) == (town, {holder})


@pytest.mark.parametrize(
    ("division", "rest"),
    [("浙江省", "古城"), ("青岛市", "香港中路"), ("浙江省", "漫川关镇"), ("北京市", "")],
)
def test_what_is_no_township_there_is_left_alone(division, rest) -> None:
    assert town_after(rest, 0, units(division), NAMES) is None


@pytest.mark.parametrize(
    ("rest", "town"),
    [
        ("无此地镇政府", "无此地镇"),
        ("城镇居民", None),
        ("乡镇企业", None),
        ("街道办", None),
        ("人民医院", None),
    ],
)
def test_a_township_that_the_gazetteer_lacks_is_kept_as_printed(rest, town) -> None:
    found = printed_town(rest, 0, units("准格尔旗"), NAMES)
    assert (found.name if found else None) == town
    assert printed_town(rest, 0, units("浙江省"), NAMES) is None


def test_townships_are_found_anywhere_and_whole() -> None:
    found = [
        (name, [unit.name for unit in holders]) for _, _, name, holders in towns_in("在乌镇镇和莘庄镇", NAMES)
    ]
    assert [name for name, _ in found] == ["乌镇镇", "莘庄镇"]


def test_a_longer_township_hides_a_short_name() -> None:
    assert begins_town("广安门外街道", 0, 2, NAMES)
    assert not begins_town("广安市政府", 0, 2, NAMES)
