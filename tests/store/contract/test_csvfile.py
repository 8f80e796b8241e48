from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
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


def test_nothing_is_replaced_when_one_file_cannot_be_written(tmp_path):
    (tmp_path / "a.csv").write_text("old")
    with pytest.raises(OSError, match="nowhere"):
        csvfile.replace_all({tmp_path / "a.csv": "new", tmp_path / "nowhere" / "b.csv": "new"})
    assert (tmp_path / "a.csv").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_with_the_same_content_is_left_alone(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("same")
    before = path.stat().st_mtime_ns, path.stat().st_ino
    csvfile.replace_all({path: "same"})
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == before


def test_a_long_cell_is_read(tmp_path):
    path: Path = tmp_path / "sources.csv"
    row = dict.fromkeys(SOURCES.names, "长" * 200_000)
    path.write_text(csvfile.write_text(SOURCES.names, [row]), encoding="utf-8")
    assert csvfile.read_rows(path, SOURCES) == [row]
