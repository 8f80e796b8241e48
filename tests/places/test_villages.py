"""Villages behind a township or county, printed ones, and those whose county is not named."""

from __future__ import annotations

import pytest

from geo.places.gazetteer import gazetteer
from geo.places.townships import Town
from geo.places.villages import lone_village, village_after, villages_in

NAMES = gazetteer()
COUNTY = next(unit for unit in NAMES.full["花垣县"] if unit.stands)
TOWN = Town("双龙镇", 0, 0, ((COUNTY, COUNTY),), known=True)


@pytest.mark.parametrize(
    ("rest", "name", "known"),
    [
        ("十八洞村党支部书记", "十八洞村", True),
        ("的十八洞村", "十八洞村", True),
        ("十八洞村委会主任", "十八洞村", True),
        ("无此地社区党委书记", "无此地社区", False),
        ("无此地居委会主任", "无此地社区", False),
        ("全村脱贫", None, None),
        ("社区党委书记", None, None),
        ("农村", None, None),
        ("中学村里", "中学村", False),
        ("无此地村大街27号", None, None),
    ],
)
def test_a_village_is_known_or_kept_as_printed(rest, name, known) -> None:
    found = village_after(rest, 0, TOWN.held, TOWN, NAMES)
    assert ((found.name, found.known) if found else (None, None)) == (name, known)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("十八洞村", "十八洞村"),
        ("十八洞村党支部书记", "十八洞村"),
        ("美丽乡村", None),
        ("城中村改造", None),
        ("贫困村党支部书记", None),
        ("十八洞村风光无限", None),
    ],
)
def test_only_what_can_be_nothing_else_is_searched_for(text, name) -> None:
    found = lone_village(text, 0, NAMES)
    assert (found[0] if found else None) == name


def test_a_village_is_searched_for_in_a_region_and_in_the_country() -> None:
    hunan = NAMES.by_code["430000"]
    assert COUNTY in villages_in(hunan, "十八洞村", NAMES)
    assert set(villages_in(hunan, "十八洞村", NAMES)) <= set(villages_in(None, "十八洞村", NAMES))
    assert villages_in(hunan, "无此地的村", NAMES) == ()
