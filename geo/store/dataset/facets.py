"""How many there are of each value of each filter, under the other filters.

A facet leaves its own filter out, so that its counts say what choosing another value would give. Counts
are of delegates, for kind of quotes. Values that the dataset does not have are not listed; those that the
other filters exclude are, with a count of 0. Of articles only those with the most delegates are listed, and
those that the filters ask for; `articles_titled` finds the others by their title.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np

from geo.store.dataset import select, titles
from geo.store.dataset.codes import Bools, Codes, Ints
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Filters
from geo.store.dataset.provinces import NONE

Facet = list[dict[str, Any]]
NO_THEME = {"id": NONE, "name_zh": "未归类", "name_en": "No theme"}


def facet_counts(dataset: Dataset, filters: Filters) -> dict[str, Facet]:
    """The counts of every facet; see the module."""
    delegates = select.delegates_that_hold(dataset, filters)
    quotes = select.quotes_that_hold(dataset, filters)
    speaking = None if quotes is None else select.speakers(dataset, quotes)

    def of_delegates(name: str, column: Codes) -> Ints:
        held = _unless_set(dataset, filters, name, delegates)
        return _count(column, held if speaking is None else held & speaking)

    def of_quotes(*names: str) -> Bools:
        rest = filters.without(*names)
        held = quotes if rest == filters else select.quotes_that_hold(dataset, rest)
        of_selected = delegates[dataset.quote_delegate]
        return of_selected if held is None else held & of_selected

    return {
        "themes": _themes(dataset, dataset.theme_pairs.counts(of_quotes("theme"))),
        "provinces": [
            {"id": province.id, "name_zh": province.name_zh, "name_en": province.name_en, "count": count}
            for province, count in zip(
                dataset.provinces, of_delegates("province", dataset.province).tolist(), strict=True
            )
        ],
        "kinds": _plain(dataset.kind, _count(dataset.kind, of_quotes("kind"))),
        "articles": titles.leading(
            dataset,
            dataset.article_pairs.counts(of_quotes("article")),
            most=titles.MOST,
            always=filters.article,
        )[1],
        "precisions": _plain(dataset.precision, of_delegates("precision", dataset.precision)),
        "roles": _plain(dataset.role_group, of_delegates("role", dataset.role_group)),
        "dates": [
            entry
            for entry in _plain(dataset.date, dataset.date_pairs.counts(of_quotes("from", "to")))
            if entry["id"]
        ],
    }


def articles_titled(
    dataset: Dataset, filters: Filters, words: str, *, most: int, never: Iterable[str] = ()
) -> tuple[int, Facet]:
    """How many articles hold the words in their title, and at most `most` of them with their counts.

    Those with the most delegates under the other filters are given; the ids in `never` are left out.
    """
    rest = filters.without("article")
    quotes = select.select(dataset, rest).quotes
    return titles.leading(dataset, dataset.article_pairs.counts(quotes), words=words, most=most, never=never)


def _unless_set(dataset: Dataset, filters: Filters, name: str, delegates: Bools) -> Bools:
    rest = filters.without(name)
    return delegates if rest == filters else select.delegates_that_hold(dataset, rest)


def _count(column: Codes, held: Bools) -> Ints:
    codes = column.codes if held.all() else column.codes[held]
    return np.bincount(codes, minlength=len(column.values)).astype(np.int32)


def _plain(column: Codes, counts: Ints) -> Facet:
    return [
        {"id": value, "count": count} for value, count in zip(column.values, counts.tolist(), strict=True)
    ]


def _themes(dataset: Dataset, counts: Ints) -> Facet:
    found: Facet = []
    for key, count in zip(dataset.theme_codes.values, counts.tolist(), strict=True):
        if key == NONE:
            found.append({**NO_THEME, "count": count})
        else:
            theme = dataset.theme(key)
            found.append({"id": key, "name_zh": theme.name_zh, "name_en": theme.name_en, "count": count})
    return found
