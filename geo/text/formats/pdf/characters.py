"""The characters of a PDF's pages as PDFium places them, each in its box on the upright page.

A page is turned until most of its characters stand upright, whatever its /Rotate says. Boxes come from a
character's origin and size, because many fonts note only the ink. What is drawn twice for weight, outside
the page or made up by PDFium (the blanks and line ends that it guesses) is left out; characters that stand
at a slant are a watermark's and are kept apart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import compress, product
from typing import TYPE_CHECKING

import numpy as np

from geo.text.formats.pdf.drawn import Drawn, Floats, Marked, Places, drawn
from geo.text.formats.pdf.flattened import flattened

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_SLANT = 0.12  # radians off a right angle: more is a slant, less a scan that lies askew
_ASCENT, _DESCENT = 0.88, 0.12  # of the em, above and below the base line of Chinese fonts
_AGAIN = 0.3  # of its width: how near the same character is the same one drawn again
_SLANTED = -1  # instead of quarter turns
_ALONG = np.array(((1, 0), (0, -1), (-1, 0), (0, 1)))  # direction of writing after quarter turns
_UP = np.array(((0, -1), (-1, 0), (0, 1), (1, 0)))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """Drawn characters as columns; lengths in points, on the upright page, y downwards."""

    texts: Sequence[str]
    wide: Marked  # whether it fills a square of its font
    blank: Marked
    left: Floats
    top: Floats
    right: Floats
    bottom: Floats
    base: Floats  # height of the base line
    size: Floats  # of the em
    order: Places  # in which they are drawn
    turn: Places  # quarter turns anticlockwise against most characters of the page

    def kept(self, marked: Marked) -> Glyphs:
        """Give those of the characters that are marked."""
        if marked.all():
            return self
        return Glyphs(
            list(compress(self.texts, marked.tolist())),
            self.wide[marked],
            self.blank[marked],
            self.left[marked],
            self.top[marked],
            self.right[marked],
            self.bottom[marked],
            self.base[marked],
            self.size[marked],
            self.order[marked],
            self.turn[marked],
        )


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The characters of one page in the order in which they are drawn."""

    glyphs: Glyphs
    slanted: str  # the characters of a watermark
    height: float  # of the upright page


def read(page: PdfPage, *, at_most: int) -> PageGlyphs | None:
    """Give the characters of `page`; None where it has more than `at_most`."""
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    try:
        if text.count_chars() > at_most:
            return None
        found = drawn(text)
    finally:
        text.close()
    x, y = (found.box[:, 0] + found.box[:, 2]) / 2, (found.box[:, 1] + found.box[:, 3]) / 2
    shown = found.kept((left <= x) & (x <= right) & (bottom <= y) & (y <= top))
    quarters = _quarters(shown.angle)
    upright = np.bincount(quarters[~shown.blank & (quarters != _SLANTED)], minlength=4)
    turned = int(upright.argmax())  # the commonest turn; of equals the smallest
    across, down = _turned(np.array((left, right)), np.array((bottom, top)), turned)
    placed = _placed(shown, quarters, turned, across.min(), down.min()).kept(quarters != _SLANTED)
    return PageGlyphs(
        _once(flattened(placed)),
        "".join(compress(shown.texts, (quarters == _SLANTED).tolist())).strip(),
        float(down.max() - down.min()),
    )


def _quarters(angles: Floats) -> Places:
    """Give the quarter turns that angles are."""
    turns = np.rint(angles / (math.pi / 2))
    straight = np.abs(angles - turns * math.pi / 2) <= _SLANT
    return np.where(straight, turns.astype(int) % 4, _SLANTED)


def _turned(x: Floats, y: Floats, quarter: int) -> tuple[Floats, Floats]:
    """Give points of the page after turning it clockwise by `quarter`, y downwards."""
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]
    return x * cos + y * sin, x * sin - y * cos


def _placed(found: Drawn, quarters: Places, turned: int, x0: float, y0: float) -> Glyphs:
    """Give the characters in their em boxes on the turned page, whose upper left corner is at (x0, y0)."""
    turn = (quarters - turned) % 4
    x, y = _turned(found.x, found.y, turned)
    along, up = _ALONG[turn], _UP[turn]
    left, bottom, right, top = found.box.T
    ends = (_turned(left, bottom, turned), _turned(right, top, turned))
    reach = [(end[0] - x) * along[:, 0] + (end[1] - y) * along[:, 1] for end in ends]
    narrow = np.clip(np.maximum(*reach), 0.1 * found.width, 3 * found.width)
    length = np.where(found.wide, found.width, narrow)[:, None] * along
    ascent, descent = up * (_ASCENT * found.size)[:, None], up * (_DESCENT * found.size)[:, None]
    start = np.stack((x - x0, y - y0), axis=1)
    least = start + np.minimum(ascent, -descent) + np.minimum(length, 0)
    most = start + np.maximum(ascent, -descent) + np.maximum(length, 0)
    return Glyphs(
        found.texts,
        found.wide,
        found.blank,
        left=least[:, 0],
        top=least[:, 1],
        right=most[:, 0],
        bottom=most[:, 1],
        base=start[:, 1],
        size=found.size,
        order=found.order,
        turn=turn,
    )


def _once(glyphs: Glyphs) -> Glyphs:
    """Give the characters without those drawn again in the same place, which makes them bolder or shaded."""
    kept = np.ones(len(glyphs.texts), bool)
    drawn: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for index in np.flatnonzero(_may_come_again(glyphs)).tolist():
        text, left, base = glyphs.texts[index], float(glyphs.left[index]), float(glyphs.base[index])
        reach = _AGAIN * (float(glyphs.right[index]) - left)
        cell = max(float(glyphs.size[index]), 1.0)
        column, row = math.floor(left / cell), math.floor(base / cell)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in drawn.get((text, i, j), ())
        )
        if any(abs(x - left) < reach and abs(y - base) < reach for x, y in near):
            kept[index] = False
        else:
            drawn.setdefault((text, column, row), []).append((left, base))
    return glyphs.kept(kept)


def _may_come_again(glyphs: Glyphs) -> Marked:
    """Give the characters near which the same one stands: those that share a cell of a coarse grid.

    A cell is twice as wide as what is near, and two that are near share one of this grid or of those shifted
    by half a cell.
    """
    result = np.zeros(len(glyphs.texts), bool)
    if len(result) < 2:
        return result
    numbers = {text: number for number, text in enumerate(dict.fromkeys(glyphs.texts))}
    letters = np.fromiter((numbers[text] for text in glyphs.texts), np.int64, len(result))
    cell = 2 * _AGAIN * max(float((glyphs.right - glyphs.left).max()), 1.0)
    for across, down in product((0.0, 0.5), repeat=2):
        columns = np.floor(glyphs.left / cell + across).astype(np.int64)
        rows = np.floor(glyphs.base / cell + down).astype(np.int64)
        cells = (letters << 40) + (columns << 20) + rows
        ordered = np.argsort(cells)
        again = cells[ordered[1:]] == cells[ordered[:-1]]
        result[ordered[1:][again]] = result[ordered[:-1][again]] = True
    return result
