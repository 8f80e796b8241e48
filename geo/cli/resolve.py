"""Say which administrative division each phrase means, and where it is.

Give phrases, or - to read one a line from standard input. Where equals cannot be told apart, answers what
is certain and lists the alternatives.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from geo.cli import _options
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


def run(options: argparse.Namespace) -> int:
    """Print a place for each phrase, in their order."""
    from geo import places
    from geo.store.extract_json import place_row

    written = _options.date(options.date)
    context = tuple(options.context)
    rows = []
    for phrase in _phrases(options.phrase):
        place = places.resolve(phrase, context=context, date=written)
        row = place_row(place, places.geocode(place))
        if options.json:
            rows.append(row)
            continue
        code = f" {row['adcode']}" if row["adcode"] else ""
        print(f"{phrase}\t{chain(row)}{code}\t(point of the {row['precision']})")
        for other in row["alternatives"]:
            print(f"\tor {chain(other)} {other['adcode'] or ''}")
    if options.json:
        as_json(rows)
    return 0


def _phrases(given: list[str]) -> Iterator[str]:
    for phrase in given:
        if phrase == "-":
            for line in sys.stdin:
                yield line.rstrip("\r\n")
        else:
            yield phrase
