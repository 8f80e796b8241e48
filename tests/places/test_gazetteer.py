"""The gazetteer of names: what it holds, and what a broken file leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.errors import DataError
from geo.places import divisions
from geo.places.gazetteer import COUNTY, Gazetteer, gazetteer

NAMES = gazetteer()


def test_every_division_stands_in_it_with_its_chain() -> None:
    for division in divisions.every():
        unit = NAMES.by_code[division.adcode]
        chain = division.chain
        assert unit.chain == (chain.province, chain.prefecture, chain.county)
        assert unit.today == (unit,)


@pytest.mark.parametrize(
    ("form", "names"),
    [
        ("凉山州", {"凉山彝族自治州"}),
        ("喀左县", {"喀喇沁左翼蒙古族自治县"}),
        ("黔东南", {"黔东南苗族侗族自治州"}),
        ("香港特区", {"香港特别行政区"}),
        ("吉林", {"吉林省", "吉林市"}),
    ],
)
def test_short_names_lead_to_their_divisions(form: str, names: set[str]) -> None:
    assert names <= {unit.name for unit in NAMES.short[form] if unit.stands}


def test_former_divisions_know_what_they_are_today() -> None:
    (unit,) = NAMES.full["崇文区"]
    assert (unit.chain, unit.today[0].name, unit.until) == (("北京市", None, "崇文区"), "东城区", 2009)
    assert unit.settled
    (prefecture,) = (unit for unit in NAMES.full["巢湖市"] if unit.level < COUNTY)
    assert not prefecture.settled
    assert {unit.name for unit in prefecture.today} == {"合肥市", "芜湖市", "马鞍山市"}


def test_townships_and_villages_lead_to_their_county() -> None:
    (county,) = NAMES.holders("双龙镇")[-1:]
    assert "\n十八洞村\n" in NAMES.villages(NAMES.by_code["433124"])["双龙镇"]
    assert county.stands
    assert [unit.name for unit in NAMES.holders("薛家湾镇")] == ["准格尔旗"]
    assert NAMES.town_names["520281淤泥乡"] == "淤泥彝族乡"


def test_village_committees_are_stored_as_people_print_them() -> None:
    for code in ("110101", "320312", "533103", "150622"):
        text = NAMES.village_text(NAMES.by_code[code])
        assert text
        assert "委会" not in text


@pytest.mark.parametrize("content", [None, b"", b"not a database at all"])
def test_a_missing_or_broken_file_says_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "gazetteer.sqlite"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError, match=r"gazetteer\.sqlite.*geo\.places\.build"):
        Gazetteer(path)
