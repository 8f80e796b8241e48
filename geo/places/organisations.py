"""Reads the curated table of well-known bodies whose name does not say where they are.

Universities, hospitals, companies and national zones, each with the finest division that is certain. A body
whose name holds a place is not in the table: the name decides (广西农业科学院 is in 广西).
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.errors import DataError
from geo.places.gazetteer import Gazetteer, Unit

DATA = Path(__file__).resolve().parents[2] / "data" / "organisations.csv"


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The table, and an index of first characters that it shares with the names of divisions."""

    seats: dict[str, Unit]  # name of a body -> the division of its seat
    heads: dict[str, tuple[int, ...]]  # as Gazetteer.heads


@cache
def bodies(names: Gazetteer) -> Bodies:
    """The bodies with their seats."""
    try:
        with DATA.open(encoding="utf-8", newline="") as file:
            seats = {row["name"]: names.by_code[row["adcode"]] for row in csv.DictReader(file)}
    except (OSError, KeyError) as error:
        raise DataError(f"cannot read the table of organisations {DATA}: {error}") from error
    return Bodies(seats, names.heads(seats))
