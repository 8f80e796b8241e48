"""Rows to columns in reading order: the page is cut where white runs down between texts.

A strip of white that rows on both sides pass by parts two columns. The tallest strip of a region is taken
first; what stands above it, left of it, right of it and below it are regions again, read in that order.
A table has such strips too: its cells seldom fill their column, so it is read row by row.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import attrgetter, itemgetter
from statistics import median

from geo.text.formats.pdf.rows import OPEN, Piece, Row

_FLOWING = 0.4  # share of lines of a column that reach its edge, where it is text
_NARROWEST = 4.5  # ems of a column
_LOOSE = 1.8  # times the usual leading: what follows stands apart
_FEWEST = 4  # cells beside a strip
_DEEPEST = 12  # cuts inside each other


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a column; lengths in points."""

    text: str
    start: float
    end: float
    down: float
    size: float


@dataclass(frozen=True, slots=True)
class _Cell:
    """A piece with the place of its row."""

    piece: Piece
    row: int
    down: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Strip:
    """White between `left` and `right` of a run of cells, both in the order of rows."""

    first: float  # height of the first row beside it
    last: float
    left: Sequence[_Cell]
    right: Sequence[_Cell]


def columns(rows: Sequence[Row]) -> list[list[Line]]:
    """Give the columns of a page in reading order, each with its lines."""
    cells = [
        _Cell(piece, index, piece.down, piece.start, piece.end)
        for index, row in enumerate(rows)
        for piece in row.pieces
    ]
    return [_lines(region) for region in _regions(cells, _DEEPEST)]


def _regions(cells: Sequence[_Cell], depth: int) -> list[Sequence[_Cell]]:
    """Give the cells of a region, in groups that are read one after the other."""
    if not cells:
        return []
    strip = _tallest(cells) if depth else None
    if strip is None:
        return [cells]
    beside = {id(cell) for cell in (*strip.left, *strip.right)}
    above = [cell for cell in cells if cell.down < strip.first and id(cell) not in beside]
    below = [cell for cell in cells if cell.down >= strip.first and id(cell) not in beside]
    parts = (above, strip.left, strip.right, below)
    return [region for part in parts for region in _regions(part, depth - 1)]


def _tallest(cells: Sequence[_Cell]) -> _Strip | None:
    """Give the strip of white in the region that most rows pass by; None where it is one column."""
    if len(cells) < _FEWEST:
        return None
    size = median([cell.piece.size for cell in cells])
    white = OPEN * size
    starts = sorted(cell.start for cell in cells)
    rows = [cell.row for cell in cells]
    found: list[tuple[int, float, range]] = []  # rows that pass by it, where it is, and beside which cells
    tried = -1.0
    for end in sorted({cell.end for cell in cells}):
        # Edges closer than this lead to the same strip.
        if end - tried < 0.2 * size:
            continue
        tried = end
        beyond = len(starts) - bisect_left(starts, end + 0.8 * white)
        if starts[-1] < end + white or beyond < 2:
            break  # too few begin right of it, and fewer further on
        edge = end + 0.2 * size
        for run in _runs(cells, rows, end, white):
            beside = cells[run.start : run.stop]
            left = {cell.row for cell in beside if cell.end <= edge}
            if len(left) >= 2:
                passing = min(len(left), len({cell.row for cell in beside if cell.end > edge}))
                found.append((passing, edge, run))
    found.sort(key=itemgetter(0), reverse=True)
    for passing, edge, run in found:
        if passing < 2:
            break
        beside = cells[run.start : run.stop]
        strip = _trimmed([c for c in beside if c.end <= edge], [c for c in beside if c.end > edge])
        if _parts_columns(strip, size, whole=len(beside) == len(cells)):
            return strip
    return None


def _runs(cells: Sequence[_Cell], rows: Sequence[int], end: float, white: float) -> Iterator[range]:
    """Yield the places of cells of rows between those that block the strip from `end` on, where enough."""
    first, last = end + 0.8 * white, end + 0.2 * white
    at = 0
    for row in sorted({cell.row for cell in cells if cell.start < first and cell.end > last}):
        stop = bisect_left(rows, row, at)
        if stop - at >= _FEWEST:
            yield range(at, stop)
        at = bisect_right(rows, row, stop)
    if len(cells) - at >= _FEWEST:
        yield range(at, len(cells))


def _trimmed(left: Sequence[_Cell], right: Sequence[_Cell]) -> _Strip:
    """Give the strip without what stands apart under its columns on one side only."""
    last = right[-1].down
    kept = left
    if max([cell.down for cell in left]) > last:
        leading = _leading([cell.down for cell in left])
        for index, (before, after) in enumerate(pairwise(left)):
            if after.down > last and leading and after.down - before.down > _LOOSE * leading:
                kept = left[: index + 1]
                break
    return _Strip(min(left[0].down, right[0].down), max(kept[-1].down, last), kept, right)


def _leading(downs: Sequence[float]) -> float:
    """Give the usual distance of lines: a low one of those that occur."""
    gaps = sorted(after - before for before, after in pairwise(sorted(set(downs))))
    return gaps[len(gaps) // 4] if gaps else 0.0


def _parts_columns(strip: _Strip, size: float, *, whole: bool) -> bool:
    """Tell whether what stands on the sides of the strip is text in columns, not the cells of a table."""
    for side in (strip.left, strip.right):
        if max([cell.end for cell in side]) - min([cell.start for cell in side]) < _NARROWEST * size:
            return False
    left, right = {cell.row for cell in strip.left}, {cell.row for cell in strip.right}
    few = min(len(left), len(right)) < 3
    if few and not whole:
        return False
    ends: dict[int, float] = {}  # of each row on the left
    for cell in strip.left:
        ends[cell.row] = max(cell.end, ends.get(cell.row, cell.end))
    edge = max(ends.values())
    full = sum(end > edge - 1.6 * size for end in ends.values()) / len(ends)
    if full >= (0.9 if few else _FLOWING):
        return True
    shared = len(left & right) / min(len(left), len(right))
    by_column = max(c.piece.order for c in strip.left) < min(c.piece.order for c in strip.right)
    return by_column if few else shared < 0.5 or by_column


def _lines(cells: Sequence[_Cell]) -> list[Line]:
    """Give the lines of one column."""
    result = []
    for _, row in groupby(cells, key=attrgetter("row")):
        group = [cell.piece for cell in row]
        longest = max(group, key=lambda piece: len(piece.text))
        text = " ".join(piece.text for piece in group)
        result.append(Line(text, group[0].start, group[-1].end, longest.down, longest.size))
    return result
