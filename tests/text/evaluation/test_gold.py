"""The committed gold set: its labels are what its annotations make, and its data sheet says the truth."""

from __future__ import annotations

import csv
import re
from functools import cache
from pathlib import Path

import pytest

from geo.text.evaluation.annotation import AnnotationError, tables
from geo.text.evaluation.evaluate import read_labels
from geo.text.evaluation.gold import convert, split

DATA = Path(__file__).resolve().parents[3] / "data"
GOLD = DATA / "gold"
FORMS = [
    *("A1", "A2", "A3", "A4", "A5", "A6", "B1", "B2", "B3", "B4", "B5", "B6a", "B6b", "B6c", "B6d"),
    *("C1", "C2", "C3", "C4", "C5", "D1", "D2", "D3", "D4", "E1", "E2", "E3", "E4", "E5", "E6"),
]


@cache
def part(name):
    return list(read_labels([GOLD / name]))


def test_the_labels_are_what_the_annotations_make():
    known = tables(DATA / "gazetteer/divisions.csv", DATA / "themes.csv")
    made = convert(GOLD, known)
    committed = {path: path.read_text(encoding="utf-8") for path in GOLD.glob("*/*.json")}
    assert made == committed


def test_one_of_each_three_neighbours_is_held_out_and_stays_there():
    articles = [{"id": f"A-{number:02}"} for number in range(9)]
    dev, held = split(articles)
    assert (len(dev), len(held)) == (6, 3)
    assert [sum(article in held for article in articles[at : at + 3]) for at in (0, 3, 6)] == [1, 1, 1]
    assert split(articles[:6])[1] == held[:2]
    with pytest.raises(AnnotationError, match="threes"):
        split(articles[:4])


def test_an_id_that_occurs_twice_stops_the_conversion(tmp_path):
    (tmp_path / "source").mkdir()
    article = "=== A-01 | groups-only | E4 | -\n---\n代表们说，好。\n"
    (tmp_path / "source" / "a.txt").write_text(article * 3, encoding="utf-8")
    with pytest.raises(AnnotationError, match=r"a\.txt: an id occurs twice"):
        convert(tmp_path, tables(DATA / "gazetteer/divisions.csv", DATA / "themes.csv"))


def test_a_source_for_making_rules_only_goes_to_the_development_part(tmp_path):
    (tmp_path / "source").mkdir()
    article = "=== A-01 | groups-only | E4 | -\n---\n代表们说，好。\n"
    (tmp_path / "source" / "a.txt").write_text("part: dev\n\n" + article, encoding="utf-8")
    files = convert(tmp_path, tables(DATA / "gazetteer/divisions.csv", DATA / "themes.csv"))
    assert [path.parent.name for path in files] == ["dev"]


def test_a_third_of_what_is_split_is_held_out():
    sources = {path.stem for path in (GOLD / "heldout").glob("*.json") if (GOLD / "dev" / path.name).exists()}
    for_rules, held = (
        sum(len(list(read_labels([GOLD / part / f"{name}.json"]))) for name in sources)
        for part in ("dev", "heldout")
    )
    assert for_rules == 2 * held >= 2 * 20


@pytest.mark.parametrize("form", FORMS)
def test_every_form_is_there_several_times_and_in_both_parts(form):
    numbers = [sum(form in article["forms"] for article in part(name)) for name in ("dev", "heldout")]
    assert min(numbers) >= 1
    assert sum(numbers) >= 3


@pytest.mark.parametrize("name", ["dev", "heldout"])
def test_the_data_sheet_counts_right(name):
    row = re.search(rf"^\| {name} \|(.*)\|$", (GOLD / "README.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert row is not None
    quotes = [
        quote["kind"]
        for article in part(name)
        for person in article["delegates"]
        for quote in person["quotes"]
    ]
    assert [int(cell) for cell in row[1].split("|")] == [
        len(part(name)),
        sum(len(article["delegates"]) for article in part(name)),
        quotes.count("direct"),
        quotes.count("indirect"),
        sum(len(article["warnings"]) for article in part(name)),
    ]


@pytest.mark.parametrize("article", [*part("dev"), *part("heldout")], ids=lambda article: article["id"])
def test_an_article_has_the_length_of_news_and_its_people_are_in_it(article):
    assert 150 <= len(article["text"]) <= 1500
    assert (article["group"] == "groups-only") == (not article["delegates"])
    for person in article["delegates"]:
        assert person["name"] in article["text"]
        assert person["quotes"]


def test_places_are_todays_divisions():
    with (DATA / "gazetteer/divisions.csv").open(encoding="utf-8", newline="") as file:
        chains = {
            row["adcode"]: (row["province"], row["prefecture"], row["county"]) for row in csv.DictReader(file)
        }
    for article in [*part("dev"), *part("heldout")]:
        for person in article["delegates"]:
            chain = tuple(person[level] or "" for level in ("province", "prefecture", "county"))
            assert chains.get(person["adcode"], ("", "", "")) == chain
