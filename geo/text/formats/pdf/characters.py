"""The characters of a PDF's pages as PDFium places them, each in its box on the upright page.

A page is turned until most of its characters stand upright, whatever its /Rotate says. Boxes come from a
character's origin and size, because many fonts note only the ink. What is drawn twice for weight, outside
the page or made up by PDFium (the blanks and line ends that it guesses) is left out; characters that stand
at a slant are a watermark's and are kept apart.
"""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geo.text.formats import glyphs
from geo.text.formats.pdf.flattened import flattened
from geo.text.formats.pdf.scripts import is_wide

if TYPE_CHECKING:
    from pypdfium2 import PdfPage, PdfTextPage

_SLANT = 0.12  # radians off a right angle: more is a slant, less a scan that lies askew
_ASCENT, _DESCENT = 0.88, 0.12  # of the em, above and below the base line of Chinese fonts
_TWO = 1.6  # ems from which a glyph is as wide as two characters
_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line


class Glyph(NamedTuple):
    """A drawn character; lengths in points, on the upright page, y downwards."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    base: float  # height of the base line
    size: float  # of the em
    order: int  # in which it is drawn
    turn: int  # quarter turns anticlockwise against most characters of the page


@dataclass(frozen=True, slots=True)
class PageGlyphs:
    """The characters of one page in the order in which they are drawn."""

    glyphs: Sequence[Glyph]
    slanted: str  # the characters of a watermark
    height: float  # of the upright page


class _Drawn(NamedTuple):
    """A character as PDFium tells it; y upwards on the page as it lies."""

    text: str
    x: float
    y: float
    angle: float
    size: float  # of the em across the writing direction
    width: float  # of the em along it
    box: tuple[float, float, float, float]
    order: int


def read(page: PdfPage, *, at_most: int) -> PageGlyphs | None:
    """The characters of `page`; None where it has more than `at_most`."""
    left, bottom, right, top = page.get_bbox()
    text = page.get_textpage()
    try:
        if text.count_chars() > at_most:
            return None
        drawn = list(_parted(_drawn(text)))
    finally:
        text.close()
    shown = [
        each for each in drawn if left <= _middle(each)[0] <= right and bottom <= _middle(each)[1] <= top
    ]
    upright = Counter(
        quarter for each in shown if (quarter := _quarter(each.angle)) is not None and not each.text.isspace()
    )
    # The commonest turn; of equals the smallest.
    turned = min(upright, key=lambda quarter: (-upright[quarter], quarter), default=0)
    placed = [_placed(each, turned) for each in shown]
    corners = [_turned(x, y, turned) for x in (left, right) for y in (bottom, top)]
    x0, y0 = min(x for x, _ in corners), min(y for _, y in corners)
    return PageGlyphs(
        [_moved(each, x0, y0) for each in _once(flattened([each for each in placed if each is not None]))],
        "".join(each.text for each, glyph in zip(shown, placed, strict=True) if glyph is None).strip(),
        max(y for _, y in corners) - y0,
    )


def _drawn(text: PdfTextPage) -> Iterator[_Drawn]:
    """What PDFium knows of each character, without those that it made up."""
    from pypdfium2 import raw

    x, y, matrix, box = ctypes.c_double(), ctypes.c_double(), raw.FS_MATRIX(), raw.FS_RECTF()
    page = text.raw
    for index in range(text.count_chars()):
        if raw.FPDFText_IsGenerated(page, index) == 1:
            continue
        unknown = raw.FPDFText_HasUnicodeMapError(page, index) == 1
        code = 0 if unknown else raw.FPDFText_GetUnicode(page, index)
        raw.FPDFText_GetCharOrigin(page, index, x, y)
        raw.FPDFText_GetMatrix(page, index, matrix)
        raw.FPDFText_GetLooseCharBox(page, index, box)
        size = raw.FPDFText_GetFontSize(page, index)
        a, b = matrix.a, matrix.b
        em, height = size * math.hypot(matrix.c, matrix.d), abs(box.top - box.bottom)
        if not math.isfinite(em) or em <= 0 or em > 10_000:
            continue
        yield _Drawn(
            glyphs.plain(_character(code)),
            x.value,
            y.value,
            math.atan2(b, a),
            em,
            size * math.hypot(a, b) or height,
            (box.left, box.bottom, box.right, box.top),
            index,
        )


def _parted(drawn: Iterable[_Drawn]) -> Iterator[_Drawn]:
    """The characters, those that one wide glyph stands for (——) beside each other in its box."""
    before: _Drawn | None = None
    for each in drawn:
        left, bottom, right, top = each.box
        if before and (before.text, before.box) == (each.text, each.box) and right - left > _TWO * each.size:
            half = (right - left) / 2
            yield before._replace(width=half, box=(left, bottom, left + half, top))
            yield each._replace(x=each.x + half, width=half, box=(left + half, bottom, right, top))
            before = None
            continue
        if before:
            yield before
        before = each
    if before:
        yield before


def _character(code: int) -> str:
    """The character of a code; the replacement character where the font does not tell."""
    if code == ord(_LINE_HYPHEN):
        return "-"
    return chr(code) if 0 < code < 0xD800 or (0xE000 <= code < 0x110000 and code != 0xFFFE) else "\ufffd"


def _middle(drawn: _Drawn) -> tuple[float, float]:
    left, bottom, right, top = drawn.box
    return (left + right) / 2, (bottom + top) / 2


def _quarter(angle: float) -> int | None:
    """The quarter turns that `angle` is; None where it is a slant."""
    quarters = round(angle / (math.pi / 2))
    return quarters % 4 if abs(angle - quarters * math.pi / 2) <= _SLANT else None


def _turned(x: float, y: float, quarter: int) -> tuple[float, float]:
    """A point of the page after turning it clockwise by `quarter`, y downwards."""
    cos, sin = ((1, 0), (0, 1), (-1, 0), (0, -1))[quarter]
    return x * cos + y * sin, x * sin - y * cos


def _placed(drawn: _Drawn, turned: int) -> Glyph | None:
    """The character in its em box on the turned page; None where it stands at a slant."""
    quarter = _quarter(drawn.angle)
    if quarter is None:
        return None
    turn = (quarter - turned) % 4
    x, y = _turned(drawn.x, drawn.y, turned)
    along = ((1, 0), (0, -1), (-1, 0), (0, 1))[turn]
    up = ((0, -1), (-1, 0), (0, 1), (1, 0))[turn]
    if is_wide(drawn.text):
        width = drawn.width
    else:
        left, bottom, right, top = drawn.box
        ends = (_turned(left, bottom, turned), _turned(right, top, turned))
        width = max((end[0] - x) * along[0] + (end[1] - y) * along[1] for end in ends)
        width = min(max(width, 0.1 * drawn.width), 3 * drawn.width)
    xs = (x + up[0] * _ASCENT * drawn.size, x - up[0] * _DESCENT * drawn.size)
    ys = (y + up[1] * _ASCENT * drawn.size, y - up[1] * _DESCENT * drawn.size)
    across, downwards = along[0] * width, along[1] * width
    return Glyph(
        drawn.text,
        min(*xs, *(each + across for each in xs)),
        min(*ys, *(each + downwards for each in ys)),
        max(*xs, *(each + across for each in xs)),
        max(*ys, *(each + downwards for each in ys)),
        y,
        drawn.size,
        drawn.order,
        turn,
    )


def _moved(glyph: Glyph, x: float, y: float) -> Glyph:
    """The character on a page whose upper left corner is (0, 0) instead of (x, y)."""
    return glyph._replace(
        left=glyph.left - x,
        right=glyph.right - x,
        top=glyph.top - y,
        bottom=glyph.bottom - y,
        base=glyph.base - y,
    )


def _once(placed: Iterable[Glyph]) -> Iterator[Glyph]:
    """The characters without those drawn again in the same place, which makes them bolder or shaded."""
    drawn: dict[tuple[str, int, int], list[Glyph]] = {}
    for glyph in placed:
        reach = 0.3 * (glyph.right - glyph.left)
        cell = max(glyph.size, 1.0)
        column, row = math.floor(glyph.left / cell), math.floor(glyph.base / cell)
        near = (
            other
            for i in (column - 1, column, column + 1)
            for j in (row - 1, row, row + 1)
            for other in drawn.get((glyph.text, i, j), ())
        )
        if any(abs(o.left - glyph.left) < reach and abs(o.base - glyph.base) < reach for o in near):
            continue
        drawn.setdefault((glyph.text, column, row), []).append(glyph)
        yield glyph
