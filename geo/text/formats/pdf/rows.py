"""Characters to rows of pieces: what stands on one base line, parted where the line is open.

Nothing is taken from the order of drawing but the writing direction, which neighbours in that order tell:
writers set marks, digits and fonts in passes of their own. Vertical writing is laid on its side, so that
whatever comes after knows one direction: `along` the line and `down` from line to line.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import inf
from operator import attrgetter, itemgetter
from statistics import median
from typing import Literal, NamedTuple

from geo.text.formats.pdf.characters import Glyph, PageGlyphs
from geo.text.formats.pdf.scripts import CLOSING, is_han, is_latin, is_wide, needs_blank

OPEN = 0.7  # ems of white inside a line that part it
_SAME_ROW = 0.3  # ems that base lines of one row may differ
_RAISED = 0.75  # of the size around it: a note's number, still in the line
_AT = 3  # of its size: how far from the line's characters the number's may stand
_RUBY = 0.65  # of the size under it: how to pronounce it
_READING = re.compile("[a-z\u00c0-\u024f\u02c7\u02ca\u02cb\u02d9\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf ]+")
_WORD_GAP = 0.16  # ems between Latin letters that are a blank
_NAME_GAP = 0.19  # ems between ideographs that are a blank (市民 某某)
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f]"
_SPACED = re.compile(rf"(?:{_WIDE} ){{4,}}")  # letters set apart one by one, not a blank before a name
_BLANK_BETWEEN = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
_SAMPLE = 400  # characters that are asked for their nearest neighbour

Way = Literal["across", "down", "up", "over", "side"]
_TURNED: dict[int, Way] = {1: "up", 2: "over", 3: "side"}


class _Laid(NamedTuple):
    """A character on a page that is laid so that lines run from left to right."""

    text: str
    start: float
    end: float
    down: float
    size: float
    order: int


_LAID: dict[Way, Callable[[Glyph], _Laid]] = {
    "across": lambda g: _Laid(g.text, g.left, g.right, g.base, g.size, g.order),
    "down": lambda g: _Laid(g.text, g.top, g.bottom, -(g.left + g.right) / 2, g.size, g.order),
    "up": lambda g: _Laid(g.text, -g.bottom, -g.top, g.right, g.size, g.order),
    "over": lambda g: _Laid(g.text, -g.right, -g.left, -g.base, g.size, g.order),
    "side": lambda g: _Laid(g.text, g.top, g.bottom, -g.left, g.size, g.order),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of a row without open white between them; lengths in points."""

    text: str
    start: float  # along the line
    end: float
    size: float  # of most characters
    order: int  # of its first character in the file
    down: float  # of its base line: columns side by side need not share theirs


