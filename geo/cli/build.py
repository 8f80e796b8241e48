"""Build the dataset from the articles.

Writes articles.csv, delegates.csv, quotes.csv, the heading rows of themes.csv and datapackage.json. The same
input gives the same bytes. Articles already read are kept in a cache, so a build that was interrupted goes
on where it stopped. An article that cannot be read is named, left out, and makes the exit status 1.

With --online, services are then asked about the villages and townships whose point is only a coarser one's.
Accepted answers go to geocoded.csv as they come, and the dataset is built once more. A run that is
interrupted or out of quota (exit status 1) has kept them; the next one asks only about the rest.
"""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from pathlib import Path

from geo.cli import _online, _options
from geo.cli._print import as_json

_EVERY = 0.5  # seconds between two lines of progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--articles", type=Path, metavar="DIR", help="default: articles/ of the dataset")
    _options.add_dataset(parser, "--out")
    _options.add_workers(parser)
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where readings are kept")
    parser.add_argument("--no-cache", action="store_true", help="read every article anew, keep nothing")
    _online.add_online(parser, "about places whose point is coarser than their name")


def run(options: argparse.Namespace) -> int:
    """Build, and say what came of it."""
    from geo.store.building import build
    from geo.store.contract.data_dir import directory
    from geo.store.reading import batch

    cache = None if options.no_cache else options.cache or batch.CACHE
    progress, out = _Progress(), options.out or directory()
    asking = _online.Asking("build", options.online) if options.online else None
    again = partial(
        build.build,
        out,
        articles=options.articles,
        workers=options.workers,
        cache=cache,
        progress=progress,
    )
    try:
        built = again()
    except KeyboardInterrupt:
        then = "nothing is kept" if cache is None else "run the same command again to go on from there"
        print(f"build: interrupted at {progress.done} of {progress.total} articles: {then}", file=sys.stderr)
        return 130
    statuses = _ask(asking, out) if asking else None
    if statuses and statuses["accepted"]:
        built = again()
    for name, reason in built.left_out.items():
        print(f"build: {name}: left out: {' '.join(reason.split())}", file=sys.stderr)
    for remark in built.remarks:
        print(f"build: {remark}", file=sys.stderr)
    if options.json:
        told = {} if statuses is None else {"online": statuses}
        as_json(
            {
                **built.counts,
                "left_out": built.left_out,
                "remarks": built.remarks,
                "notices": built.notices,
                **told,
            }
        )
    else:
        print(", ".join(f"{count} {name}" for name, count in built.counts.items()))
        if built.notices:
            counted = ", ".join(f"{count} {NOTICES[code]}" for code, count in built.notices.items())
            print(f"not read, or nobody's: {counted}; `python -m geo extract FILE` lists them")
        if statuses is not None:
            shown = ", ".join(f"{count} {status}" for status, count in statuses.items() if count)
            print(f"online: {shown or 'nothing to ask about'}")
    return 1 if built.left_out or (asking and asking.stopped) else 0


NOTICES = {  # what Built.notices counts, by code
    "unreadable": "paragraphs whose quotation marks do not pair",
    "unassigned": "stretches of speech without a speaker",
    "unread_page": "scanned pages",
    "furniture": "running heads and feet",
    "watermark": "watermarks",
    "bad_bytes": "places with bytes that cannot be read",
    "embedded_part": "embedded parts that were read",
    "unread_part": "embedded parts that were not read",
    "unread_frame": "frames that were not read",
    "script_page": "pages made by a script",
}


def _ask(asking: _online.Asking, out: Path) -> dict[str, int]:
    """Ask about every place of the dataset that can be finer; how many came to what."""
    from geo.model import LEVELS, Divisions
    from geo.places import online
    from geo.places.position import GEOCODER
    from geo.store.contract import columns
    from geo.store.contract.csvfile import read_rows
    from geo.store.curation import placing

    rows = read_rows(out / columns.DELEGATES.file, columns.DELEGATES)
    places = [
        placing.place_of(Divisions(**{level: row[level] or None for level in LEVELS}), row["adcode"] or None)
        for row in rows
        if row["state"] == "coarse" and row["geocoder"] == GEOCODER
    ]
    path = out / columns.GEOCODED.file
    statuses: dict[str, int] = dict.fromkeys(online.STATUSES, 0)
    shown = time.monotonic()
    for outcome in asking.ask(places, done=online.kept(path)):
        asking.keep(out, outcome)
        statuses[outcome.status] += 1
        if time.monotonic() - shown >= _EVERY:
            shown = time.monotonic()
            print(f"build: asked about {sum(statuses.values())} places", file=sys.stderr, flush=True)
    return statuses


class _Progress:
    """Counts articles on standard error, a line now and then."""

    def __init__(self) -> None:
        self.done = self.total = 0
        self._shown = time.monotonic()

    def __call__(self, done: int, total: int) -> None:
        self.done, self.total = done, total
        now = time.monotonic()
        if now - self._shown >= _EVERY:
            self._shown = now
            print(f"build: {done} of {total} articles", file=sys.stderr, flush=True)
