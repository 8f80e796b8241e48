"""geocoded.csv: one row per place, sorted, whole or not at all."""

from __future__ import annotations

import pytest

from geo.errors import DataError
from geo.model import Divisions, Place
from geo.places import online
from geo.places.online.geocoded import COLUMNS

HEADER = ",".join(COLUMNS) + "\n"


def outcome(village, *, taken=True, lon=121.36):
    divisions = Divisions("上海市", None, "闵行区", "莘庄镇", village)
    place = Place("", divisions, "310112", None, None, None, 1.0)
    answer = online.Answer(
        "amap", lon, 31.1, "village", "accepted", "sha256:1", "2026-01-01T00:00:00Z", "gcj02"
    )
    return online.Outcome(place, online.joined(divisions), (answer,), answer if taken else None, 0.8, ())


def test_chosen_answers_become_rows_sorted_by_place():
    outcomes = [outcome("绿水村"), outcome("白云村", taken=False), outcome("丹霞村")]
    rows = online.with_answers([], outcomes)
    assert [row["place"] for row in rows] == ["上海市闵行区莘庄镇丹霞村", "上海市闵行区莘庄镇绿水村"]
    told = "310112,31.10000,121.36000,village,amap,sha256:1,2026-01-01T00:00:00Z,gcj02,true"
    assert [",".join(row[name] for name in COLUMNS[1:]) for row in rows] == [told, told]


def test_rows_that_are_there_stay_and_the_same_place_is_replaced(tmp_path):
    by_hand = dict(
        zip(
            COLUMNS,
            ["x", "310112", "31.2", "121.4", "village", "hand", "", "", "wgs84", "false"],
            strict=True,
        )
    )
    once = online.with_answers([by_hand], [outcome("绿水村")])
    rows = online.with_answers(once, [outcome("绿水村", lon=121.37)])
    assert rows[0] == by_hand
    assert [row["lon"] for row in rows[1:]] == ["121.37000"]
    path = tmp_path / "geocoded.csv"
    path.write_text(HEADER + "".join(",".join(row.values()) + "\n" for row in rows), encoding="utf-8")
    assert online.kept(path) == {"上海市闵行区莘庄镇绿水村"}  # the row by hand is not accepted


def test_without_a_file_nothing_is_kept(tmp_path):
    assert online.kept(tmp_path / "geocoded.csv") == frozenset()


@pytest.mark.parametrize(
    "content",
    [b"place,lat\n", HEADER.encode() + b"x,310112\n", HEADER.encode() + b"\xff,,,,,,,,,\n", b""],
    ids=["columns", "short row", "bytes", "empty"],
)
def test_a_broken_file_is_named(tmp_path, content):
    path = tmp_path / "geocoded.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"geocoded\.csv.*restore"):
        online.kept(path)
