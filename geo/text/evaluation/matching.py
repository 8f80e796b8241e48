"""Pairs labelled spans with found ones, one to one, so that the total overlap is the greatest.

The overlap of two spans is the number of characters that both hold over the length of the longer one, as
in the evaluation of the Gender Gap Tracker (Asr et al. 2021). Pairs below the threshold do not count. Two
people may be given the same span (a joint statement): among equal overlaps the pair with the same
speaker wins.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

_SAME_SPEAKER = 1e-6  # decides between equal overlaps, and never outweighs a character


@dataclass(frozen=True, slots=True)
class Span:
    """A quote of a label or of a prediction."""

    start: int
    end: int
    speaker: str  # the person's name as printed
    kind: str  # direct or indirect
    text: str = ""
    theme: str | None = None
    other_themes: tuple[str | None, ...] = ()  # of a label: further readings that are right
    themed: bool = False  # whether it says anything about its theme, be it that there is none
    rule: str | None = None  # of a prediction
    confidence: float | None = None  # of a prediction


def overlap(one: Span, other: Span) -> float:
    """Give common characters over the longer span: 1 where they are equal, 0 where they are apart."""
    common = min(one.end, other.end) - max(one.start, other.start)
    longer = max(one.end - one.start, other.end - other.start)
    return common / longer if common > 0 else 0.0


def match(labelled: Sequence[Span], found: Sequence[Span], *, threshold: float) -> list[tuple[int, int]]:
    """Give index pairs (labelled, found) of the same kind with at least `threshold` of overlap."""
    gains = [
        [_gain(label, guess, threshold) if label.kind == guess.kind else 0.0 for guess in found]
        for label in labelled
    ]
    return [(row, column) for row, column in assignment(gains) if gains[row][column] > 0]


def assignment(gains: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    """Give the (row, column) pairs, each row and column at most once, whose gains add up to the most.

    The Hungarian method with potentials, one shortest augmenting path a row: cubic, for tens of rows.
    """
    rows, columns = len(gains), max((len(row) for row in gains), default=0)
    size = max(rows, columns)
    cost = [
        [-gains[row][column] if row < rows and column < columns else 0.0 for column in range(size)]
        for row in range(size)
    ]
    of_row, of_column = [0.0] * (size + 1), [0.0] * (size + 1)
    owner = [0] * (size + 1)  # row (from 1) that holds each column (from 1); 0 is free
    for row in range(1, size + 1):
        owner[0], column = row, 0
        least, before = [float("inf")] * (size + 1), [0] * (size + 1)
        visited = [False] * (size + 1)
        while owner[column]:
            visited[column] = True
            here, step, following = owner[column], float("inf"), 0
            for other in range(1, size + 1):
                if visited[other]:
                    continue
                reduced = cost[here - 1][other - 1] - of_row[here] - of_column[other]
                if reduced < least[other]:
                    least[other], before[other] = reduced, column
                if least[other] < step:
                    step, following = least[other], other
            for other in range(size + 1):
                if visited[other]:
                    of_row[owner[other]] += step
                    of_column[other] -= step
                else:
                    least[other] -= step
            column = following
        while column:
            owner[column] = owner[before[column]]
            column = before[column]
    pairs = [(owner[column] - 1, column - 1) for column in range(1, size + 1)]
    return sorted((row, column) for row, column in pairs if row < rows and column < columns)


def _gain(label: Span, guess: Span, threshold: float) -> float:
    share = overlap(label, guess)
    if share < threshold or not share:
        return 0.0
    return share + (_SAME_SPEAKER if label.speaker == guess.speaker else 0.0)
