from __future__ import annotations

import pytest

from geo.errors import DataError
from geo.store.building import corrections

HEADER = "match,field,value,reason,source\n"


def test_records_are_read(tmp_path):
    path = tmp_path / "corrections.csv"
    path.write_text(HEADER + "delegates:d1,name,甲,misprint,the printed paper\n", encoding="utf-8")
    (record,) = corrections.read(path)
    assert (record.table, record.id, record.field, record.value) == ("delegates", "d1", "name", "甲")


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("people:d1,name,甲,why,where", ["record 1", "'people:d1'", "delegates:id"]),
        ("delegates,name,甲,why,where", ["'delegates'"]),
        ("delegates:d1,id,d2,why,where", ["'id'", "name"]),
        ("delegates:d1,row,gone,why,where", ["'row'", "deleted"]),
        ("delegates:d1,name,甲,,where", ["no reason or no source"]),
    ],
)
def test_a_record_that_says_nothing_sensible_is_named(tmp_path, line, words):
    path = tmp_path / "corrections.csv"
    path.write_text(HEADER + line + "\n", encoding="utf-8")
    with pytest.raises(DataError) as caught:
        corrections.read(path)
    assert all(word in str(caught.value) for word in words)
