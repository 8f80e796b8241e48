"""Characters to rows of pieces: what stands on one base line, parted where the line is open.

Nothing is taken from the order of drawing but the writing direction, which neighbours in that order tell:
writers set marks, digits and fonts in passes of their own. Vertical writing is laid on its side, so that
whatever comes after knows one direction: `along` the line and `down` from line to line.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf
from operator import attrgetter
from statistics import median
from typing import Literal, NamedTuple

import numpy as np

from geo.text.formats.pdf.characters import Glyphs, PageGlyphs
from geo.text.formats.pdf.drawn import Floats, Places
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
WAYS: tuple[Way, ...] = ("across", "down", "up", "over", "side")
_ACROSS, _DOWN, _UP, _OVER, _SIDE = range(len(WAYS))
_UNTOLD = -1
_TURNED = np.array((_ACROSS, _UP, _OVER, _SIDE))  # by quarter turns


class _Laid(NamedTuple):
    """A character on a page that is laid so that lines run from left to right."""

    text: str
    start: float
    end: float
    down: float
    size: float
    order: int
    blank: bool


_LAID: dict[Way, Callable[[Glyphs], tuple[Floats, Floats, Floats]]] = {  # start, end, down
    "across": lambda g: (g.left, g.right, g.base),
    "down": lambda g: (g.top, g.bottom, -(g.left + g.right) / 2),
    "up": lambda g: (-g.bottom, -g.top, g.right),
    "over": lambda g: (-g.right, -g.left, -g.base),
    "side": lambda g: (g.top, g.bottom, -g.left),
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
        """Give the whole row, a blank where it is open."""
        return " ".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Setting:
    """The rows of a page that are written in one direction, from the first to the last."""

    rows: tuple[Row, ...]
    way: Way
    height: float  # of the page


def settings(page: PageGlyphs) -> list[Setting]:
    """Give the rows of the page, one setting for each direction of writing on it, most characters first."""
    glyphs = page.glyphs
    if not glyphs.texts:
        return []
    ways = _ways(glyphs)
    laid = {WAYS[way]: glyphs.kept(ways == way) for way in np.unique(ways)}
    ordered = sorted(laid, key=lambda way: (-len(laid[way].texts), way))
    return [Setting(tuple(_rows(_laid(laid[way], way))), way, page.height) for way in ordered]


def _laid(glyphs: Glyphs, way: Way) -> list[_Laid]:
    """Give the characters with the page laid so, from the first line to the last."""
    start, end, down = _LAID[way](glyphs)
    ordered = np.argsort(down, kind="stable")
    columns = (
        column[ordered].tolist() for column in (start, end, down, glyphs.size, glyphs.order, glyphs.blank)
    )
    return list(map(_Laid, map(glyphs.texts.__getitem__, ordered.tolist()), *columns))


def _ways(glyphs: Glyphs) -> Places:
    """Give the direction that each character is written in: its place in WAYS."""
    upright = np.flatnonzero(glyphs.turn == 0)
    usual = _ACROSS
    result = _TURNED[glyphs.turn]
    if len(upright):
        steps = _steps(glyphs, upright)
        told = steps[steps != _UNTOLD]
        if len(told) < len(upright) / 2:
            told = _nearest(glyphs, upright[~glyphs.blank[upright]][:_SAMPLE])
        usual = _DOWN if np.count_nonzero(told == _DOWN) > np.count_nonzero(told == _ACROSS) else _ACROSS
        before, after = np.append(_UNTOLD, steps), np.append(steps, _UNTOLD)
        labels = np.where(before == _UNTOLD, after, before)
        firsts = np.flatnonzero(np.append(True, labels[1:] != labels[:-1]))
        lengths = np.diff(firsts, append=len(labels))
        # Two or three digits set across in a vertical line belong to it, as do stray steps.
        own = (
            (lengths >= 4)
            & np.logical_or.reduceat(glyphs.wide[upright], firsts)
            & (labels[firsts] != _UNTOLD)
        )
        result[upright] = np.where(np.repeat(own, lengths), labels, usual)
    if usual == _DOWN:
        result[glyphs.turn == 3] = _DOWN
    return result


def _steps(glyphs: Glyphs, upright: Places) -> Places:
    """Give the direction from each of these characters to the one drawn next, where that is a neighbour."""
    glyph_size = glyphs.size[upright]
    size = np.maximum(glyph_size[:-1], glyph_size[1:])
    x = np.diff((glyphs.left + glyphs.right)[upright]) / 2
    y = np.diff((glyphs.top + glyphs.bottom)[upright]) / 2
    both = ~(glyphs.blank[upright[:-1]] | glyphs.blank[upright[1:]])
    across = both & (np.abs(y) < 0.4 * size) & (0.2 * size < x) & (x < 2.5 * size)
    down = both & (np.abs(x) < 0.3 * size) & (0.6 * size < y) & (y < 2.5 * size)
    return np.where(across, _ACROSS, np.where(down, _DOWN, _UNTOLD))


def _nearest(glyphs: Glyphs, sample: Places) -> Places:
    """Give, for each of some characters, the direction in which the nearest other one stands."""
    if len(sample) < 2:
        return np.zeros(0, int)
    left, base = glyphs.left[sample], glyphs.base[sample]
    aside, apart = np.abs(left[:, None] - left), np.abs(base[:, None] - base)
    distance = np.maximum(aside, apart)
    np.fill_diagonal(distance, np.inf)
    each = np.arange(len(sample))
    other = distance.argmin(axis=1)
    return np.where(aside[each, other] > apart[each, other], _ACROSS, _DOWN)


def _rows(laid: Sequence[_Laid]) -> list[Row]:
    """Give the rows of one setting from first to last, without ruby and raised numbers of their own."""
    bands: list[list[_Laid]] = []
    for glyph in laid:
        if glyph.blank and not bands:
            continue
        if bands and glyph.down - bands[-1][0].down <= _SAME_ROW * min(glyph.size, bands[-1][0].size):
            bands[-1].append(glyph)
        else:
            bands.append([glyph])
    rows = [row for band in _with_raised(bands) if (row := _row(band))]
    return _without_ruby(rows)


def _with_raised(bands: list[list[_Laid]]) -> list[list[_Laid]]:
    """Give the bands, small characters just above or below a line put back into it."""
    sizes = [median([glyph.size for glyph in band]) for band in bands]
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
    """Tell whether all characters of a band stand at larger ones of another, not in a column next to them."""
    spans = [(glyph.start, glyph.end) for glyph in other if glyph.size * _RAISED >= size]
    reach = _AT * size
    return all(any(start - reach <= g.start <= end + reach for start, end in spans) for g in band)


def _overlaps(band: Sequence[_Laid], other: Sequence[_Laid]) -> bool:
    """Tell whether most characters of a band stand over characters of another one."""
    spans = sorted((glyph.start, glyph.end) for glyph in other if not glyph.blank)
    over = 0
    for glyph in band:
        middle = (glyph.start + glyph.end) / 2
        index = bisect(spans, (middle, inf)) - 1
        over += index >= 0 and spans[index][0] < middle < spans[index][1]
    return over > len(band) / 2


def _row(band: list[_Laid]) -> Row | None:
    """Give the row of the characters on one base line; None where they are all blank."""
    band.sort(key=attrgetter("start", "order"))
    drawn: list[_Laid] = []
    blanks: dict[int, _Laid] = {}  # the first of those that stand before the character of this index
    for glyph in band:
        if not glyph.blank:
            drawn.append(glyph)
        elif drawn:
            blanks.setdefault(len(drawn), glyph)
    if not drawn:
        return None
    texts, sizes, downs = [g.text for g in drawn], [g.size for g in drawn], [g.down for g in drawn]
    gaps = [after.start - before.end for before, after in pairwise(drawn)]
    usual = max(0.0, median(gaps)) if len(gaps) > 1 else 0.0  # of letters that are set apart
    closed = usual + _WORD_GAP * min(sizes)  # white that is too little for any blank
    firsts = [0]
    for index, (gap, before, after) in enumerate(zip(gaps, drawn, drawn[1:], strict=False), start=1):
        blank = blanks.get(index)
        if gap <= closed and blank is None:
            continue
        # One blank is part of a line; several are how some writers set columns.
        end = max(before.end, min(blank.end, after.start)) if blank else before.end
        if after.start - end - usual <= OPEN * min(before.size, after.size):
            texts[index] = _white(before, after, blank, gap - usual) + after.text
        else:
            firsts.append(index)
    pieces = [
        Piece(
            _closed_up("".join(texts[first:last])),
            drawn[first].start,
            _inked_end(drawn[last - 1]),
            median(sizes[first:last]),
            drawn[first].order,
            median(downs[first:last]),
        )
        for first, last in pairwise([*firsts, len(drawn)])
    ]
    if len(pieces) == 1:
        return Row(tuple(pieces), pieces[0].down, pieces[0].size)
    return Row(tuple(pieces), median(downs), median(sizes))


def _inked_end(glyph: _Laid) -> float:
    """Find where a piece ends: a stop at the end of a line hangs, as its ink fills half its square only."""
    hangs = glyph.text[-1:] in CLOSING and is_wide(glyph.text)
    return glyph.end - glyph.size / 2 if hangs else glyph.end


def _white(before: _Laid, after: _Laid, blank: _Laid | None, gap: float) -> str:
    """Give the blank between two characters of a piece: a drawn one, or the white that stands for it."""
    if not (before.text and after.text):
        return ""
    left, right = before.text[-1], after.text[0]
    if blank:
        return blank.text if needs_blank(left, right) else ""
    latin = is_latin(left) and is_latin(right)
    least = _WORD_GAP if latin else _NAME_GAP if is_han(left) and is_han(right) else OPEN
    return " " if gap > least * max(before.size, after.size) and needs_blank(left, right) else ""


def _closed_up(text: str) -> str:
    """Give the text without the blanks that some writers put between all its characters."""
    return _BLANK_BETWEEN.sub("", text) if _SPACED.search(text) else text


def _without_ruby(rows: Sequence[Row]) -> list[Row]:
    """Give the rows without the small letters over others that say how to pronounce them."""
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
