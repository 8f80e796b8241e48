"""How far to trust a finding: a calibrated probability per rule, from confidence.csv beside this module.

The table holds for each rule how often it was right on the development part of the gold set, and an estimate
from before, which keeps rules that were seen rarely from extremes. `python -m geo.text.calibrate` writes it.
"""

from __future__ import annotations

import csv
from functools import cache
from importlib import resources

UNKNOWN = 0.5  # a rule that the table does not hold


def of_rule(rule: str) -> float:
    """The probability that a finding of this rule is right."""
    return _table().get(rule, UNKNOWN)


@cache
def _table() -> dict[str, float]:
    text = resources.files("geo.text").joinpath("confidence.csv").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    return {row["rule"]: float(row["confidence"]) for row in csv.DictReader(lines)}
