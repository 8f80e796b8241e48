"""Every error of a prediction by name, in the order of the text, so that someone can go through them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from geo.model import LEVELS
from geo.text.evaluation.compare import (
    Comparison,
    names_of,
    overlapping,
    quoted,
    same_theme,
    unreadable,
)
from geo.text.evaluation.matching import Span

PERSON_KEYS = ("role", "organisation", *LEVELS)


@dataclass(frozen=True, slots=True)
class Error:
    """Something found that is not labelled, labelled that was not found, or that differs."""

    article: str  # id of the label
    group: str
    kind: str  # "missed speaker", "false quote", "wrong county", …
    who: str | None  # the speaker, the label's where both name one
    labelled: str | None
    found: str | None
    start: int | None = None  # offsets of the label's span, else of the found one
    end: int | None = None
    rule: str | None = None  # the rule that found it
    confidence: float | None = None


def errors(compared: Comparison, *, article: str, group: str) -> list[Error]:
    """Give all errors of one article."""
    found = [
        Error(article, group, **what)  # type: ignore[arg-type]
        for kind in (_speakers, _quotes, _people, _warnings)
        for what in kind(compared)
    ]
    return sorted(found, key=lambda error: (error.start is None, error.start or 0))


def _speakers(compared: Comparison) -> Iterator[dict[str, object]]:
    wanted, found = names_of(compared.label), names_of(compared.found)
    for name in wanted - found:
        yield {"kind": "missed speaker", "who": name, "labelled": name, "found": None}
    for person in quoted(compared.found):
        if person["name"] in found - wanted:
            yield {
                "kind": "false speaker",
                "who": person["name"],
                "labelled": None,
                "found": person["name"],
                "rule": person.get("rule"),
                "confidence": person.get("confidence"),
            }


def _quotes(compared: Comparison) -> Iterator[dict[str, object]]:
    strict = set(compared.strict)
    for index, want in enumerate(compared.wanted):
        if index not in {matched for matched, _ in compared.loose}:
            yield _quote("missed", want, None)
    for index, guess in enumerate(compared.guesses):
        if index not in {matched for _, matched in compared.loose}:
            yield _quote("false", None, guess)
    for pair in compared.loose:
        want, guess = compared.wanted[pair[0]], compared.guesses[pair[1]]
        if want.speaker != guess.speaker:
            yield _quote("wrong speaker of", want, guess) | {"labelled": want.speaker, "found": guess.speaker}
        if pair not in strict:
            yield _quote("wrong edges of", want, guess)
        if want.themed and not same_theme(want, guess):
            yield _quote("wrong theme of", want, guess) | {"labelled": want.theme, "found": guess.theme}


def _quote(what: str, want: Span | None, guess: Span | None) -> dict[str, object]:
    one = want or guess
    assert one is not None
    return {
        "kind": f"{what} {one.kind} quote",
        "who": one.speaker,
        "labelled": want.text if want else None,
        "found": guess.text if guess else None,
        "start": one.start,
        "end": one.end,
        "rule": guess.rule if guess else None,
        "confidence": guess.confidence if guess else None,
    }


def _people(compared: Comparison) -> Iterator[dict[str, object]]:
    for want, guess in compared.people:
        for key in PERSON_KEYS:
            if key in want and want[key] != guess.get(key):
                yield {
                    "kind": f"wrong {key}",
                    "who": want["name"],
                    "labelled": want[key],
                    "found": guess.get(key),
                    "rule": guess.get("rule"),
                    "confidence": guess.get("confidence"),
                }


def _warnings(compared: Comparison) -> Iterator[dict[str, object]]:
    wanted, found = compared.label.get("warnings", []), unreadable(compared.found)
    for paragraph in wanted:
        if not overlapping(paragraph, found):
            yield _paragraph("missed unreadable paragraph", paragraph) | {"labelled": paragraph["reason"]}
    for warning in found:
        if not overlapping(warning, wanted):
            yield _paragraph("false warning", warning) | {"found": warning["reason"]}


def _paragraph(kind: str, span: Mapping[str, Any]) -> dict[str, object]:
    return {
        "kind": kind,
        "who": None,
        "labelled": None,
        "found": None,
        "start": span["start"],
        "end": span["end"],
    }
