"""One labelled article against what was found in it: its figures and its errors.

Speakers are compared by name, and only those who are quoted count. Places, roles and organisations are
compared for the speakers that were found, so that a missed speaker is one error and not seven.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from geo.model import KINDS, LEVELS
from geo.text.evaluation.matching import Span, match
from geo.text.evaluation.scores import Counts, Judged, Scores, Share

LOOSE, STRICT = 0.3, 0.8  # overlaps at which a quote counts as found, and as found with its edges

Document = Mapping[str, Any]  # a label or a prediction, shaped like `extract --json`
Pair = tuple[Mapping[str, Any], Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """A label and a prediction with what belongs together in them."""

    label: Document
    found: Document
    wanted: list[Span]  # the label's quotes
    guesses: list[Span]  # the prediction's quotes
    loose: list[tuple[int, int]]  # pairs of their indexes at an overlap of LOOSE
    strict: list[tuple[int, int]]
    people: list[Pair]  # speakers of the same name


def compare(label: Document, found: Document) -> Comparison:
    """Match the quotes and speakers of `found` with those of `label`."""
    wanted, guesses = _spans(label), _spans(found)
    loose = match(wanted, guesses, threshold=LOOSE)
    strict = match(wanted, guesses, threshold=STRICT)
    return Comparison(label, found, wanted, guesses, loose, strict, list(_people(label, found)))


def scores(compared: Comparison, *, seconds: float = 0.0, refused: bool = False) -> Scores:
    """Give the figures of one article; `seconds` is what the prediction took."""
    label, found = compared.label, compared.found
    direct, indirect = KINDS
    sure = {
        guess
        for want, guess in compared.strict
        if compared.wanted[want].speaker == compared.guesses[guess].speaker
    }
    names = names_of(label)
    return Scores(
        articles=1,
        characters=len(label["text"]),
        seconds=seconds,
        refused=int(refused),
        speakers=Counts(len(compared.people), names_of(found).total(), names.total()),
        direct_03=_counts(compared, direct, compared.loose),
        direct_08=_counts(compared, direct, compared.strict),
        indirect_03=_counts(compared, indirect, compared.loose),
        indirect_08=_counts(compared, indirect, compared.strict),
        speaker_direct=_named(compared, direct),
        speaker_indirect=_named(compared, indirect),
        theme=_themes(compared),
        role=same(compared.people, "role"),
        organisation=same(compared.people, "organisation"),
        places={level: same(compared.people, level) for level in LEVELS},
        chain=_chains(compared.people),
        unreadable=_unreadable(label.get("warnings", []), unreadable(found)),
        quotes=tuple(
            Judged(guess.confidence, index in sure)
            for index, guess in enumerate(compared.guesses)
            if guess.confidence is not None
        ),
        people=tuple(
            Judged(person["confidence"], person["name"] in names)
            for person in quoted(found)
            if person.get("confidence") is not None
        ),
    )


def quoted(document: Document) -> Iterator[Mapping[str, Any]]:
    """Yield the delegates of a document who have a quote."""
    return (person for person in document.get("delegates", []) if person.get("quotes"))


def names_of(document: Document) -> Counter[str]:
    """Tell how many speakers bear each name: two people of one name are two."""
    return Counter(person["name"] for person in quoted(document))


def overlapping(one: Mapping[str, Any], others: Sequence[Mapping[str, Any]]) -> bool:
    """Tell whether the span of `one` shares a character with any of `others`."""
    return any(one["start"] < other["end"] and other["start"] < one["end"] for other in others)


def same(people: Sequence[Pair], key: str) -> Share:
    """Tell how often both say the same about `key`, where either says anything and the label speaks of it."""
    cases = [(want[key], guess.get(key)) for want, guess in people if key in want]
    said = [(want, guess) for want, guess in cases if want is not None or guess is not None]
    return Share(sum(want == guess for want, guess in said), len(said))


def _spans(document: Document) -> list[Span]:
    return [
        Span(
            start=quote["start"],
            end=quote["end"],
            speaker=person["name"],
            kind=quote["kind"],
            text=quote.get("text", document.get("text", "")[quote["start"] : quote["end"]]),
            theme=quote.get("theme"),
            other_themes=tuple(quote.get("other_themes", ())),
            themed="theme" in quote,
            rule=quote.get("rule"),
            confidence=quote.get("confidence"),
        )
        for person in quoted(document)
        for quote in person["quotes"]
    ]


def _people(label: Document, found: Document) -> Iterator[Pair]:
    left = list(quoted(found))
    for want in quoted(label):
        guess = next((person for person in left if person["name"] == want["name"]), None)
        if guess is not None:
            left.remove(guess)
            yield want, guess


def _counts(compared: Comparison, kind: str, matched: Sequence[tuple[int, int]]) -> Counts:
    return Counts(
        right=sum(compared.wanted[want].kind == kind for want, _ in matched),
        found=sum(guess.kind == kind for guess in compared.guesses),
        labelled=sum(want.kind == kind for want in compared.wanted),
    )


def _named(compared: Comparison, kind: str) -> Share:
    pairs = [(compared.wanted[want], compared.guesses[guess]) for want, guess in compared.loose]
    those = [(want, guess) for want, guess in pairs if want.kind == kind]
    return Share(sum(want.speaker == guess.speaker for want, guess in those), len(those))


def _themes(compared: Comparison) -> Share:
    pairs = [(compared.wanted[want], compared.guesses[guess]) for want, guess in compared.loose]
    those = [(want, guess) for want, guess in pairs if want.themed]
    return Share(sum(same_theme(want, guess) for want, guess in those), len(those))


def same_theme(want: Span, guess: Span) -> bool:
    """Tell whether the theme found is one of those that the label allows."""
    return guess.theme in (want.theme, *want.other_themes)


def _chains(people: Sequence[Pair]) -> Share:
    those = [(want, guess) for want, guess in people if any(level in want for level in LEVELS)]
    right = sum(all(want.get(level) == guess.get(level) for level in LEVELS) for want, guess in those)
    return Share(right, len(those))


def unreadable(document: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Give a document's warnings of paragraphs that could not be read; labels have those only."""
    return [w for w in document.get("warnings", []) if w.get("code", "unreadable") == "unreadable"]


def _unreadable(wanted: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]]) -> Counts:
    """Count labelled paragraphs that a warning touches; warnings elsewhere are false ones."""
    seen = sum(overlapping(paragraph, found) for paragraph in wanted)
    false = sum(not overlapping(warning, wanted) for warning in found)
    return Counts(right=seen, found=seen + false, labelled=len(wanted))
