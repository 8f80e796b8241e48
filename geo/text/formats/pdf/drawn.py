"""What PDFium tells of the characters of a page, as columns: one index is one character.

A page has a thousand characters, each with five questions to it. PDFium's functions are therefore called
with plain numbers and addresses, which ctypes passes on in half the time, and for all characters in one go;
size and direction are asked once for each string that the page draws.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import compress, count, repeat
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from geo.text.formats import glyphs
from geo.text.formats.pdf.scripts import is_wide

if TYPE_CHECKING:
    from pypdfium2 import PdfTextPage

Floats = NDArray[np.float64]
Places = NDArray[np.int64]
Marked = NDArray[np.bool_]

_LARGEST = 10_000  # points of an em
_TWO = 1.6  # ems from which a glyph is as wide as two characters
_LINE_HYPHEN = "\x02"  # what PDFium gives for a hyphen at the end of a line
_GENERATED = frozenset(map(ord, " \r\n"))  # all that PDFium makes up
_ADDRESSES = ("FPDFText_GetTextObject",)  # functions that answer with one


@dataclass(frozen=True, slots=True)
class Drawn:
    """The characters in the order in which they are drawn; y upwards on the page as it lies."""

    texts: Sequence[str]
    wide: Marked  # whether it fills a square of its font
    blank: Marked
    x: Floats
    y: Floats
    angle: Floats
    size: Floats  # of the em across the writing direction
    width: Floats  # of the em along it
    box: Floats  # a row for each: left, bottom, right, top
    order: Places

    def kept(self, marked: Marked) -> Drawn:
        """Give those of the characters that are marked."""
        if marked.all():
            return self
        return Drawn(
            list(compress(self.texts, marked.tolist())),
            self.wide[marked],
            self.blank[marked],
            self.x[marked],
            self.y[marked],
            self.angle[marked],
            self.size[marked],
            self.width[marked],
            self.box[marked],
            self.order[marked],
        )


def drawn(page: PdfTextPage) -> Drawn:
    """Tell what PDFium knows of each character, without those that it made up."""
    pointer = ctypes.cast(page.raw, ctypes.c_void_p)

    def asked(name: str, at: Sequence[int], *into: NDArray[Any]) -> list[Any]:
        """Give the answers about the characters of these indices; what they are told besides fills `into`."""
        rows = [count(array.ctypes.data, array.strides[0]) for array in into]
        return list(map(_function(name, len(into)), repeat(pointer), at, *rows))

    every = range(page.count_chars())
    codes = asked("FPDFText_GetUnicode", every)
    blanks = [index for index, code in enumerate(codes) if code in _GENERATED]
    made_up = asked("FPDFText_IsGenerated", blanks)
    left_out = {index for index, answer in zip(blanks, made_up, strict=True) if answer == 1}
    at = [index for index in every if index not in left_out]
    number = len(at)
    x, y = np.zeros(number), np.zeros(number)
    rectangle = np.zeros((number, 4), np.float32)
    unmapped = asked("FPDFText_HasUnicodeMapError", at)
    asked("FPDFText_GetCharOrigin", at, x, y)
    asked("FPDFText_GetLooseCharBox", at, rectangle)
    strings = np.array(asked("FPDFText_GetTextObject", at), np.uintp)
    new = np.append(True, strings[1:] != strings[:-1])[:number]
    firsts = np.array(at, int)[new].tolist()
    matrix = np.zeros((len(firsts), 6), np.float32)
    asked("FPDFText_GetMatrix", firsts, matrix)
    sizes = np.array(asked("FPDFText_GetFontSize", firsts), float)
    string = np.cumsum(new) - 1  # index of the one that a character belongs to
    fonts, (a, b, c, d) = sizes[string], matrix[string, :4].T.astype(float)
    left, top, right, bottom = rectangle.T.astype(float)
    width = fonts * np.hypot(a, b)
    texts = [_text(0 if wrong == 1 else codes[index]) for index, wrong in zip(at, unmapped, strict=True)]
    found = Drawn(
        texts,
        np.fromiter(map(is_wide, texts), bool, number),
        np.fromiter(map(str.isspace, texts), bool, number),
        x,
        y,
        np.arctan2(b, a),
        fonts * np.hypot(c, d),
        np.where(width == 0, np.abs(top - bottom), width),
        np.stack((left, bottom, right, top), axis=1),
        np.array(at, int),
    )
    finite = np.isfinite(x + y + found.angle + found.size + found.width + found.box.sum(axis=1))
    return _parted(found.kept(finite & (found.size > 0) & (found.size <= _LARGEST)))


@cache
def _function(name: str, filled: int) -> Any:
    """Give PDFium's function, with addresses as plain numbers for what it answers and for what it fills."""
    from pypdfium2 import raw

    known = getattr(raw, name)
    same: Any = ctypes.cast(known, type(known))
    if filled:
        same.argtypes = (ctypes.c_void_p, ctypes.c_int, *[ctypes.c_void_p] * filled)
    same.restype = ctypes.c_void_p if name in _ADDRESSES else known.restype
    return same


def _parted(found: Drawn) -> Drawn:
    """Give the characters, those that one wide glyph stands for (——) beside each other in its box."""
    left, right = found.box[:, 0], found.box[:, 2]
    alike = (found.box[1:] == found.box[:-1]).all(axis=1) & (right - left > _TWO * found.size)[1:]
    done = -1  # index of the character that was parted from the one before
    for index in (np.flatnonzero(alike) + 1).tolist():
        if found.texts[index - 1] != found.texts[index] or done == index - 1:
            continue
        done, half = index, (right[index] - left[index]) / 2
        found.width[index - 1 : index + 1] = half
        found.box[index - 1, 2] = found.box[index, 0] = left[index] + half
        found.x[index] += half
    return found


@cache
def _text(code: int) -> str:
    """Give the character that a code means; the replacement character where the font does not tell."""
    if code == ord(_LINE_HYPHEN):
        return "-"
    known = 0 < code < 0xD800 or (0xE000 <= code < 0x110000 and code != 0xFFFE)
    return glyphs.plain(chr(code)) if known else "\ufffd"
