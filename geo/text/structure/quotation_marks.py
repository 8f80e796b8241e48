"""Quotation marks of one paragraph, paired.

Four shapes open and close (“ ”, ‘ ’, 「 」, 『 』), the straight mark toggles. Marks nest, also within their
own shape, as speech that cites somebody does; what stands outside is a pair of depth 0. A paragraph whose
marks do not pair is `Unbalanced`: which mark is missing cannot be known, so nothing is read from it. An
apostrophe between Latin letters is no mark. Meaning is not judged: a pair may hold speech or a term.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

_MARK = re.compile('[“”‘’「」『』"]')
_CLOSING = {"“": "”", "‘": "’", "「": "」", "『": "』"}
_OPENING = {closing: opening for opening, closing in _CLOSING.items()}
_EDGES = frozenset("，。：；！？、…（） \u3000\n")
_Mark = tuple[str, int]  # the mark and its offset
_APOSTROPHE = re.compile("[A-Za-z0-9]’[A-Za-z]")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two marks that belong together, with what they hold."""

    start: int  # offset of the opening mark
    end: int  # offset after the closing mark
    depth: int  # how many pairs are around it
    closed: bool = True  # False where the speech goes on in the next paragraph and no mark closes it here

    @property
    def inner(self) -> tuple[int, int]:
        """Give the offsets of what the marks hold."""
        return self.start + 1, self.end - self.closed


class Unbalanced(Exception):
    """The marks do not pair: `offset` is where that shows; `open_only` where one mark was never closed."""

    def __init__(self, offset: int, open_only: bool) -> None:
        super().__init__(offset)
        self.offset = offset
        self.open_only = open_only


def pairs(text: str, start: int, end: int) -> list[Pair]:
    """Pair the marks in text[start:end], in order of start; raises Unbalanced."""
    marks = [
        (match[0], match.start())
        for match in _MARK.finditer(text, start, end)
        if match[0] != "’" or match.start() == start or not _APOSTROPHE.match(text, match.start() - 1, end)
    ]
    try:
        found = _paired(_directed(text, start, end, marks))
    except Unbalanced:
        found = _paired(marks)  # straight marks by turns
    found.sort(key=lambda pair: pair.start)
    _refuse_doubled(found)
    return found


def by_paragraph(text: str, spans: Sequence[tuple[int, int]]) -> list[list[Pair] | None]:
    """Pair the marks of each paragraph; None for one whose marks do not pair.

    Speech of several paragraphs opens each of them with a mark and closes only the last: that is read where
    the first one opens it after a colon and the last one is nothing but the rest of it.
    """
    found: list[list[Pair] | None] = []
    opened: dict[int, int] = {}  # number of a paragraph: the offset of the one mark that it leaves open
    for number, (start, end) in enumerate(spans):
        try:
            found.append(pairs(text, start, end))
        except Unbalanced as problem:
            found.append(None)
            if problem.open_only and text[problem.offset] in _CLOSING:
                opened[number] = problem.offset
    for number in opened:
        last = _last_of_speech(text, spans, found, opened, number)
        for at in range(number, last):
            left, (start, end) = opened[at], spans[at]
            found[at] = [*pairs(text, start, left), Pair(left, end, 0, closed=False)]
    return found


def _last_of_speech(
    text: str,
    spans: Sequence[tuple[int, int]],
    found: Sequence[list[Pair] | None],
    opened: Mapping[int, int],
    first: int,
) -> int:
    """Find the paragraph that ends the speech which `first` leaves open; `first` where none does."""
    mark = opened[first]
    if found[first] is not None or text[mark - 1 : mark] != "：":
        return first
    for number in range(first + 1, len(spans)):
        start, end = spans[number]
        if text[start] != text[mark]:
            return first
        here = found[number]
        if here is not None:
            return number if any((pair.start, pair.end) == (start, end) for pair in here) else first
        if opened.get(number) != start:
            return first
    return first


def _directed(text: str, start: int, end: int, marks: Sequence[_Mark]) -> list[_Mark]:
    """Replace straight marks by the curly ones that their neighbours suggest.

    One that follows a stop opens speech or closes it; within speech one between two characters opens a term,
    which the next one closes.
    """
    directed: list[_Mark] = []
    open_straight: list[bool] = []  # for each that is open: whether it opened speech
    for mark, at in marks:
        if mark != '"':
            directed.append((mark, at))
            continue
        after_stop = at == start or text[at - 1] in _EDGES
        before_stop = at + 1 >= end or text[at + 1] in _EDGES
        if not open_straight or (open_straight[-1] and not after_stop and not before_stop):
            open_straight.append(after_stop)
            directed.append(("“", at))
        else:
            open_straight.pop()
            directed.append(("”", at))
    return directed


def _paired(marks: Sequence[_Mark]) -> list[Pair]:
    """Pair the marks, innermost first; raises Unbalanced."""
    found: list[Pair] = []
    open_marks: list[_Mark] = []
    for mark, at in marks:
        if mark in _CLOSING or (mark == '"' and not any(opening == '"' for opening, _ in open_marks)):
            open_marks.append((mark, at))
            continue
        if not open_marks or open_marks[-1][0] != _OPENING.get(mark, mark):
            raise Unbalanced(at, open_only=False)
        found.append(Pair(open_marks.pop()[1], at + 1, len(open_marks)))
    if open_marks:
        raise Unbalanced(open_marks[0][1], open_only=len(open_marks) == 1)
    return found


def _refuse_doubled(found: list[Pair]) -> None:
    """Refuse marks doubled at both ends of the same words, which no nesting explains."""
    ends = {(pair.start, pair.end) for pair in found}
    for pair in found:
        if (pair.start + 1, pair.end - 1) in ends and pair.end - pair.start > 4:
            raise Unbalanced(pair.start, open_only=False)
