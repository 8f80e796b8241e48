"""Rows of a dataset as plain values, as the HTTP interface, the pages and the exports show them.

Numbers are numbers, what is not known is None, everything else is text. A row of a delegate carries all
columns of delegates.csv and the delegate's quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from geo.errors import BadParameter
from geo.store.contract.columns import BY_NAME
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Selection
from geo.store.dataset.provinces import NONE
from geo.store.dataset.search import hits, terms

_NUMBERS = {
    name: {
        column.name: int if column.type == "integer" else float
        for column in BY_NAME[name].columns
        if column.type in ("integer", "number")
    }
    for name in ("delegates", "quotes")
}
PAGE = 500  # delegates that are held at a time
_QUOTE = ("id", "theme_id", "kind", "text", "start", "end", "article_id", "rule", "confidence")


def delegate_list(
    dataset: Dataset, selection: Selection, *, offset: int = 0, limit: int | None = 20
) -> list[dict[str, Any]]:
    """Give the delegates from `offset` on, at most `limit`, in the file's order.

    A delegate's quotes are all there: first those that hold the filters and contain most words of the
    search, then those that hold the filters ("matches" is true for both), then the rest. Limit None gives
    all; raises BadParameter for a negative number.
    """
    if offset < 0 or (limit is not None and limit < 0):
        raise BadParameter(f"offset={offset}, limit={limit}: neither may be negative")
    end = None if limit is None else offset + limit
    sought = terms(selection.filters.q)
    found = []
    for row in selection.delegates[offset:end].tolist():
        entry = delegate(dataset, row)
        quotes = quotes_of(dataset, row, selection)
        if sought:
            found_in = {quote["id"]: hits(quote["text"], sought) for quote in quotes}
            quotes.sort(key=lambda quote: (not quote["matches"], -found_in[quote["id"]]))
        else:
            quotes.sort(key=lambda quote: not quote["matches"])
        found.append({**entry, "quotes": quotes})
    return found


def delegate_pages(dataset: Dataset, selection: Selection) -> Iterator[list[dict[str, Any]]]:
    """Give all delegates as `delegate_list` does, some hundreds at a time."""
    for offset in range(0, len(selection.delegates), PAGE):
        yield delegate_list(dataset, selection, offset=offset, limit=PAGE)


def delegate_detail(dataset: Dataset, delegate_id: str) -> dict[str, Any]:
    """Give a delegate with all quotes, each with the article that prints it; raises UnknownId."""
    row = dataset.row(delegate_id)
    quotes = [{**quote, "article": dataset.article(quote["article_id"])} for quote in quotes_of(dataset, row)]
    return {**delegate(dataset, row), "quotes": quotes}


def delegate(dataset: Dataset, row: int) -> dict[str, Any]:
    """The columns of delegates.csv for one row."""
    return {name: _value("delegates", name, cells[row]) for name, cells in dataset.delegates.items()}


def quotes_of(dataset: Dataset, row: int, selection: Selection | None = None) -> list[dict[str, Any]]:
    """The quotes of one delegate in the file's order; with a selection, each says whether it "matches"."""
    first, after = dataset.first_quote[row : row + 2].tolist()
    found = []
    for at in range(first, after):
        quote = {name: _value("quotes", name, dataset.quotes[name][at]) for name in _QUOTE}
        if selection is not None:
            quote["matches"] = bool(selection.quotes[at])
        found.append(quote)
    return found


def totals(dataset: Dataset, selection: Selection) -> dict[str, int]:
    """Count the selection: delegates, their matching quotes, provinces, delegates without a point."""
    codes = np.unique(dataset.province.codes[selection.delegates])
    provinces = sum(dataset.province.values[code] != NONE for code in codes.tolist())
    quotes = selection.quotes
    if len(selection) < len(dataset):
        inside = np.zeros(len(dataset), dtype=bool)
        inside[selection.delegates] = True
        quotes = quotes & inside[dataset.quote_delegate]
    return {
        "delegates": len(selection),
        "quotes": int(np.count_nonzero(quotes)),
        "provinces": provinces,
        "unplaced": int(np.count_nonzero(np.isnan(dataset.lat[selection.delegates]))),
    }


def _value(table: str, name: str, cell: str) -> Any:
    if not cell:
        return None
    number = _NUMBERS[table].get(name)
    return number(cell) if number else cell
