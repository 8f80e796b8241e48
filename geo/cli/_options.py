"""Options that several commands take, and their values, checked."""

from __future__ import annotations

import argparse
from datetime import date as _date
from pathlib import Path

from geo.errors import BadParameter


def add_dataset(parser: argparse.ArgumentParser, name: str) -> None:
    """The option that names the dataset's directory."""
    parser.add_argument(
        name, type=Path, metavar="DIR", help="the dataset (default: DELEGATE_MAP_DATA, else data/)"
    )


def add_workers(parser: argparse.ArgumentParser) -> None:
    """The option that says how many processes read."""
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes that read")


def date(value: str | None) -> str | None:
    """An ISO date; raises BadParameter for anything else."""
    if value is None:
        return None
    try:
        if _date.fromisoformat(value).isoformat() == value:
            return value
    except ValueError:
        pass
    raise BadParameter(f"--date {value!r} is not a date; expected YYYY-MM-DD")


def pairs(values: list[str]) -> list[tuple[str, str]]:
    """NAME=VALUE pairs of --filter; raises BadParameter for one without a name."""
    found = []
    for value in values:
        name, sign, rest = value.partition("=")
        if not sign or not name:
            raise BadParameter(f"--filter {value!r} has no name; expected NAME=VALUE, as theme=education")
        found.append((name, rest))
    return found


def _count(value: str) -> int:
    if not value.isdecimal() or int(value) < 1:
        raise argparse.ArgumentTypeError(f"{value!r} is not a number of processes; at least 1")
    return int(value)
