"""Reads the curated table of well-known bodies whose name does not say where they are.

Universities, hospitals, companies, national zones and governments that the press calls for short (北市府),
each with the finest division that is certain. A body whose name holds a place is not in the table: the name
decides (广西农业科学院 is in 广西).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from geo.errors import DataError
from geo.places.gazetteer import Gazetteer, Unit
from geo.resources import DATA

PATH = DATA / "organisations.csv"


@dataclass(frozen=True, slots=True)
class Form:
    """What one written form can stand for."""

    full: tuple[Unit, ...]  # divisions that have it as their name
    short: tuple[Unit, ...]  # divisions that are called so for short
    body: Unit | None  # the seat of the body of this name


@dataclass(frozen=True, slots=True, eq=False)
class Bodies:
    """The table, looked up together with the names of divisions."""

    forms: dict[str, Form]  # every name of a division of county level or above, and of a body
    heads: dict[str, tuple[int, ...]]  # first two characters -> lengths of the names that begin so


@cache
def bodies(names: Gazetteer) -> Bodies:
    """The bodies with their seats, and the names of divisions."""
    try:
        with PATH.open(encoding="utf-8", newline="") as file:
            seats = {row["name"]: names.by_code[row["adcode"]] for row in csv.DictReader(file)}
    except (OSError, KeyError) as error:
        raise DataError(f"cannot read the table of organisations {PATH}: {error}") from error
    written = dict.fromkeys([*names.full, *names.short, *seats])
    forms = {
        form: Form(names.full.get(form, ()), names.short.get(form, ()), seats.get(form)) for form in written
    }
    return Bodies(forms, _heads(forms))


def _heads(forms: Iterable[str]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, set[int]] = {}
    for form in forms:
        lengths.setdefault(form[:2], set()).add(len(form))
    return {head: tuple(sorted(found, reverse=True)) for head, found in lengths.items()}
