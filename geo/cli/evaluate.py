"""Measure extraction, or places, against labels.

LABELS are files or directories of labelled articles with the keys that `extract --json` prints; by default
the development part of the project's gold set. --places takes a file of phrases with what they mean, one
JSON object a line. --formats makes files of other formats of the articles and says whether they read like the
text. --errors lists what went wrong; leave it out for labels that nobody should tune on.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.cli._print import as_json
from geo.errors import BadParameter

if TYPE_CHECKING:
    from geo.places.evaluate import Report


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("labels", nargs="*", type=Path, metavar="LABELS", help="files or directories")
    parser.add_argument("--places", type=Path, metavar="FILE", help="phrases, as JSON lines")
    parser.add_argument("--formats", action="store_true", help="compare files of other formats with the text")
    parser.add_argument("--errors", action="store_true", help="list every error as well")
    parser.add_argument("--record", type=Path, metavar="FILE", help="keep the figures for the about page")


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    if options.places is not None:
        if options.labels or options.record or options.errors or options.formats:
            raise BadParameter("--places measures phrases, the other options articles: give one or the other")
        return _places(options)
    return _formats(options) if options.formats else _articles(options)


def _formats(options: argparse.Namespace) -> int:
    from geo.store.contract.data_dir import DEFAULT
    from geo.text.evaluation import as_files
    from geo.text.evaluation.labels import read_labels

    labels = list(read_labels(options.labels or [DEFAULT / "gold" / "dev"]))
    rows = []
    for row in as_files.compare(labels):
        print(f"evaluate: {row.name} done", file=sys.stderr, flush=True)
        rows.append(row)
    if options.json:
        as_json([asdict(row) for row in rows])
    else:
        print(as_files.table(rows))
    return 0


def _articles(options: argparse.Namespace) -> int:
    from geo.store.contract.change import write_file
    from geo.store.contract.data_dir import DEFAULT
    from geo.store.contract.theme_file import project_themes
    from geo.text.evaluation.evaluate import evaluate, format_table, read_labels

    themes = project_themes()

    def predict(label: Mapping[str, Any]) -> Mapping[str, Any]:
        from geo import text
        from geo.store.reading import article as reading
        from geo.store.reading import document

        article = text.parse(label["text"], name=label["id"])
        return document.document(article, reading.read_article(article), themes)

    report = evaluate(read_labels(options.labels or [DEFAULT / "gold" / "dev"]), predict)
    figures = report.as_dict()
    if options.record is not None:
        write_file(options.record, _recorded(figures["all"]))
    if not options.errors:
        del figures["errors"]
    if options.json:
        as_json(figures)
    else:
        print(format_table(report))
        for error in report.errors if options.errors else ():
            print(*filter(None, asdict(error).values()), sep="  ")
    return 0


def _recorded(figures: dict[str, Any]) -> str:
    """The figures that are the same on every machine."""
    kept = {name: value for name, value in figures.items() if "second" not in name}
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _places(options: argparse.Namespace) -> int:
    from geo.places.evaluate import evaluate, format_table, read

    try:
        labels = read(options.places)
    except (OSError, UnicodeDecodeError) as error:
        raise BadParameter(f"--places {options.places} cannot be read: {error}") from error
    reports = evaluate(labels)
    if options.json:
        as_json([_figures(report) for report in reports])
    else:
        print(format_table(reports))
    return 0


def _figures(report: Report) -> dict[str, Any]:
    return {
        "name": report.name,
        "total": asdict(report.total),
        "categories": {name: asdict(score) for name, score in report.categories.items()},
        "levels": report.levels,
        "per_second": report.per_second,
    }
