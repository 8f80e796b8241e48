"""Write the dataset, or what filters leave of it, in another format.

csv opens in a spreadsheet, geojson and kml in map programs; html is one file that works from disk with no
network. quotes is a table with a row a quote, package a zip with all tables, a codebook and how to cite them,
xlsx the same as a workbook. Filters are those of the map's address, as --filter theme=education.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from geo.cli import _options
from geo.cli._print import as_json
from geo.errors import BadParameter

if TYPE_CHECKING:
    from geo.store import Selection
    from geo.store.dataset.dataset import Dataset

FORMATS = ("csv", "geojson", "kml", "html", "quotes", "package", "xlsx")
FILES = {"quotes": "quotes.csv", "package": "delegate-voices.zip", "xlsx": "delegate-voices.xlsx"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("--format", required=True, metavar=",".join(FORMATS), help="one or several")
    parser.add_argument(
        "--out",
        type=Path,
        metavar="PATH",
        help="file to write, or directory; needed for several formats (default: standard output)",
    )
    parser.add_argument(
        "--filter", action="append", default=[], metavar="NAME=VALUE", help="may be given several times"
    )
    parser.add_argument("--texts", action="store_true", help="put the articles' texts into the package")
    _options.add_dataset(parser, "--data")


def run(options: argparse.Namespace) -> int:
    """Write the files."""
    from geo.store import Filters, load
    from geo.store.contract.data_dir import directory
    from geo.store.dataset.select import select

    formats = _formats(options.format)
    if len(formats) > 1 and options.out is None:
        raise BadParameter("--out is needed for more than one format: name a directory")
    dataset = load(options.data or directory())
    given = _options.pairs(options.filter)
    unknown = [name for name, _ in given if name not in _filter_names()]
    if unknown:
        raise BadParameter(f"--filter {unknown[0]!r} is not known; allowed: {', '.join(_filter_names())}")
    selection = select(dataset, Filters.parse(given, dataset.filter_values))
    written = {}
    for name in formats:
        content = _content(name, dataset, selection, given, texts=options.texts)
        if options.out is None:
            sys.stdout.buffer.write(content)
            continue
        several = len(formats) > 1 or options.out.is_dir()
        path = options.out / FILES.get(name, f"delegates.{name}") if several else options.out
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written[name] = str(path)
    if options.out is not None:
        if options.json:
            as_json({"delegates": len(selection), "files": written})
        else:
            print(f"{len(selection)} delegates: {', '.join(written.values())}")
    return 0


def _formats(value: str) -> list[str]:
    names = list(dict.fromkeys(filter(None, (part.strip() for part in value.split(",")))))
    for name in names:
        if name not in FORMATS:
            raise BadParameter(f"--format {name!r} is not known; allowed: {', '.join(FORMATS)}")
    if not names:
        raise BadParameter(f"--format is empty; allowed: {', '.join(FORMATS)}")
    return names


def _filter_names() -> tuple[str, ...]:
    from geo.store.dataset.filters import NAMES

    return NAMES


def _content(
    name: str, dataset: Dataset, selection: Selection, filters: Sequence[tuple[str, str]], *, texts: bool
) -> bytes:
    from geo.store import export

    if name in ("package", "xlsx"):
        out = BytesIO()
        if name == "package":
            export.write_package(dataset, selection, out, filters=filters, texts=texts)
        else:
            export.write_workbook(dataset, selection, out)
        return out.getvalue()
    if name == "quotes":
        return "".join(export.quotes_csv_parts(dataset, selection)).encode("utf-8")
    return _writer(name)(dataset, selection).encode("utf-8")


def _writer(name: str) -> Callable[[Dataset, Selection], str]:
    if name == "html":
        from geo.web.print.offline_page import html

        return html
    from geo.store import export

    return {"csv": export.csv, "geojson": export.geojson, "kml": export.kml}[name]
