"""The classes of a map that is coloured by counts: where one colour ends and the next begins.

Few enough to be told apart in print, with bounds that a reader can say aloud. Counts fall into quantiles,
whose bounds are rounded to numbers with one or two digits that stand for something; where that leaves too
few classes, because many areas have the same count, the different counts are divided instead. Nobody is
no class: an area without delegates stays paper.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from itertools import pairwise

import numpy as np

MOST = 5  # classes; with the paper of those without anybody, six shades
FEWEST = 4  # where there are so many different counts
_ROUND = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)  # times a power of ten


def classes(counts: Iterable[int]) -> list[tuple[int, int]]:
    """First and last count of each class, ascending and without gaps; counts of zero are left out."""
    found = np.sort([count for count in counts if count > 0])
    if not len(found):
        return []
    different = np.unique(found)
    if len(different) <= MOST:
        bounds = different.tolist()
    else:
        bounds = _bounds(found, [_rounded(bound) for bound in _quantiles(found)])
        if len(bounds) < FEWEST:
            bounds = _bounds(found, [math.ceil(bound) for bound in _quantiles(different)])
    last = int(found[-1])
    return [(lower, upper - 1) for lower, upper in pairwise([*bounds, last + 1])]


def _quantiles(values: Sequence[int] | np.ndarray) -> list[float]:
    shares = np.arange(1, MOST) / MOST
    return [float(bound) for bound in np.quantile(values, shares, method="linear")]


def _rounded(value: float) -> int:
    """The nearest number that is easily said."""
    power = 10.0 ** math.floor(math.log10(value))
    nearest = min((step * power for step in _ROUND), key=lambda number: abs(number - value))
    return math.ceil(nearest)


def _bounds(found: np.ndarray, inner: Iterable[int]) -> list[int]:
    """The least count and those inner bounds that leave no class empty."""
    bounds = [int(found[0])]
    for bound in sorted(set(inner)):
        below = np.count_nonzero((found >= bounds[-1]) & (found < bound))
        if below and bound <= found[-1]:
            bounds.append(bound)
    return bounds
