"""Measures a resolver of place phrases against labelled phrases: `evaluate`, `format_table`.

A label is a line of JSON: input, category, expected (the five levels, null where the phrase does not say);
further accepted chains in `alt`, a context list and a date where they matter. Every resolver, this project's
and each peer that is installed, answers the same phrases; peers know at most three or four levels and are
measured on what they know.

An answer is strict when province, prefecture and county are all as expected; wrong when a level contradicts
the label; too coarse when nothing contradicts it and a level is missing; missed when nothing is answered; a
false positive when the phrase names no place and something is answered.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from geo.errors import UserError
from geo.model import LEVELS, Divisions
from geo.places import peers
from geo.places.resolver import clear, resolve

UPPER = LEVELS[:3]
LOCAL = LEVELS[3:]
OWN = "this project"
ROUNDS = 3  # passes over the phrases for the throughput; the best one counts

Answerer = Callable[[Sequence["Label"]], list[Divisions]]


@dataclass(frozen=True, slots=True)
class Label:
    """A phrase with what it says."""

    input: str
    category: str
    expected: Divisions
    accepted: tuple[Divisions, ...] = ()  # other chains that are as right
    context: tuple[str, ...] = ()
    date: str | None = None


@dataclass(slots=True)
class Score:
    """Counts over the phrases of one category."""

    phrases: int = 0
    strict: int = 0
    wrong: int = 0
    coarse: int = 0
    missed: int = 0
    false_positive: int = 0
    local: int = 0  # townships and villages in the labels, each counted
    local_right: int = 0

    def add(self, other: Score) -> None:
        """Count `other` in."""
        for name in self.__slots__:
            setattr(self, name, getattr(self, name) + getattr(other, name))

    @property
    def accuracy(self) -> float:
        """Share of phrases with province, prefecture and county all right."""
        return self.strict / self.phrases if self.phrases else 0.0


@dataclass(frozen=True, slots=True)
class Report:
    """What one resolver reached."""

    name: str
    total: Score
    categories: dict[str, Score]
    levels: dict[str, float]  # level -> share of its labels that are answered right
    per_second: float  # phrases per second of processor time, answers forgotten before each pass
    failures: tuple[tuple[Label, Divisions], ...] = field(repr=False, default=())


def evaluate(labels: Sequence[Label], *, with_peers: bool = True) -> list[Report]:
    """A report for this project, then one for each peer that is installed, by name."""
    answerers: dict[str, Answerer] = {OWN: _own}
    if with_peers:
        for name, answer in peers.installed().items():
            answerers[name] = _of_inputs(answer)
    return [_report(name, answer, labels) for name, answer in answerers.items()]


def read(path: Path) -> list[Label]:
    """The labels of a JSON-lines file; UserError for a line that is none."""
    labels = []
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
            labels.append(
                Label(
                    row["input"],
                    row.get("category", ""),
                    _divisions(row["expected"]),
                    tuple(_divisions(other) for other in row.get("alt", ())),
                    tuple(row.get("context", ())),
                    row.get("date"),
                )
            )
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise UserError(
                f"{path}, line {number}: not a label with input and expected ({error})"
            ) from error
    return labels


def format_table(reports: Sequence[Report]) -> str:
    """One table: the resolvers as columns, the figures and then each category as rows, in per cent."""
    head = ["", *(report.name for report in reports)]
    rows: list[list[str]] = [["phrases", *(str(report.total.phrases) for report in reports)]]
    rows.append(["strict", *(_share(report.total.strict, report.total.phrases) for report in reports)])
    for name, label in (
        ("wrong", "wrong"),
        ("coarse", "too coarse"),
        ("missed", "missed"),
        ("false_positive", "false positives"),
    ):
        rows.append(
            [label, *(_share(getattr(report.total, name), report.total.phrases) for report in reports)]
        )
    rows.append(
        [
            "townships and villages",
            *(_share(report.total.local_right, report.total.local) for report in reports),
        ]
    )
    rows.extend(
        [f"level {level}", *(f"{100 * report.levels.get(level, 0.0):.1f}" for report in reports)]
        for level in LEVELS
    )
    rows.append(["phrases per second", *(f"{report.per_second:,.0f}" for report in reports)])
    for category in reports[0].categories if reports else ():
        counts = [report.categories[category] for report in reports]
        rows.append([f"strict, {category}", *(_share(score.strict, score.phrases) for score in counts)])
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [_line(head, widths), _line(["-" * width for width in widths], widths)]
    return "\n".join([*lines, *(_line(row, widths) for row in rows)])


def judge(label: Label, answer: Divisions) -> Score:
    """The counts for one answer."""
    score = Score(phrases=1)
    chains = (label.expected, *label.accepted)
    given = _upper(answer)
    if any(given == _upper(chain) for chain in chains):
        score.strict = 1
    elif not any(_upper(label.expected)):
        score.false_positive = 1
    elif not any(given):
        score.missed = 1
    elif any(_coarser(given, _upper(chain)) for chain in chains):
        score.coarse = 1
    else:
        score.wrong = 1
    for level in LOCAL:
        expected = getattr(label.expected, level)
        if expected is not None:
            score.local += 1
            score.local_right += getattr(answer, level) == expected
    return score


def _report(name: str, answer: Answerer, labels: Sequence[Label]) -> Report:
    answers = answer(labels)
    categories: dict[str, Score] = {}
    total = Score()
    failures = []
    for label, given in zip(labels, answers, strict=True):
        score = judge(label, given)
        total.add(score)
        categories.setdefault(label.category, Score()).add(score)
        if not score.strict or score.local_right < score.local:
            failures.append((label, given))
    return Report(name, total, categories, _levels(labels, answers), _speed(answer, labels), tuple(failures))


def _levels(labels: Sequence[Label], answers: Sequence[Divisions]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for level in LEVELS:
        pairs = [
            (getattr(label.expected, level), getattr(answer, level))
            for label, answer in zip(labels, answers, strict=True)
            if getattr(label.expected, level) is not None
        ]
        shares[level] = sum(expected == given for expected, given in pairs) / len(pairs) if pairs else 1.0
    return shares


def _speed(answer: Answerer, labels: Sequence[Label]) -> float:
    if not labels:
        return 0.0
    best = 0.0
    for _ in range(ROUNDS):
        clear()
        started = time.process_time()  # a core's own time: other programs do not count
        answer(labels)
        best = max(best, len(labels) / max(time.process_time() - started, 1e-9))
    return best


def _own(labels: Sequence[Label]) -> list[Divisions]:
    return [resolve(label.input, context=label.context, date=label.date).divisions for label in labels]


def _of_inputs(answer: peers.Answer) -> Answerer:
    return lambda labels: answer([label.input for label in labels])


def _divisions(row: dict[str, str | None]) -> Divisions:
    return Divisions(*(row.get(level) for level in LEVELS))


def _upper(chain: Divisions) -> tuple[str | None, ...]:
    return tuple(getattr(chain, level) for level in UPPER)


def _coarser(given: Iterable[str | None], expected: Iterable[str | None]) -> bool:
    return all(value is None or value == right for value, right in zip(given, expected, strict=True))


def _share(count: int, of: int) -> str:
    return f"{100 * count / of:.1f}" if of else "-"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    first, *others = (
        cell.ljust(width) if not index else cell.rjust(width)
        for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
    )
    return "  ".join([first, *others]).rstrip()
