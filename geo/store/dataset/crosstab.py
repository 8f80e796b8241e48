"""How many delegates spoke under each theme, by a property of theirs such as the province.

A delegate counts once per theme, however many quotes they have under it, and only with quotes that the
selection's filters leave.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from geo.store.dataset.codes import Codes, Ints
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Selection


@dataclass(frozen=True, slots=True, eq=False)
class Crosstab:
    """`counts[row, column]` delegates have the value `values[row]` and spoke under `themes[column]`."""

    values: tuple[str, ...]
    themes: tuple[str, ...]  # ids, "none" for quotes without a theme
    counts: Ints

    def trimmed(self) -> Crosstab:
        """Without the rows and columns in which nobody is."""
        rows = np.flatnonzero(self.counts.sum(axis=1))
        columns = np.flatnonzero(self.counts.sum(axis=0))
        return Crosstab(
            tuple(self.values[row] for row in rows.tolist()),
            tuple(self.themes[column] for column in columns.tolist()),
            self.counts[rows][:, columns],
        )


def crosstab(dataset: Dataset, selection: Selection, by: Literal["province", "role_group"]) -> Crosstab:
    """The counts of a selection, values and themes in the dataset's order."""
    column: Codes = getattr(dataset, by)
    themes = dataset.theme_codes
    pairs = np.unique(
        dataset.quote_delegate[selection.quotes].astype(np.int64) * max(1, len(themes.values))
        + themes.codes[selection.quotes]
    )
    delegate, theme = np.divmod(pairs, max(1, len(themes.values)))
    counts = np.zeros((len(column.values), len(themes.values)), dtype=np.int32)
    np.add.at(counts, (column.codes[delegate], theme), 1)
    return Crosstab(column.values, themes.values, counts)
