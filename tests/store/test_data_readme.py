"""The README of the data says what the contract says."""

from __future__ import annotations

from pathlib import Path

import pytest

from geo.store.contract.columns import TABLES

README = (Path(__file__).parents[2] / "data" / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.file)
def test_every_column_is_documented_in_the_words_of_the_contract(table):
    _, _, section = README.partition(f"\n### {table.file}\n")
    section = section.partition("\n#")[0]
    assert section.startswith(table.meaning)
    rows = [line for line in section.splitlines() if line.startswith("| `")]
    kinds = [column.type + (", required" if column.required else "") for column in table.columns]
    assert rows == [
        f"| `{column.name}` | {kind} | {column.meaning} |"
        for column, kind in zip(table.columns, kinds, strict=True)
    ]


@pytest.mark.parametrize(
    "values", [column.values for table in TABLES for column in table.columns if column.values]
)
def test_every_value_of_a_vocabulary_is_named(values):
    assert [value for value in values if value not in README] == []
