"""geocoded.csv: one row per place, sorted, whole or not at all."""

from __future__ import annotations

import pytest

from geo.errors import DataError
from geo.model import Divisions, Place
from geo.places import online
from geo.places.cache import Cache
from geo.places.online.geocoded import COLUMNS

HEADER = ",".join(COLUMNS) + "\n"


def outcome(village, *, taken=True, lon=121.36):
    divisions = Divisions("上海市", None, "闵行区", "莘庄镇", village)
    place = Place("", divisions, "310112", None, None, None, 1.0)
    answer = online.Answer(
        "amap", lon, 31.1, "village", "accepted", "sha256:1", "2026-01-01T00:00:00Z", "gcj02"
    )
    return online.Outcome(place, online.joined(divisions), (answer,), answer if taken else None, 0.8, ())


@pytest.fixture
def cache(tmp_path):
    return Cache(tmp_path / "cache" / "answers.sqlite")


def test_chosen_answers_become_rows_sorted_by_place(tmp_path, cache):
    path = tmp_path / "geocoded.csv"
    outcomes = [outcome("绿水村"), outcome("白云村", taken=False), outcome("丹霞村")]
    assert online.keep(path, outcomes, cache) == 2
    row = "310112,31.10000,121.36000,village,amap,sha256:1,2026-01-01T00:00:00Z,gcj02,true\n"
    assert path.read_text(encoding="utf-8") == (
        HEADER + "上海市闵行区莘庄镇丹霞村," + row + "上海市闵行区莘庄镇绿水村," + row
    )
    assert online.kept(path) == {"上海市闵行区莘庄镇丹霞村", "上海市闵行区莘庄镇绿水村"}


def test_rows_that_are_there_stay_and_the_same_place_is_replaced(tmp_path, cache):
    path = tmp_path / "geocoded.csv"
    by_hand = "x,310112,31.2,121.4,village,hand,,,wgs84,false\n"
    path.write_text(HEADER + by_hand, encoding="utf-8")
    online.keep(path, [outcome("绿水村")], cache)
    online.keep(path, [outcome("绿水村", lon=121.37)], cache)
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert lines[:2] == [HEADER, by_hand]
    assert len(lines) == 3
    assert "121.37000" in lines[2]
    assert online.kept(path) == {"上海市闵行区莘庄镇绿水村"}  # the row by hand is not accepted


def test_nothing_chosen_touches_nothing(tmp_path, cache):
    path = tmp_path / "geocoded.csv"
    assert online.keep(path, [outcome("绿水村", taken=False)], cache) == 0
    assert not path.exists()
    assert online.kept(path) == frozenset()


@pytest.mark.parametrize(
    "content",
    [b"place,lat\n", HEADER.encode() + b"x,310112\n", HEADER.encode() + b"\xff,,,,,,,,,\n", b""],
    ids=["columns", "short row", "bytes", "empty"],
)
def test_a_broken_file_is_named_and_left_alone(tmp_path, cache, content):
    path = tmp_path / "geocoded.csv"
    path.write_bytes(content)
    with pytest.raises(DataError, match=r"geocoded\.csv.*restore"):
        online.keep(path, [outcome("绿水村")], cache)
    assert path.read_bytes() == content
    assert list(tmp_path.glob(".*")) == []
