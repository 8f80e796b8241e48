"""Build the dataset from the articles.

Writes articles.csv, delegates.csv, quotes.csv, the heading rows of themes.csv and datapackage.json. The same
input gives the same bytes. Articles already read are kept in a cache, so a build that was interrupted goes
on where it stopped. An article that cannot be read is named, left out, and makes the exit status 1.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from geo.cli import _options
from geo.cli._print import as_json

_EVERY = 0.5  # seconds between two lines of progress


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--articles", type=Path, metavar="DIR", help="default: articles/ of the dataset")
    _options.add_dataset(parser, "--out")
    _options.add_workers(parser)
    parser.add_argument("--cache", type=Path, metavar="DIR", help="where readings are kept")
    parser.add_argument("--no-cache", action="store_true", help="read every article anew, keep nothing")


def run(options: argparse.Namespace) -> int:
    """Build, and say what came of it."""
    from geo.store import build, readings
    from geo.store.location import directory

    cache = None if options.no_cache else options.cache or readings.CACHE
    progress = _Progress()
    try:
        built = build.build(
            options.out or directory(),
            articles=options.articles,
            workers=options.workers,
            cache=cache,
            progress=progress,
        )
    except KeyboardInterrupt:
        then = "nothing is kept" if cache is None else "run the same command again to go on from there"
        print(f"build: interrupted at {progress.done} of {progress.total} articles: {then}", file=sys.stderr)
        return 130
    for name, reason in built.left_out.items():
        print(f"build: {name}: left out: {' '.join(reason.split())}", file=sys.stderr)
    for remark in built.remarks:
        print(f"build: {remark}", file=sys.stderr)
    if options.json:
        as_json({**built.counts, "left_out": built.left_out, "remarks": built.remarks})
    else:
        print(", ".join(f"{count} {name}" for name, count in built.counts.items()))
    return 1 if built.left_out else 0


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
