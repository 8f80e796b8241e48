"""The generator of datasets keeps the data contract."""

from __future__ import annotations

import csv
import hashlib

import pytest

from geo.model import PRECISIONS, STATES
from geo.store.contract.columns import TABLES
from tests.generate import ADDRESS, LINK, MARKUP, generate, hostile

HOSTILE_FIELDS = {
    "delegates": (
        "name",
        "name_pinyin",
        "role",
        "organisation",
        "place_text",
        "township",
        "geocoder",
        "rule",
    ),
    "quotes": ("text", "rule"),
    "themes": ("name_zh", "name_en", "keywords"),
    "articles": ("title", "publisher"),
}


def read(directory, table):
    with (directory / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(params=[9, 600, "hostile"])
def dataset(request, tmp_path):
    if request.param == "hostile":
        hostile(tmp_path)
        return tmp_path, 9
    generate(request.param, tmp_path)
    return tmp_path, request.param


def test_it_has_as_many_delegates_as_asked_for(dataset):
    directory, count = dataset
    assert len(read(directory, "delegates")) == count


def test_every_table_has_the_columns_of_the_contract(dataset):
    directory, _ = dataset
    for table in TABLES:
        header = (directory / table.file).read_text(encoding="utf-8").splitlines()[0]
        assert tuple(header.split(",")) == table.names


def test_keys_are_unique_and_references_hold(dataset):
    directory, _ = dataset
    keys = {
        name: [row["id"] for row in read(directory, name)] for name in ("delegates", "articles", "themes")
    }
    quotes = read(directory, "quotes")
    keys["quotes"] = [row["id"] for row in quotes]
    for ids in keys.values():
        assert len(ids) == len(set(ids))
    assert {row["delegate_id"] for row in quotes} == set(keys["delegates"])
    assert {row["article_id"] for row in quotes} <= set(keys["articles"])
    assert {row["theme_id"] for row in quotes} <= {*keys["themes"], ""}


def test_quotes_stand_in_their_articles(dataset):
    directory, _ = dataset
    texts = {}
    for article in read(directory, "articles"):
        data = (directory / "articles" / article["file"]).read_bytes()
        assert article["sha256"] == hashlib.sha256(data).hexdigest()
        texts[article["id"]] = data.decode()
    for quote in read(directory, "quotes"):
        assert texts[quote["article_id"]][int(quote["start"]) : int(quote["end"])] == quote["text"]


def test_places_are_in_china_and_some_are_missing(dataset):
    directory, count = dataset
    delegates = read(directory, "delegates")
    placed = [row for row in delegates if row["precision"] != "none"]
    assert 0 < count - len(placed) < count / 4
    assert all(15 < float(row["lat"]) < 54 and 73 < float(row["lon"]) < 136 for row in placed)
    assert {row["precision"] for row in delegates} <= set(PRECISIONS)
    assert {row["state"] for row in delegates} <= set(STATES)


def test_the_same_number_gives_the_same_bytes(tmp_path):
    for name in ("one", "two"):
        generate(50, tmp_path / name)
    files = [path.relative_to(tmp_path / "one") for path in (tmp_path / "one").rglob("*") if path.is_file()]
    assert files
    for path in files:
        assert (tmp_path / "one" / path).read_bytes() == (tmp_path / "two" / path).read_bytes()


@pytest.mark.parametrize(("table", "fields"), HOSTILE_FIELDS.items())
def test_hostile_fields_hold_markup(tmp_path, table, fields):
    hostile(tmp_path)
    for row in read(tmp_path, table):
        for field in fields:
            if field in ("township", "geocoder") and not row["adcode"]:
                continue  # nobody's place
            assert MARKUP in row[field]


def test_hostile_articles_have_an_address_that_ends_an_attribute(tmp_path):
    hostile(tmp_path)
    assert {row["url"] for row in read(tmp_path, "articles")} == {ADDRESS}
    assert all(sign in ADDRESS for sign in '"<>')
    assert all(LINK in row["name"] for row in read(tmp_path, "delegates"))
