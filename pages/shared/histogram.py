"""Counts over time as a small picture: an SVG without axes, for use above a slider that names the dates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

BINS = 40
WIDTH, HEIGHT = 240, 36  # units of the drawing, which stretches
COLOUR = "#8F8778"


def histogram(days: Sequence[date], counts: Sequence[int]) -> str:
    """An SVG of the counts, the days in order; bars share the time from the first day to the last."""
    bars = binned(days, counts)
    most = max(bars) or 1
    wide = WIDTH / len(bars)
    drawn = "".join(
        f'<rect x="{at * wide + 0.5:.2f}" y="{HEIGHT - tall:.2f}" width="{wide - 1:.2f}" '
        f'height="{tall:.2f}"/>'
        for at, count in enumerate(bars)
        if (tall := count / most * HEIGHT)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" '
        f'height="{HEIGHT}" fill="{COLOUR}">{drawn}</svg>'
    )


def binned(days: Sequence[date], counts: Sequence[int]) -> list[int]:
    """The counts summed over at most BINS equal stretches of time."""
    span = (days[-1] - days[0]).days + 1
    bins = min(BINS, span)
    sums = [0] * bins
    for day, count in zip(days, counts, strict=True):
        sums[(day - days[0]).days * bins // span] += count
    return sums
