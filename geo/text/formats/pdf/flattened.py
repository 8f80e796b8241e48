"""Lines that a font draws downwards, though they were set as lines across the page.

Some writers name the vertical form of an encoding for horizontal text. Each line then runs down from where it
begins, through the lines below it, which no vertical text does: such lines are laid across again.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from geo.text.formats.pdf.characters import Glyphs
    from geo.text.formats.pdf.drawn import Marked, Places

_FEW = 3  # lines from which it can be told


def flattened(glyphs: Glyphs) -> Glyphs:
    """Give the characters of a page, lines that run down through each other laid across."""
    goes_on = _is_below(glyphs)
    if not goes_on.any():
        return glyphs
    firsts = np.flatnonzero(np.concatenate(([True], ~goes_on)))  # of the runs drawn one below the other
    lengths = np.diff(firsts, append=len(glyphs.texts))
    first, last = firsts[lengths > 1], (firsts + lengths - 1)[lengths > 1]
    ordered = np.lexsort((glyphs.top[first], np.rint(glyphs.left[first] / glyphs.size[first])))
    first, last = first[ordered], last[ordered]
    # Whether a run begins within the one before and on it.
    size, top, middle = glyphs.size[first[:-1]], glyphs.top[first], (glyphs.left + glyphs.right)[first] / 2
    begins = (top[:-1] + 0.5 * size < top[1:]) & (top[1:] < glyphs.bottom[last[:-1]])
    crossed = np.count_nonzero((np.abs(np.diff(middle)) < size) & begins)
    if len(first) < _FEW or crossed * 2 < len(first) - 1:
        return glyphs
    return _across(glyphs, np.repeat(firsts, lengths))


def _is_below(glyphs: Glyphs) -> Marked:
    """Tell whether each character but the first is drawn below the one before."""
    size = glyphs.size[:-1]
    step = np.diff(glyphs.top)
    result: Marked = (
        (glyphs.turn[:-1] == 0)
        & (glyphs.turn[1:] == 0)
        & (np.abs(np.diff(glyphs.size)) < 0.05 * size)
        & (np.abs(np.diff(glyphs.left + glyphs.right)) / 2 < 0.6 * size)
        & (0.1 * size < step)
        & (step < 2 * size)
    )
    return result


def _across(glyphs: Glyphs, first: Places) -> Glyphs:
    """Give the characters, upright ones as lines across the page from where their run begins, at `first`."""
    ends = np.cumsum(np.where(glyphs.wide, glyphs.size, glyphs.size / 2))
    starts = np.concatenate(([0.0], ends[:-1]))
    upright = glyphs.turn == 0
    at = (glyphs.left + glyphs.right)[first] / 2 - starts[first]
    bottom = glyphs.top[first]
    top = bottom - glyphs.size
    return replace(
        glyphs,
        left=np.where(upright, at + starts, glyphs.left),
        right=np.where(upright, at + ends, glyphs.right),
        top=np.where(upright, top, glyphs.top),
        bottom=np.where(upright, bottom, glyphs.bottom),
        base=np.where(upright, top + 0.88 * glyphs.size, glyphs.base),
    )
