"""Lines of columns joined to paragraphs, over the ends of columns and pages.

A line goes on in the next one where the first word of that would not have fitted into it. An indent, a
step of white or another size begins a paragraph all the same. Where a page sets nothing apart, only the
stop tells a last line that happens to be full from one in the middle.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heappop, heappush
from itertools import pairwise

from geo.text.formats.pdf.columns import Line
from geo.text.formats.pdf.scripts import first_cluster, joined

_STOP = re.compile(r"[。！？!?…][”’」』）)]*[0-9①-⑳*]{0,2}$")  # the number of a note may follow
_ITEM = re.compile(
    r"[0-9]{1,2}[.、)）]|[•●■◆▪-]\s?|[（(][0-9一二三四五六七八九十]{1,3}[）)]|[^：，。]{2,12}："
)
_INDENT = (1.2, 4.6)  # ems that a first line is set in
_APART = 1.3  # times the usual leading
_WIDE_APART = 2.2  # ems from line to line: more than within paragraphs
_TELLING = 24  # lines from which several that end alike show the edge, though one goes beyond it
_FEW = 12  # full lines
_SIZES = 0.12  # share that sizes in one paragraph may differ


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, and the page (from 0) that it begins on."""

    text: str
    page: int


@dataclass(frozen=True, slots=True)
class _Measure:
    """The edges of a column between which its lines run."""

    start: float
    end: float


@dataclass(frozen=True, slots=True)
class _Set:
    """A line with the column that it stands in."""

    line: Line
    column: int
    page: int
    measure: _Measure
    leading: float  # the usual one of its column
    opening: float  # how far first lines are set in; 0 where that is not seen


def paragraphs(pages: Sequence[Sequence[Sequence[Line]]]) -> list[Paragraph]:
    """Give the paragraphs of pages of columns of lines."""
    lines = _set(pages)
    told_apart = sum(_is_told_apart(before, line, None) for before, line in pairwise(lines)) >= 2
    result: list[Paragraph] = []
    opened = 0  # index of the line that the paragraph began with
    for index, line in enumerate(lines):
        before = lines[index - 1] if index else None
        after = lines[index + 1] if index + 1 < len(lines) else None
        if before is not None and _goes_on(before, line, after, told_apart, first=opened == index - 1):
            result[-1] = Paragraph(joined(result[-1].text, line.line.text), result[-1].page)
        else:
            opened = index
            result.append(Paragraph(line.line.text, line.page))
    return result


def _set(pages: Sequence[Sequence[Sequence[Line]]]) -> list[_Set]:
    """Give all lines in order, each with the measure and leading of its column."""
    columns = [(number, column) for number, page in enumerate(pages) for column in page if column]
    body = _body_size([line for _, column in columns for line in column])
    measures = [_measure(column, body) for _, column in columns]
    leading = _leading([(column, m) for (_, column), m in zip(columns, measures, strict=True)], body)
    widest = _widest(measures, 1.5 * body)
    result = []
    for index, (number, column) in enumerate(columns):
        own = measures[index]
        if len(column) < 5:
            # Too few lines to show how wide the column is: as wide as others that begin there.
            own = _Measure(own.start, widest[index])
        near = _leading([(column, own)], body) if len(column) > 6 else leading
        result += [_Set(line, index, number, own, near or leading, 0.0) for line in column]
    opening = _opening(result)
    return [replace(line, opening=opening) for line in result] if opening else result


def _widest(measures: Sequence[_Measure], reach: float) -> list[float]:
    """Give, for each measure, the outermost end of those that begin within reach of where it begins."""
    result = [measure.end for measure in measures]
    ordered = sorted(range(len(measures)), key=lambda index: measures[index].start)
    ahead = 0
    near: list[tuple[float, float]] = []  # a heap: the end, negative, and start of each
    for index in ordered:
        start = measures[index].start
        while ahead < len(ordered) and measures[ordered[ahead]].start - start < reach:
            heappush(near, (-measures[ordered[ahead]].end, measures[ordered[ahead]].start))
            ahead += 1
        while near and start - near[0][1] >= reach:
            heappop(near)
        result[index] = max(result[index], -near[0][0] if near else result[index])
    return result


def _opening(lines: Sequence[_Set]) -> float:
    """Tell how far first lines are set in: as those after which a line begins at the edge again."""
    seen: Counter[float] = Counter()
    for before, line in pairwise(lines):
        size = before.line.size
        indent = before.line.start - before.measure.start
        back = line.column == before.column and abs(line.line.start - line.measure.start) < 0.3 * size
        if back and _INDENT[0] * size <= indent <= _INDENT[1] * size:
            seen[round(indent)] += 1
    usual = seen.most_common(1)
    return usual[0][0] if usual and usual[0][1] >= 2 else 0.0


