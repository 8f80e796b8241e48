"""Lines that a font draws downwards, though they were set as lines across the page.

Some writers name the vertical form of an encoding for horizontal text. Each line then runs down from where it
begins, through the lines below it, which no vertical text does: such lines are laid across again.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.text.formats.pdf.scripts import is_wide

if TYPE_CHECKING:
    from geo.text.formats.pdf.characters import Glyph

_FEW = 3  # lines from which it can be told


def flattened(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """The characters of a page, lines that run down through each other laid across."""
    runs = _runs(glyphs)
    downwards = [run for run in runs if len(run) > 1]
    ordered = sorted(downwards, key=lambda run: (round(run[0].left / run[0].size), run[0].top))
    crossed = sum(_crosses(first, second) for first, second in pairwise(ordered))
    if len(downwards) < _FEW or crossed * 2 < len(downwards) - 1:
        return list(glyphs)
    return [glyph for run in runs for glyph in (_across(run) if run[0].turn == 0 else run)]


def _runs(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """The characters in runs of those that are drawn one below the other."""
    runs: list[list[Glyph]] = []
    for glyph in glyphs:
        before = runs[-1][-1] if runs else None
        if before is not None and _is_below(before, glyph):
            runs[-1].append(glyph)
        else:
            runs.append([glyph])
    return runs


def _is_below(before: Glyph, after: Glyph) -> bool:
    step = after.top - before.top
    aside = abs(after.left + after.right - before.left - before.right) / 2
    return (
        before.turn == after.turn == 0
        and abs(before.size - after.size) < 0.05 * before.size
        and aside < 0.6 * before.size
        and 0.1 * before.size < step < 2 * before.size
    )


def _crosses(first: Sequence[Glyph], second: Sequence[Glyph]) -> bool:
    """Whether a run begins within the one before and on it."""
    size = first[0].size
    aside = abs(first[0].left + first[0].right - second[0].left - second[0].right) / 2
    return aside < size and first[0].top + 0.5 * size < second[0].top < first[-1].bottom


def _across(run: Sequence[Glyph]) -> list[Glyph]:
    """The run as a line across the page, from where it begins."""
    first = run[0]
    at = (first.left + first.right) / 2
    result = []
    for glyph in run:
        width = glyph.size if is_wide(glyph.text) else glyph.size / 2
        top = first.top - glyph.size
        result.append(
            glyph._replace(left=at, right=at + width, top=top, bottom=first.top, base=top + 0.88 * glyph.size)
        )
        at += width
    return result
