"""The same tables as the data package in one workbook (Office Open XML): frozen heads, filters, links.

Cells are text or numbers, never formulas, but for the link that opens a quote where the site's address is
known. The same dataset gives the same bytes: what the library dates with the clock is dated anew.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from geo.store.contract import columns
from geo.store.export.quotes import COLUMNS, NAMES, quote_rows

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

_TIME = (1980, 1, 1, 0, 0, 0)
_DATED = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")
_WIDE = {"text": 60, "article_title": 30, "role": 20, "organisation": 20, "place_text": 24, "url": 24}
_LONGEST = 32_767  # characters that a cell holds


def write_workbook(dataset: Dataset, selection: Selection, out: BinaryIO, *, site: str | None = None) -> None:
    """Write the workbook to `out`; `site` is the address of the running app, for links to each quote."""
    book = Workbook(write_only=True)
    quotes = ([*row.values(), _link(site, row["quote_id"])] for row in quote_rows(dataset, selection))
    _sheet(book, "quotes", [*NAMES, "link"], quotes)
    for table, kept in (
        (columns.DELEGATES, selection.delegates.tolist()),
        (columns.ARTICLES, sorted(set(dataset.quote_article[selection.quotes].tolist()))),
    ):
        cells = dataset.delegates if table is columns.DELEGATES else dataset.articles
        numbers = {column.name for column in table.columns if column.type in ("number", "integer")}
        rows = ([_value(cells[name][at], name in numbers) for name in table.names] for at in kept)
        _sheet(book, table.name, table.names, rows)
    names = ("id", "name_zh", "name_en", "colour", "shape")
    _sheet(book, "themes", names, ([getattr(theme, name) for name in names] for theme in dataset.themes))
    _sheet(book, "codebook", ("column", "含义", "meaning"), ([one.name, one.zh, one.en] for one in COLUMNS))
    held = BytesIO()
    book.save(held)
    _undated(held, out)


def _sheet(book: Workbook, name: str, head: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    sheet = book.create_sheet(name)
    sheet.freeze_panes = "A2"
    for at, column in enumerate(head, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = _WIDE.get(column, 14)
    sheet.append([_text(sheet, column, bold=True) for column in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(head))}1"


def _cell(sheet: Any, value: Any) -> Any:
    if isinstance(value, _Link):
        cell = WriteOnlyCell(sheet, f'=HYPERLINK("{value.address}","{value.label}")')
        cell.font = Font(color="B3261E", underline="single")
        return cell
    return _text(sheet, value) if isinstance(value, str) else value


def _text(sheet: Any, value: str, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("\ufffd", value)[:_LONGEST])
    cell.data_type = "s"  # never a formula, whatever it begins with
    if bold:
        cell.font = Font(bold=True)
    elif len(value) > 40:
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


class _Link:
    """The address of a quote in the running app."""

    def __init__(self, address: str, label: str) -> None:
        self.address, self.label = address, label


def _link(site: str | None, quote: str) -> _Link | None:
    return _Link(f"{site.rstrip('/')}/article?quote={quote}", "打开 / open") if site else None


def _value(cell: str | None, number: bool) -> str | float | None:
    if not cell:
        return None
    return float(cell) if number else cell


def _undated(held: BinaryIO, out: BinaryIO) -> None:
    """Copy the workbook with every time in it the same."""
    with zipfile.ZipFile(held) as made, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in sorted(made.namelist(), key=lambda name: name != "[Content_Types].xml"):
            data = made.read(name)
            if name == "docProps/core.xml":
                data = _DATED.sub(rb"\g<1>1980-01-01T00:00:00Z\g<2>", data)
            entry = zipfile.ZipInfo(name, _TIME)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
