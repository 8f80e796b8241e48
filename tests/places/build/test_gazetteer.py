"""The product's file: same content, same bytes; and what is committed keeps within its size."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

from geo.places import gazetteer
from geo.places.build.gazetteer import ENCODING, _shorten, _villages, _write
from geo.places.build.villages import Townships

LARGEST = 5_000_000


def test_same_content_gives_the_same_bytes(tmp_path: Path) -> None:
    parts = {"words": "3\t甲,乙", "grades": "1\t丙"}
    villages = {"110101": "某镇\t甲,乙S\t", "110102": "某乡\t\t丙!"}
    files = [tmp_path / name for name in ("first.sqlite", "second.sqlite")]
    _write(files[0], parts, villages)
    _write(files[1], dict(reversed(parts.items())), dict(reversed(villages.items())))
    assert files[0].read_bytes() == files[1].read_bytes()
    connection = sqlite3.connect(files[0])
    (body,) = connection.execute("select body from villages where code = 110101").fetchone()
    connection.close()
    assert zlib.decompress(body, -15).decode(ENCODING) == "某镇\t甲,乙S\t"


def test_villages_are_written_without_their_usual_endings() -> None:
    group = Townships({"某镇": ["甲村", "乙社区", "丙嘎查", "丁连"]}, {"某镇": ["戊村"], "旧乡": ["己村"]})
    assert _villages(group) == "某镇\t甲,乙S,丙G,丁连!\t戊\n旧乡\t\t己"
    assert _shorten("村") == ""


def test_the_committed_file_keeps_within_its_size() -> None:
    assert gazetteer.PATH.stat().st_size < LARGEST
