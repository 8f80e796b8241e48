"""Runs of names: each name lies in the one before, and neighbours settle what a name means."""

from __future__ import annotations

import pytest

from geo.places.gazetteer import gazetteer
from geo.places.organisations import bodies
from geo.places.paths import after_connector, path_at, within, within_today

NAMES = gazetteer()


@pytest.mark.parametrize(
    ("text", "run", "codes"),
    [
        ("河南新乡", "河南新乡", {"410700", "410721"}),
        ("南通通州区", "南通通州区", {"320612"}),
        ("北京市朝阳区", "北京市朝阳区", {"110105"}),
        ("吉林省朝阳区", "吉林省朝阳区", {"220104"}),
        # The longest cover, not the longest first name.
        ("黑龙江龙江县", "黑龙江龙江县", {"230221"}),
        # No impossible row: a name that does not lie in the one before ends the run.
        ("吉林省北京市", "吉林省", {"220000"}),
        ("张家口市的桥西区", "张家口市的桥西区", {"130703"}),
        ("海南省直辖县级行政区划澄迈县", "海南省直辖县级行政区划澄迈县", {"469023"}),
        ("北京市市辖区海淀区", "北京市市辖区海淀区", {"110108"}),
    ],
)
def test_a_run_keeps_only_units_that_fit_the_whole(text: str, run: str, codes: set[str]) -> None:
    path = path_at(text, 0, bodies(NAMES))
    assert path is not None
    assert text[path.start : path.end] == run
    assert {unit.code for unit in path.units if unit.stands} == codes


def test_no_name_begins_in_plain_words() -> None:
    assert path_at("今天天气", 0, bodies(NAMES)) is None


def test_units_of_different_times_meet_as_they_are_today() -> None:
    above, unit = NAMES.full["襄樊市"], NAMES.full["襄州区"]
    assert not within([unit for unit in unit if unit.stands], above)
    assert {found.name for found in within_today(unit, above)} == {"襄州区"}


@pytest.mark.parametrize(("text", "end"), [("的桥西区", 1), ("下辖的某县", 3), ("桥西区", 0), ("", 0)])
def test_connecting_words_are_passed_over(text: str, end: int) -> None:
    assert after_connector(text, 0) == end
