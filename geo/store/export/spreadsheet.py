"""CSV for spreadsheets: a row per delegate with all columns of delegates.csv, then themes and quotes.

Laid out as RFC 4180 says (CRLF, quotes doubled), with a byte order mark, without which Excel misreads
Chinese. A cell that a spreadsheet would take for a formula gets an apostrophe before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.store.contract.columns import DELEGATES
from geo.store.contract.csvfile import write_text
from geo.store.dataset.rows import delegate_pages

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

BYTE_ORDER_MARK = "\ufeff"
NAMES = (*DELEGATES.names, "themes", "quote_count", "quotes", "articles")
# What spreadsheets read as the start of a formula, also behind white space and in full width.
_FORMULA = re.compile(r"\s*[=+\-@＝＋－＠]|[\t\r\n]")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def csv(dataset: Dataset, selection: Selection) -> str:
    """The text of the file, byte order mark included."""
    return "".join(csv_parts(dataset, selection))


def csv_parts(dataset: Dataset, selection: Selection) -> Iterator[str]:
    """The text of the file in pieces, so that it is never in memory whole."""
    header = write_text(NAMES, (), newline="\r\n")
    yield BYTE_ORDER_MARK + header
    for rows in delegate_pages(dataset, selection):
        table = write_text(NAMES, (_row(dataset, delegate) for delegate in rows), newline="\r\n")
        yield table.removeprefix(header)


def safe(cell: str) -> str:
    """The cell, disarmed where a spreadsheet would run it; numbers stay numbers."""
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def _row(dataset: Dataset, delegate: dict[str, Any]) -> dict[str, str]:
    quotes = delegate["quotes"]
    themes = dict.fromkeys(quote["theme_id"] for quote in quotes if quote["theme_id"])
    articles = dict.fromkeys(quote["article_id"] for quote in quotes)
    cells = {
        **delegate,
        "themes": "；".join(dataset.theme(theme).name_zh for theme in themes),
        "quote_count": len(quotes),
        "quotes": "\n".join(_said(quote) for quote in quotes),
        "articles": "；".join(dataset.article(article)["title"] or article for article in articles),
    }
    return {name: safe("" if cells[name] is None else str(cells[name])) for name in NAMES}


def _said(quote: dict[str, Any]) -> str:
    return f"“{quote['text']}”" if quote["kind"] == "direct" else f"{quote['text']}（转述）"
