"""The table's lines: their order, their cells, and what a download gives."""

from __future__ import annotations

import numpy as np
import pytest

from geo.store import Filters, export
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from pages.views import downloads, table


@pytest.fixture(scope="module")
def everybody(data):
    return select(data, Filters())


@pytest.mark.parametrize("down", [False, True])
@pytest.mark.parametrize("column", [column for column in table.SORTED if column != "quotes"])
def test_lines_stand_in_the_order_of_a_column_the_unknown_last(data, everybody, column, down):
    ordered = table.arrange(data, everybody, column, down=down)
    assert sorted(ordered.delegates) == sorted(everybody.delegates)
    cells = [data.delegates[column][row] for row in ordered.delegates]
    known = [row for row in ordered.delegates if data.delegates[column][row]]
    assert "" not in cells[: len(known)]
    texts = [data.delegates[table.KEYS.get(column, column)][row] for row in known]
    keys = [float(text) for text in texts] if column in table.NUMBERS else texts
    assert keys == sorted(keys, reverse=down)


def test_quotes_are_counted_as_the_filters_leave_them(data):
    selection = select(data, Filters(kind=("direct",)))
    ordered = table.arrange(data, selection, "quotes", down=True)
    counts = [
        sum(quote["matches"] for quote in row["quotes"]) for row in delegate_list(data, ordered, limit=None)
    ]
    assert counts == sorted(counts, reverse=True)


def test_without_a_column_the_order_of_the_articles_stays_or_turns_round(data, everybody):
    assert np.array_equal(table.arrange(data, everybody, None, down=False).delegates, everybody.delegates)
    turned = table.arrange(data, everybody, None, down=True).delegates
    assert np.array_equal(turned, everybody.delegates[::-1])


@pytest.mark.parametrize("write", [export.csv, export.geojson, export.kml])
def test_a_download_is_the_export_of_the_selection(data, everybody, write):
    assert downloads._text(write, data, everybody).decode("utf-8") == write(data, everybody)


@pytest.mark.parametrize("chosen", [["role", "name"], ["name", "role"], ["role"]])
def test_the_name_stands_first_chosen_or_not(chosen):
    assert table.order(chosen) == ["name", "role"]


def test_cells_are_text_with_words_for_codes(data, everybody):
    for row in delegate_list(data, everybody, limit=None):
        cells = table.cells(row)
        assert tuple(cells) == table.COLUMNS
        assert all(isinstance(cell, str) for cell in cells.values())
        assert cells["precision"] != row["precision"]
