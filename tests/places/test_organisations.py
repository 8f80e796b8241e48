"""The table of bodies: its rows lead to divisions, and names that say where they are stay out of it."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from geo.errors import DataError
from geo.places import organisations
from geo.places.gazetteer import gazetteer

ROWS = list(csv.DictReader(organisations.PATH.read_text(encoding="utf-8").splitlines()))
KINDS = {"university", "hospital", "company", "government", "zone"}


def test_rows_are_sorted_unique_and_complete() -> None:
    names = [row["name"] for row in ROWS]
    assert names == sorted(set(names))
    assert {row["kind"] for row in ROWS} == KINDS
    assert all(row["source"] for row in ROWS)
    assert all(row["adcode"] in gazetteer().by_code for row in ROWS)


def test_a_broken_table_says_which_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(organisations, "PATH", tmp_path / "organisations.csv")
    with pytest.raises(DataError, match=r"organisations\.csv"):
        organisations.bodies.__wrapped__(gazetteer())
