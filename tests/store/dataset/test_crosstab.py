"""Delegates by theme and property: counted once each, under the selection's filters, as the facets count."""

from __future__ import annotations

import numpy as np
import pytest

from geo.store import Filters, load
from geo.store.dataset.crosstab import crosstab
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from tests import generate


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    directory = tmp_path_factory.mktemp("data")
    generate.generate(200, directory)
    return load(directory)


def counted(data, filters, by):
    """The same table by plain loops over rows."""
    found: dict[tuple[str, str], int] = {}
    for row in delegate_list(data, select(data, filters), limit=None):
        value = row["role_group"] if by == "role_group" else (row["adcode"] or "")[:2] + "0000"
        for theme in {quote["theme_id"] or "none" for quote in row["quotes"] if quote["matches"]}:
            key = ("none" if value == "0000" else value, theme)
            found[key] = found.get(key, 0) + 1
    return found


@pytest.mark.parametrize("by", ["province", "role_group"])
@pytest.mark.parametrize(
    "filters", [Filters(), Filters(kind=("indirect",)), Filters(theme=("innovation",)), Filters(q="村")]
)
def test_counts_are_those_of_plain_loops(data, filters, by):
    table = crosstab(data, select(data, filters), by)
    expected = counted(data, filters, by)
    found = {
        (value, theme): int(table.counts[row, column])
        for row, value in enumerate(table.values)
        for column, theme in enumerate(table.themes)
        if table.counts[row, column]
    }
    assert found == expected


def test_trimmed_leaves_out_rows_and_columns_in_which_nobody_is(data):
    table = crosstab(
        data, select(data, Filters(theme=("innovation",), role=("village",))), "role_group"
    ).trimmed()
    assert table.values == ("village",)
    assert table.themes == ("innovation",)
    assert table.counts.shape == (1, 1)


def test_nobody_is_an_empty_table(data):
    table = crosstab(data, select(data, Filters(q="没有这样的话")), "province")
    assert not np.any(table.counts)
    assert table.trimmed().counts.shape == (0, 0)
