"""The rules of speech: the rows of their table are the cases."""

from __future__ import annotations

import pytest

from geo.text import confidence, extract, parse
from geo.text.speech import rules
from geo.text.speech.rules import DIRECT, REPORTED, Row, Rule
from tests.text.marked import expected, found

ROWS = (*DIRECT, *REPORTED)
MANNERS = ("", "-loose", "-pronoun", "-short", "-focus", "-elided")


def ids(text: str) -> set[str]:
    """Give the ids of the rules by which the speech of a text is found."""
    return {quotation.rule for quotation in extract(parse(text)).quotations}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_the_example_of_a_rule_is_read_by_it(row: Row) -> None:
    text, spans = expected(row.example)
    assert found(text) == spans
    assert ids(text) & {row.id + manner for manner in MANNERS}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.id)
def test_a_rule_leaves_its_counter_example_alone(row: Row) -> None:
    text, spans = expected(row.counter_example)
    assert found(text) == spans
    assert not ids(text) & {row.id + manner for manner in MANNERS}


@pytest.mark.parametrize("rule", DIRECT, ids=lambda rule: rule.id)
def test_no_other_rule_reads_the_example(rule: Rule, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rules, "DIRECT", tuple(other for other in DIRECT if other is not rule))
    text, spans = expected(rule.example)
    assert found(text) != spans


def test_the_table_of_confidence_knows_every_rule_and_no_other() -> None:
    known = confidence.table()
    assert [row.id for row in ROWS if not any(row.id + manner in known for manner in MANNERS)] == []
    speakers = {"described", "described-thin", "bare-name", "bare-name-thin"}
    assert known.keys() - speakers <= {row.id + manner for row in ROWS for manner in MANNERS}
