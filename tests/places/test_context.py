"""Context: offices that point back, chains cut to a level, readings narrowed to a region."""

from __future__ import annotations

import pytest

from geo.model import Divisions
from geo.places.context import anaphor, narrowed, up_to
from geo.places.gazetteer import gazetteer
from geo.places.readings import readings

NAMES = gazetteer()
FULL = Divisions("浙江省", "金华市", "义乌市", "佛堂镇", "某村")


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("社区党委书记", "village"),
        ("村委会主任", "village"),
        ("村医", None),
        ("村官", None),
        ("镇党委书记", "township"),
        ("街道办事处主任", "township"),
        ("乡村教师", None),
        ("县委书记", "county"),
        ("县域经济", None),
        ("区长", "county"),
        ("州委书记", "prefecture"),
        ("市长", "prefecture"),
        ("省委书记", "province"),
        ("种粮大户", None),
    ],
)
def test_an_office_points_back_to_the_unit_it_begins_with(text, level) -> None:
    assert anaphor(text) == level


@pytest.mark.parametrize(
    ("chain", "level", "expected"),
    [
        (FULL, "village", FULL),
        (FULL, "township", Divisions("浙江省", "金华市", "义乌市", "佛堂镇")),
        (FULL, "county", Divisions("浙江省", "金华市", "义乌市")),
        (FULL, "prefecture", Divisions("浙江省", "金华市", "义乌市")),  # 市 of a county-level city
        (Divisions("浙江省", "金华市", "武义县"), "prefecture", Divisions("浙江省", "金华市")),
        (Divisions("上海市", None, "闵行区"), "prefecture", Divisions("上海市")),
        (Divisions("浙江省"), "county", None),
        (Divisions(), "province", None),
    ],
)
def test_a_chain_is_cut_to_the_level_leaned_on(chain, level, expected) -> None:
    assert up_to(chain, level) == expected


def test_the_nearest_region_that_holds_a_reading_counts() -> None:
    found = readings([(unit, None) for unit in NAMES.full["鼓楼区"] if unit.stands])
    fujian, gansu = NAMES.by_code["350000"], NAMES.by_code["620000"]
    assert [reading.today.code for reading in narrowed(found, [gansu, fujian])] == ["350102"]
    assert narrowed(found, [gansu]) == found
