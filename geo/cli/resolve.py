"""Say which administrative division each phrase means, and where it is.

Give phrases, or - to read one a line from standard input. Where equals cannot be told apart, answers what
is certain and lists the alternatives. With --online, a village or township whose point the gazetteer lacks is
looked up there: an answer counts if it lies in the division that the phrase names. Answers are kept in a
cache, so nothing is asked twice.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import Any

from geo.cli import _online, _options
from geo.cli._print import as_json, chain


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument(
        "phrase", nargs="+", help="a place, a title with a place in it, or - for standard input"
    )
    parser.add_argument(
        "--context",
        action="append",
        default=[],
        metavar="PHRASE",
        help="a wider place in whose text the phrases stand; may be given several times, nearest first",
    )
    parser.add_argument("--date", help="date of the text, YYYY-MM-DD: names are read as of then")
    _online.add_online(parser, "for the point")


def run(options: argparse.Namespace) -> int:
    """Print a place for each phrase, in their order."""
    from geo import places
    from geo.store.reading.document import place_row

    written = _options.date(options.date)
    context = tuple(options.context)
    asking = _online.Asking("resolve", options.online) if options.online else None
    rows = []
    for phrase in _phrases(options.phrase):
        place = places.resolve(phrase, context=context, date=written)
        outcome = next(asking.ask([place]), None) if asking and not asking.stopped else None
        position = outcome.position if outcome and outcome.position else places.geocode(place)
        row = place_row(place, position)
        if asking:
            row["online"] = _online.as_row(outcome) if outcome else None
        if options.json:
            rows.append(row)
        else:
            _print(phrase, row)
    if options.json:
        as_json(rows)
    return 1 if asking and asking.stopped else 0


def _print(phrase: str, row: dict[str, Any]) -> None:
    code = f" {row['adcode']}" if row["adcode"] else ""
    print(f"{phrase}\t{chain(row)}{code}\t(point of the {row['precision']})")
    for other in row["alternatives"]:
        print(f"\tor {chain(other)} {other['adcode'] or ''}")
    if row.get("online"):
        told = [f"{answer['service']} {answer['verdict']}" for answer in row["online"]["answers"]]
        told += [f"{fault['service']} failed" for fault in row["online"]["faults"]]
        print(f"\tonline: {row['online']['status']}" + (f" ({', '.join(told)})" if told else ""))


def _phrases(given: list[str]) -> Iterator[str]:
    for phrase in given:
        if phrase == "-":
            for line in sys.stdin:
                yield line.rstrip("\r\n")
        else:
            yield phrase
