"""Substring search over every delegate at once.

The texts of all delegates stand in one case-folded string, one record each; `str.find` runs over it and,
at a hit, goes on behind the record. (Measured: 25 million characters, 100,000 records: 3 to 40 ms.)
Finds what is printed: it does not know variants of characters or tones.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from geo.store.dataset.codes import Bools

FIELD_END = "\x1f"  # unit separator: keeps a search from matching across two fields
RECORD_END = "\x1e"  # record separator
_REMEMBERED = 32  # map, list and counts of one page ask for the same words one after another


class Haystack:
    """The searchable texts of a list of records."""

    def __init__(self, records: Iterable[str]) -> None:
        """Take one text per record, its fields joined by FIELD_END."""
        folded = [record.casefold() for record in records]
        lengths = np.fromiter((len(record) + 1 for record in folded), dtype=np.int64, count=len(folded))
        self._text = RECORD_END.join([*folded, ""])
        self._ends: npt.NDArray[np.int64] = np.cumsum(lengths)
        self._found: OrderedDict[str, Bools] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._ends)

    def find(self, words: str) -> Bools:
        """For each record, whether `words` stands in one of its fields; the array must not be changed."""
        needle = words.casefold()
        if not needle or FIELD_END in needle or RECORD_END in needle:
            return np.full(len(self), not needle)
        with self._lock:
            if needle in self._found:
                self._found.move_to_end(needle)
                return self._found[needle]
        found = self._search(needle)
        found.setflags(write=False)
        with self._lock:
            self._found[needle] = found
            while len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)
        return found

    def _search(self, needle: str) -> Bools:
        text = self._text
        hits: list[int] = []
        position = text.find(needle)
        while position >= 0:
            hits.append(position)
            position = text.find(needle, text.find(RECORD_END, position) + 1)
        found = np.zeros(len(self), dtype=bool)
        found[np.searchsorted(self._ends, np.asarray(hits, dtype=np.int64), side="right")] = True
        return found
