"""Reads handwritten.txt: category | phrase [@ context] [# date] | levels, - for no place."""

from __future__ import annotations

from pathlib import Path

from geo.model import Divisions
from geo.places.evaluate import Label

FILE = Path(__file__).with_name("handwritten.txt")


def labels() -> list[Label]:
    """Every phrase of the file."""
    found = []
    for line in FILE.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            category, phrase, expected = (cell.strip() for cell in line.split("|"))
            phrase, _, date = phrase.partition(" # ")
            phrase, _, context = phrase.partition(" @ ")
            levels = [level.strip() or None for level in expected.split("/")] if expected != "-" else []
            found.append(
                Label(
                    phrase.strip(),
                    category,
                    Divisions(*(levels + [None] * 5)[:5]),
                    context=(context.strip(),) if context else (),
                    date=date.strip() or None,
                )
            )
    return found
