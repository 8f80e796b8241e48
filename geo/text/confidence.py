"""How far to trust a finding: a calibrated probability per rule, from confidence.csv beside this module.

For each rule the table holds an estimate made beforehand and how often the rule was right on the development
part of the gold set; the confidence is the mean of both, the estimate counting as `PRIOR_CASES` cases, which
keeps rules that were seen rarely from extremes. `python -m geo.text.evaluation.calibrate data/gold/dev`
writes it.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources

PRIOR_CASES = 10
UNKNOWN = 0.5  # for a rule that the table does not hold


@dataclass(frozen=True, slots=True)
class Record:
    """A row of the table."""

    rule: str
    prior: float  # the estimate made beforehand, 0 to 1
    right: int  # how often the rule was right
    found: int  # how often it answered

    @property
    def confidence(self) -> float:
        """Give the probability that a finding of the rule is right."""
        return round((PRIOR_CASES * self.prior + self.right) / (PRIOR_CASES + self.found), 3)


@cache  # there are some forty rules, and each finding asks
def of_rule(rule: str) -> float:
    """Give the probability that a finding of this rule is right."""
    record = table().get(rule)
    return record.confidence if record else UNKNOWN


@cache
def table() -> dict[str, Record]:
    """Read the records by their rules."""
    text = resources.files("geo.text").joinpath("confidence.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(line for line in text.splitlines() if not line.startswith("#"))
    return {
        row["rule"]: Record(row["rule"], float(row["prior"]), int(row["right"]), int(row["found"]))
        for row in rows
    }