def _body_size(lines: Sequence[Line]) -> float:
    """Give the size that most characters are set in."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _measure(column: Sequence[Line], body: float) -> _Measure:
    """Give the edges of a column: the outermost that several lines reach, or one that goes on in the next.

    A line alone that ends with a stop shows no edge: it can be a paragraph of one line.
    """
    text = [line for line in column if abs(line.size - body) <= _SIZES * body] or column
    starts, ends = sorted(line.start for line in text), sorted(line.end for line in text)
    reach, several = text[0].size, max(1, len(text) // 12)
    start = next(
        (at for index, at in enumerate(starts) if bisect_left(starts, at + reach) >= index + several),
        starts[0],
    )
    going_on = {line.end for line in text if not _STOP.search(line.text)}
    shown = (
        at
        for index, at in reversed(list(enumerate(ends, start=1)))
        if (near := index - bisect_right(ends, at - reach)) >= several and (near > 1 or at in going_on)
    )
    end = next(shown, 0.0)
    if end < ends[-1] - reach and len(text) < _TELLING:
        end = ends[-1] + 2 * reach  # the longest line shows no edge, nor does a shorter one
    return _Measure(start, end)


def _leading(columns: Sequence[tuple[Sequence[Line], _Measure]], body: float) -> float:
    """Give the usual distance of lines: a low one, as pages of short paragraphs have more white than text.

    Of few lines the lowest one after a full line, as far as that leaves white between the two.
    """
    steps = [
        (after.down - before.down, measure.end - before.end < 2 * body)
        for column, measure in columns
        for before, after in pairwise(column)
        if abs(before.size - body) <= _SIZES * body and abs(after.size - body) <= _SIZES * body
    ]
    full = sorted(step for step, fills in steps if fills and step > 1.05 * body)
    if 0 < len(full) <= _FEW:
        return full[0]
    gaps = sorted(step for step, _ in steps)
    return gaps[len(gaps) // 5] if gaps else 0.0


def _goes_on(before: _Set, line: _Set, after: _Set | None, told_apart: bool, *, first: bool) -> bool:
    """Tell whether the line goes on with the paragraph of the one before; `first` where that began it."""
    hangs = first and _hangs(before, line, after)
    if _is_told_apart(before, line, after) and not hangs:
        return False
    room = before.measure.end - before.line.end
    size = before.line.size
    # Where paragraphs are set apart, a line that is not may end a little early.
    if room >= (first_cluster(line.line.text) + (1.35 if told_apart else 0.35)) * size:
        return False
    if line.leading > _WIDE_APART * size and _STOP.search(before.line.text):
        return False  # nothing but paragraphs of one line
    return told_apart or not _STOP.search(before.line.text) or room < 0.6 * size


def _is_told_apart(before: _Set, line: _Set, after: _Set | None) -> bool:
    """Tell whether size, white or an indent sets the line apart from the one before."""
    size = max(before.line.size, line.line.size)
    if abs(before.line.size - line.line.size) > _SIZES * size:
        return True
    if before.column == line.column:
        step = line.line.down - before.line.down
        usual = line.leading if abs(step - line.leading) < 3 * size and line.leading else 1.5 * size
        if usual < 1.05 * size:  # a title of several lines, larger than the text
            usual = 1.4 * size
        if step > max(_APART * usual, 1.05 * size) and step > usual + 0.25 * size:
            return True
    return _is_indented(before, line, after)


def _is_indented(before: _Set, line: _Set, after: _Set | None) -> bool:
    """Tell whether the line is set in against its column, and not with all lines around it."""
    size = line.line.size
    indent = line.line.start - line.measure.start
    if indent < _INDENT[0] * size:
        return False
    if line.opening and abs(indent - line.opening) < 0.3 * size:
        return True
    if before.column == line.column and line.line.start - before.line.start >= _INDENT[0] * size:
        return True
    if before.column == line.column and before.line.start - line.line.start >= 0.5 * size:
        return False  # back from an indent to the edge of a block that may itself be set in
    if before.column == line.column and abs(line.line.start - before.line.start) < 0.5 * size:
        # Like the line before: a block that is set in as a whole, unless the next line goes back.
        return after is None or after.column != line.column or after.line.start < line.line.start - 0.5 * size
    return indent <= _INDENT[1] * size or before.column == line.column


def _hangs(before: _Set, line: _Set, after: _Set | None) -> bool:
    """Tell whether the line goes on under the text of an item, whose mark stands out to the left."""
    if before.column != line.column or not _ITEM.match(before.line.text):
        return False
    if line.line.down - before.line.down > _APART * (line.leading or 1.5 * line.line.size):
        return False
    size = line.line.size
    if not 0.5 * size < line.line.start - before.line.start < 8 * size:
        return False
    return after is None or after.column != line.column or after.line.start > before.line.start + 0.5 * size
