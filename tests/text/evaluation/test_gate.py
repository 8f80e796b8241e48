"""The figures on the gold set do not fall, and what is kept of them is what they are."""

from __future__ import annotations

import csv
import json
from functools import cache

import pytest

from geo import text
from geo.resources import DATA, PACKAGE
from geo.store.contract.theme_file import project_themes
from geo.store.reading import article as reading
from geo.store.reading import document
from geo.text.evaluation.calibrate import counted
from geo.text.evaluation.evaluate import evaluate
from geo.text.evaluation.labels import read_labels

FLOORS = [  # part, figure, F1 below which it must not fall
    ("dev", "speakers", 0.945),
    ("dev", "direct_08", 0.945),
    ("dev", "indirect_08", 0.915),
    ("heldout", "speakers", 0.92),
    ("heldout", "direct_08", 0.935),
    ("heldout", "indirect_08", 0.89),
]


@cache
def figures(part):
    themes = project_themes()

    def predict(label):
        article = text.parse(label["text"], name=label["id"])
        return document.document(article, reading.read_article(article), themes)

    return evaluate(read_labels([DATA / "gold" / part]), predict).as_dict()["all"]


@pytest.mark.parametrize(("part", "figure", "floor"), FLOORS)
def test_figures_hold(part, figure, floor):
    assert figures(part)[figure]["f1"] >= floor


@pytest.mark.parametrize(("part", "floor"), [("dev", 0.88), ("heldout", 0.88)])
def test_quotes_stand_under_the_theme_that_they_are_about(part, floor):
    assert figures(part)["theme"]["accuracy"] >= floor


@pytest.mark.parametrize(("part", "most"), [("dev", 8), ("heldout", 6)])
def test_hardly_anybody_speaks_who_does_not(part, most):
    assert figures(part)["false_speakers"] <= most


@pytest.mark.parametrize(
    ("of", "part", "most"),
    [
        ("speakers", "dev", 0.01),
        ("speakers", "heldout", 0.01),
        ("quotes", "dev", 0.04),
        ("quotes", "heldout", 0.03),
    ],
)
def test_a_confidence_is_how_often_findings_are_right(of, part, most):
    assert figures(part)["calibration"][of]["expected_error"] <= most


def test_the_figures_of_the_about_page_are_those_of_the_held_out_part():
    kept = json.loads((DATA / "gold" / "figures.json").read_text(encoding="utf-8"))
    now = figures("heldout")
    assert {name: now[name] for name in kept} == kept


def test_confidence_is_what_the_rules_are_right_in_the_development_part():
    right, found = counted(read_labels([DATA / "gold" / "dev"]))
    lines = (PACKAGE / "text" / "confidence.csv").read_text(encoding="utf-8").split("\n")
    rows = csv.DictReader(line for line in lines if line and not line.startswith("#"))
    kept = {row["rule"]: (int(row["right"]), int(row["found"])) for row in rows}
    assert {rule: (right[rule], found[rule]) for rule in kept} == kept
    assert set(found) <= set(kept)
