"""Reads the statistics bureau's list of townships (2023)."""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from geo.places.build import codes


@dataclass(frozen=True, slots=True)
class Township:
    """A township as the statistics bureau lists it."""

    adcode: str  # of its county; of its prefecture where the list has it in a development zone
    name: str


def townships(inputs: Path, known: Iterable[str]) -> list[Township]:
    """All townships of the statistics bureau's list under a division that is known."""
    known = frozenset(known)
    path = inputs / "china-division" / "package" / "dist" / "streets.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = [(codes.current(row["areaCode"]), row["name"]) for row in csv.DictReader(file)]
    return [Township(area if area in known else area[:4] + "00", name) for area, name in rows]
