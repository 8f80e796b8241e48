"""The accepted answers in a dataset: rows of geocoded.csv, from which a rebuild anywhere gives the same.

One row per place, sorted by place. Rows that are there already stay as they are, except where a new answer
for the same place replaces one.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from pathlib import Path

from geo.errors import DataError
from geo.places.online.outcome import Outcome

COLUMNS = (
    "place", "adcode", "lat", "lon", "precision", "provider", "provider_id", "retrieved_at", "crs",
    "accepted",
)  # fmt: skip

Row = dict[str, str]


def kept(path: Path) -> frozenset[str]:
    """The places that the file has an accepted answer for: what a run need not ask again."""
    return frozenset(place for place, row in _read(path).items() if row["accepted"] == "true")


def with_answers(rows: Iterable[Row], outcomes: Iterable[Outcome]) -> list[Row]:
    """Give the rows of the file with those of the chosen answers, sorted by place."""
    known = {row["place"]: row for row in rows}
    chosen = {outcome.key: _row(outcome) for outcome in outcomes if outcome.chosen is not None}
    both = known | chosen
    return [both[place] for place in sorted(both)]


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
