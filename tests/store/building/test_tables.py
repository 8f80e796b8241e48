from __future__ import annotations

import pytest

from geo.model import Position
from geo.store.building.corrections import Correction
from geo.store.building.tables import Source, Tables, tables
from geo.store.contract import ids
from geo.store.contract.columns import BY_NAME
from tests.store.made import THEMES, person, reading, said

PLACE = ("辽宁省", "朝阳市", "喀左县")
TOWN = (*PLACE, "某镇")
COUNTY = Position(41.12345678, 119.7, "county", 50.04, "embedded", "211324")


def build(*readings, records=(), geocoded=None) -> Tables:
    sources = [
        Source(f"{at}.txt", "0" * 64, "话" * 500, one, {"publisher": "某报", "date": "2022-10-20", "url": ""})
        for at, one in enumerate(readings)
    ]
    return tables(sources, known_themes=THEMES, geocoded=geocoded or {}, records=records)


def test_rows_have_the_columns_of_the_contract():
    made = build(reading("a0", person("李明", *PLACE, position=COUNTY)))
    for name, rows in made.rows.items():
        assert [tuple(row) for row in rows] == [BY_NAME[name].names] * len(rows)
    (row,) = made.rows["delegates"]
    assert (row["lat"], row["lon"], row["radius_km"]) == ("41.12346", "119.7", "50")
    assert (row["name_pinyin"], row["role_group"], row["confidence"]) == ("Li Ming", "education", "0.9")


def test_publisher_and_date_come_from_the_sources_alone():
    (row,) = build(reading("a0", person("李明"))).rows["articles"]
    assert (row["publisher"], row["date"], row["url"]) == ("某报", "2022-10-20", "")


def test_a_delegate_is_named_by_the_first_article():
    made = build(reading("a0", person("李明", *PLACE)), reading("a1", person("李明", *PLACE)))
    key = ids.delegate_id("李明", "a0")
    assert [row["id"] for row in made.rows["delegates"]] == [key]
    assert [row["delegate_id"] for row in made.rows["quotes"]] == [key, key]


def test_a_heading_that_fits_no_theme_becomes_one_beside_other_sections():
    quotes = (said("话", 0, heading=0), said("话", 0, heading=1, start=5), said("推进乡村振兴", 0, start=9))
    made = build(reading("a0", person("李明"), quotes=quotes, headings=("扩大开放", "农村面貌")))
    (theme,) = made.headings
    assert (theme.name_zh, theme.colour) == ("扩大开放", "#222222")  # the first slot that no quote uses
    assert [row["theme_id"] for row in made.rows["quotes"]] == [theme.id, "farming", ""]
    alone = build(reading("a0", person("李明"), quotes=quotes[:1], headings=("扩大开放",)))
    assert (list(alone.headings), alone.rows["quotes"][0]["theme_id"]) == ([], "")


@pytest.mark.parametrize(
    ("precision", "expected"),
    [("township", ("40.5", "township", "exact")), ("prefecture", ("41.12346", "county", "coarse"))],
)
def test_an_accepted_coordinate_counts_when_it_is_finer(precision, expected):
    row = {
        "place": "".join(TOWN),
        "adcode": "211324",
        "lat": "40.5",
        "lon": "119.5",
        "precision": precision,
        "provider": "nominatim",
        "provider_id": "n1",
        "retrieved_at": "2024-01-01T00:00:00Z",
    }
    made = build(reading("a0", person("李明", *TOWN, position=COUNTY)), geocoded={row["place"]: row})
    (found,) = made.rows["delegates"]
    assert (found["lat"], found["precision"], found["state"]) == expected


def correction(match: str, field: str, value: str) -> Correction:
    table, _, key = match.partition(":")
    return Correction(table, key, field, value, 1)


def test_corrections_come_last_and_find_a_delegate_by_any_article():
    first, second = (ids.delegate_id("李明", key) for key in ("a0", "a1"))
    made = build(
        reading("a0", person("李明", *PLACE)),
        reading("a1", person("李明", *PLACE)),
        records=[
            correction(f"delegates:{second}", "name", "李鸣"),
            correction(f"delegates:{first}", "role", "校长"),
        ],
    )
    (row,) = made.rows["delegates"]
    assert (row["id"], row["name"], row["name_pinyin"], row["role"]) == (first, "李鸣", "Li Ming", "校长")
    assert made.remarks == []


def test_a_corrected_offset_takes_the_words_from_the_article():
    key = ids.quote_id("a0", 0, 2)
    made = build(reading("a0", person("李明")), records=[correction(f"quotes:{key}", "end", "5")])
    (row,) = made.rows["quotes"]
    assert (row["id"], row["text"], row["end"]) == (key, "话话话话话", "5")


def test_a_deleted_quote_takes_a_delegate_without_another_along():
    people = (person("李明"), person("王芳"))
    key = ids.quote_id("a0", 0, 2)
    made = build(reading("a0", *people), records=[correction(f"quotes:{key}", "row", "deleted")])
    assert [row["name"] for row in made.rows["delegates"]] == ["王芳"]
    assert len(made.rows["quotes"]) == 1


def test_a_quote_can_be_given_to_somebody_else():
    people = (person("李明"), person("王芳"))
    quote, to = ids.quote_id("a0", 0, 2), ids.delegate_id("王芳", "a0")
    made = build(reading("a0", *people), records=[correction(f"quotes:{quote}", "delegate_id", to)])
    assert {row["delegate_id"] for row in made.rows["quotes"]} == {to}


def test_a_correction_that_no_row_answers_to_is_reported():
    made = build(reading("a0", person("李明")), records=[correction("delegates:d0", "name", "王")])
    assert made.remarks == ["record 1: no row answers to delegates:d0"]
