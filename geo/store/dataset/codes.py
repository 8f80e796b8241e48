"""Columns as small integers, so that filters and counts are array operations.

`Codes` numbers the values of a column. `Pairs` holds the distinct (delegate, value) pairs of a column of
quotes, so that delegates can be counted per value without counting one twice.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Codes:
    """A column: `values[codes[row]]` is the cell of the row."""

    values: tuple[str, ...]
    codes: Ints

    def held_by(self, wanted: Iterable[str]) -> Bools:
        """For each row, whether its value is among `wanted`; values that nobody has match nothing."""
        return self.marks(wanted)[self.codes]

    def marks(self, wanted: Iterable[str]) -> Bools:
        """For each of the values, whether it is among `wanted`."""
        sought = frozenset(wanted)
        return np.fromiter((value in sought for value in self.values), dtype=bool, count=len(self.values))


@dataclass(frozen=True, slots=True)
class Pairs:
    """Distinct pairs of a delegate and a value of one of their quotes."""

    delegate: Ints  # row of the delegate, ascending
    value: Ints  # code of the value
    of_quote: Ints  # for each quote, the position of its pair
    values: int  # how many values there are

    def counts(self, quotes: Bools) -> Ints:
        """Per value, how many delegates have one of the marked quotes under it."""
        hit = np.zeros(len(self.delegate), dtype=bool)
        hit[self.of_quote[quotes]] = True
        return np.bincount(self.value[hit], minlength=self.values).astype(np.int32)


def encode(cells: Sequence[str], *, order: Iterable[str] = ()) -> Codes:
    """Number the cells; those in `order` that any cell has come first, the others sorted."""
    present = set(cells)
    known = [value for value in order if value in present]
    values = (*known, *sorted(present.difference(known)))
    number = {value: code for code, value in enumerate(values)}
    return Codes(values, np.fromiter((number[cell] for cell in cells), dtype=np.int32, count=len(cells)))


def pairs(delegate: Ints, column: Codes) -> Pairs:
    """The distinct pairs of `delegate` and the column's value, over all quotes."""
    values = max(1, len(column.values))
    keys, of_quote = np.unique(delegate.astype(np.int64) * values + column.codes, return_inverse=True)
    return Pairs(
        (keys // values).astype(np.int32),
        (keys % values).astype(np.int32),
        of_quote.astype(np.int32),
        len(column.values),
    )
