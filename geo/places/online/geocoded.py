"""The accepted answers in a dataset: rows of geocoded.csv, from which a rebuild anywhere gives the same.

One row per place, sorted by place. Rows that are there already stay as they are, except where a new answer
for the same place replaces one.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable
from pathlib import Path

from geo.errors import DataError
from geo.places.cache import Cache
from geo.places.online.outcome import Outcome

COLUMNS = (
    "place", "adcode", "lat", "lon", "precision", "provider", "provider_id", "retrieved_at", "crs",
    "accepted",
)  # fmt: skip

Row = dict[str, str]


def kept(path: Path) -> frozenset[str]:
    """The places that the file has an accepted answer for: what a run need not ask again."""
    return frozenset(place for place, row in _read(path).items() if row["accepted"] == "true")


def keep(path: Path, outcomes: Iterable[Outcome], cache: Cache) -> int:
    """Add the chosen answers to the file and say how many there were; a reader sees the old file or the new.

    The cache's lock keeps two processes from losing each other's rows.
    """
    rows = {outcome.key: _row(outcome) for outcome in outcomes if outcome.chosen is not None}
    if rows:
        with cache.exclusive():
            _write(path, _read(path) | rows)
    return len(rows)


def _row(outcome: Outcome) -> Row:
    taken = outcome.chosen
    assert taken is not None
    cells = (
        outcome.key,
        outcome.place.adcode or "",
        f"{taken.lat:.5f}",
        f"{taken.lon:.5f}",
        taken.precision,
        taken.service,
        taken.provider_id,
        taken.retrieved_at,
        taken.crs,
        "true",
    )
    return dict(zip(COLUMNS, cells, strict=True))


def _read(path: Path) -> dict[str, Row]:
    if not path.exists():
        return {}
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, strict=True)
            header = tuple(reader.fieldnames or ())
            rows = list(reader)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise DataError(f"cannot read {path} ({error}); restore it from version control") from error
    broken = any(None in row or None in row.values() for row in rows)
    if header != COLUMNS or broken:
        raise DataError(f"{path} has not the columns {','.join(COLUMNS)}; restore it from version control")
    return {row["place"]: row for row in rows}


def _write(path: Path, rows: dict[str, Row]) -> None:
    text = io.StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows[place] for place in sorted(rows))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        temporary.write_bytes(text.getvalue().encode("utf-8"))
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
