"""Confidence per rule: between an estimate and what was counted."""

from __future__ import annotations

import pytest

from geo.text import confidence
from geo.text.evaluation.calibrate import counted


def test_the_estimate_counts_as_much_as_ten_cases() -> None:
    assert confidence.Record("rule", 0.5, 10, 10).confidence == 0.75
    assert confidence.Record("rule", 0.9, 0, 0).confidence == 0.9


def test_a_rule_that_the_table_does_not_hold_is_doubtful() -> None:
    assert confidence.of_rule("no such rule") == confidence.UNKNOWN


@pytest.mark.parametrize(
    ("name", "start", "right"), [("米有田", 1, 1), ("别人", 1, 0), ("米有田", 0, 1), ("米有田", 4, 0)]
)
def test_a_quotation_counts_as_right_by_speaker_and_overlap(name: str, start: int, right: int) -> None:
    text = "“路修好了，人回来了。”村民米有田代表说。"
    quote = {"kind": "direct", "start": start, "end": 11}
    label = {"text": text, "delegates": [{"name": name, "quotes": [quote]}]}
    counts, found = counted([label])
    assert (counts["subject-verb"], found["subject-verb"]) == (right, 1)
