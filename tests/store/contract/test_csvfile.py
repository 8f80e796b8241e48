from __future__ import annotations

import csv
import io
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from geo.store.contract import csvfile
from geo.store.contract.columns import SOURCES

CELLS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)


@given(st.lists(st.tuples(CELLS, CELLS), max_size=4), st.sampled_from(["\n", "\r\n"]))
def test_what_is_written_is_what_a_reader_reads(rows, newline):
    names = ("one", "other")
    text = csvfile.write_text(names, [dict(zip(names, row, strict=True)) for row in rows], newline=newline)
    assert list(csv.reader(io.StringIO(text, newline=""))) == [list(names), *map(list, rows)]


def test_a_long_cell_is_read(tmp_path):
    path: Path = tmp_path / "sources.csv"
    row = dict.fromkeys(SOURCES.names, "长" * 200_000)
    path.write_text(csvfile.write_text(SOURCES.names, [row]), encoding="utf-8")
    assert csvfile.read_rows(path, SOURCES) == [row]