@dataclass(frozen=True, slots=True)
class Row:
    """The pieces on one base line, in reading order."""

    pieces: tuple[Piece, ...]
    down: float  # of the base line, in the direction from row to row
    size: float

    @property
    def text(self) -> str:
        """The whole row, a blank where it is open."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Setting:
    """The rows of a page that are written in one direction, from the first to the last."""

    rows: tuple[Row, ...]
    way: Way
    height: float  # of the page


def settings(page: PageGlyphs) -> list[Setting]:
    """The rows of the page, one setting for each direction of writing on it, most characters first."""
    laid: dict[Way, list[_Laid]] = {}
    for way, glyph in _ways(page.glyphs):
        laid.setdefault(way, []).append(_LAID[way](glyph))
    ordered = sorted(laid, key=lambda way: (-len(laid[way]), way))
    return [Setting(tuple(_rows(laid[way])), way, page.height) for way in ordered]


def _ways(glyphs: Sequence[Glyph]) -> Iterator[tuple[Way, Glyph]]:
    """Each character with the direction that it is written in."""
    upright = [glyph for glyph in glyphs if glyph.turn == 0]
    steps = [_step(before, after) for before, after in pairwise(upright)]
    told = Counter(filter(None, steps))
    if told.total() < len(upright) / 2:
        told = Counter(_nearest(upright))
    usual: Way = "down" if told["down"] > told["across"] else "across"
    labels = [before or after for before, after in zip([None, *steps], [*steps, None], strict=True)]
    for way, group in groupby(zip(labels, upright, strict=False), key=itemgetter(0)):
        run = [glyph for _, glyph in group]
        # Two or three digits set across in a vertical line belong to it, as do stray steps.
        own = way is not None and len(run) >= 4 and any(is_wide(glyph.text) for glyph in run)
        for glyph in run:
            yield (way if way is not None and own else usual), glyph
    for glyph in glyphs:
        if glyph.turn:
            yield ("down" if glyph.turn == 3 and usual == "down" else _TURNED[glyph.turn]), glyph


def _step(before: Glyph, after: Glyph) -> Way | None:
    """The direction from a character to the one drawn next; None where that is no neighbour."""
    if before.text.isspace() or after.text.isspace():
        return None
    x = (after.left + after.right - before.left - before.right) / 2
    y = (after.top + after.bottom - before.top - before.bottom) / 2
    size = max(before.size, after.size)
    if abs(y) < 0.4 * size and 0.2 * size < x < 2.5 * size:
        return "across"
    if abs(x) < 0.3 * size and 0.6 * size < y < 2.5 * size:
        return "down"
    return None


def _nearest(glyphs: Sequence[Glyph]) -> Iterator[Way]:
    """For each of some characters, the direction in which the nearest other one stands."""
    sample = [glyph for glyph in glyphs if not glyph.text.isspace()][:_SAMPLE]
    for glyph in sample:
        near = [
            (max(abs(other.left - glyph.left), abs(other.base - glyph.base)), other)
            for other in sample
            if other is not glyph
        ]
        if near:
            other = min(near, key=itemgetter(0))[1]
            yield "across" if abs(other.left - glyph.left) > abs(other.base - glyph.base) else "down"


def _rows(laid: list[_Laid]) -> list[Row]:
    """The rows of one setting, from the first to the last, without ruby and raised numbers of their own."""
    laid.sort(key=attrgetter("down"))
    bands: list[list[_Laid]] = []
    for glyph in laid:
        if glyph.text.isspace() and not bands:
            continue
        if bands and glyph.down - bands[-1][0].down <= _SAME_ROW * min(glyph.size, bands[-1][0].size):
            bands[-1].append(glyph)
        else:
            bands.append([glyph])
    rows = [row for band in _with_raised(bands) if (row := _row(band))]
    return _without_ruby(rows)


def _with_raised(bands: list[list[_Laid]]) -> list[list[_Laid]]:
    """The bands, small characters just above or below a line put back into it."""
    sizes = [median(glyph.size for glyph in band) for band in bands]
    result: list[list[_Laid]] = []
    for index, band in enumerate(bands):
        home = None
        for other in (index - 1, index + 1):
            if 0 <= other < len(bands) and sizes[index] <= _RAISED * sizes[other]:
                off = abs(band[0].down - bands[other][0].down)
                beside = _is_beside(band, bands[other], sizes[index])
                if off <= 0.6 * sizes[other] and beside and not _overlaps(band, bands[other]):
                    home = other
        if home is None:
            result.append(band)
        else:
            bands[home].extend(band)
    return result


def _is_beside(band: Sequence[_Laid], other: Sequence[_Laid], size: float) -> bool:
    """Whether all characters of a band stand at larger ones of another, not in a column next to them."""
    spans = [(glyph.start, glyph.end) for glyph in other if glyph.size * _RAISED >= size]
    reach = _AT * size
    return all(any(start - reach <= g.start <= end + reach for start, end in spans) for g in band)


def _overlaps(band: Sequence[_Laid], other: Sequence[_Laid]) -> bool:
    """Whether most characters of a band stand over characters of another one."""
    spans = sorted((glyph.start, glyph.end) for glyph in other if not glyph.text.isspace())
    over = 0
    for glyph in band:
        middle = (glyph.start + glyph.end) / 2
        index = bisect(spans, (middle, inf)) - 1
        over += index >= 0 and spans[index][0] < middle < spans[index][1]
    return over > len(band) / 2


def _row(band: list[_Laid]) -> Row | None:
    """The row of the characters on one base line; None where they are all blank."""
    band.sort(key=attrgetter("start", "order"))
    drawn = [glyph for glyph in band if not glyph.text.isspace()]
    if not drawn:
        return None
    gaps = [after.start - before.end for before, after in pairwise(drawn)]
    usual = max(0.0, median(gaps)) if len(gaps) > 1 else 0.0  # of letters that are set apart
    parts: list[list[_Laid]] = []
    texts: list[str] = []
    blanks: list[_Laid] = []
    for glyph in band:
        if glyph.text.isspace():
            blanks += [glyph] if parts else []
            continue
        if parts:
            last = parts[-1][-1]
            # One blank is part of a line; several are how some writers set columns.
            end = max(last.end, min(blanks[0].end, glyph.start)) if blanks else last.end
            if glyph.start - end - usual <= OPEN * min(glyph.size, last.size):
                texts[-1] += _white(last, glyph, blanks, glyph.start - last.end - usual) + glyph.text
                parts[-1].append(glyph)
                blanks = []
                continue
        parts.append([glyph])
        texts.append(glyph.text)
        blanks = []
    pieces = [
        Piece(
            _closed_up(text),
            part[0].start,
            _inked_end(part[-1]),
            median(glyph.size for glyph in part),
            part[0].order,
            median(glyph.down for glyph in part),
        )
        for text, part in zip(texts, parts, strict=True)
    ]
    return Row(tuple(pieces), median(glyph.down for glyph in drawn), median(glyph.size for glyph in drawn))


def _inked_end(glyph: _Laid) -> float:
    """Where a piece ends: a stop at the end of a line hangs, as its ink fills half its square only."""
    hangs = glyph.text[-1:] in CLOSING and is_wide(glyph.text)
    return glyph.end - glyph.size / 2 if hangs else glyph.end


def _white(before: _Laid, after: _Laid, blanks: Sequence[_Laid], gap: float) -> str:
    """The blank between two characters of a piece: a drawn one, or the white that stands for it."""
    if not (before.text and after.text):
        return ""
    left, right = before.text[-1], after.text[0]
    if blanks:
        return blanks[0].text if needs_blank(left, right) else ""
    latin = is_latin(left) and is_latin(right)
    least = _WORD_GAP if latin else _NAME_GAP if is_han(left) and is_han(right) else OPEN
    return " " if gap > least * max(before.size, after.size) and needs_blank(left, right) else ""


def _closed_up(text: str) -> str:
    """The text without the blanks that some writers put between all its characters."""
    return _BLANK_BETWEEN.sub("", text) if _SPACED.search(text) else text


def _without_ruby(rows: Sequence[Row]) -> list[Row]:
    """The rows without the small letters over others that say how to pronounce them."""
    return [
        row
        for index, row in enumerate(rows)
        if not any(_is_ruby(row, base) for base in rows[max(0, index - 2) : index + 3] if base is not row)
    ]


def _is_ruby(row: Row, base: Row) -> bool:
    if row.size > _RUBY * base.size or not 0.3 * base.size < abs(base.down - row.down) < 1.6 * base.size:
        return False
    left, right = base.pieces[0].start, base.pieces[-1].end
    return all(
        left - base.size < piece.start and piece.end < right + base.size and _READING.fullmatch(piece.text)
        for piece in row.pieces
    )
