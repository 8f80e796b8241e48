"""Writes confidence.csv: how often each rule is right on labelled articles.

    python -m geo.text.evaluation.calibrate LABELS…

A quotation is right where a label has speech of that kind by that person with an overlap of at least 0.8; a
speaker where a label names that person. Estimates of the present table are kept. Never run it on the part of
the gold set that is held back: what is measured there would then be fitted to it.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from geo.text import extract, parse
from geo.text.confidence import Record, table
from geo.text.evaluation.labels import read_labels

OVERLAP = 0.8
TABLE = Path(__file__).resolve().parents[1] / "confidence.csv"
HEAD = """\
# How often each rule of extraction is right; python -m geo.text.evaluation.calibrate writes right and found.
# prior: an estimate made beforehand, by hand; right, found: on the labelled articles.
rule,prior,right,found
"""


def counted(labels: Iterable[Mapping[str, Any]]) -> tuple[Counter[str], Counter[str]]:
    """Tell how often each rule was right, and how often it answered."""
    right: Counter[str] = Counter()
    found: Counter[str] = Counter()
    for label in labels:
        extraction = extract(parse(label["text"]))
        persons = {person["name"]: person["quotes"] for person in label["delegates"]}
        for speaker in extraction.speakers:
            found[speaker.rule] += 1
            right[speaker.rule] += speaker.name in persons
        for quotation in extraction.quotations:
            quotes = persons.get(extraction.speakers[quotation.speaker].name, [])
            same = (quote for quote in quotes if quote["kind"] == quotation.kind)
            spans = [(quote["start"], quote["end"]) for quote in same]
            found[quotation.rule] += 1
            right[quotation.rule] += any(
                _overlap((quotation.start, quotation.end), span) >= OVERLAP for span in spans
            )
    return right, found


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Give common characters over the longer of two spans."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(common, 0) / max(one[1] - one[0], other[1] - other[0])


def main(paths: list[str]) -> None:
    """Count on the labels in the paths and write the table."""
    right, found = counted(read_labels(paths))
    known = table()
    lines = []
    for rule in sorted(known.keys() | found.keys()):
        prior = known[rule].prior if rule in known else 0.5
        record = Record(rule, prior, right[rule], found[rule])
        lines.append(f"{record.rule},{record.prior:g},{record.right},{record.found}\n")
    TABLE.write_text(HEAD + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
