"""Which delegates and quotes the filters leave.

Theme, kind, article and date are properties of quotes and must hold for one and the same quote; province,
precision and role are the delegate's own; the search may match any field of the delegate or any of the
quotes. A delegate is in when all filters of their own hold and, if a filter of quotes is set, at least one
quote holds them all.
"""

from __future__ import annotations

import numpy as np

from geo.store.dataset.codes import Bools, Codes
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Filters, Selection


def select(dataset: Dataset, filters: Filters) -> Selection:
    """The answer to `filters`."""
    quotes = quotes_that_hold(dataset, filters)
    delegates = delegates_that_hold(dataset, filters)
    if quotes is None:
        quotes = delegates[dataset.quote_delegate]
    else:
        delegates = delegates & speakers(dataset, quotes)
        quotes = quotes & delegates[dataset.quote_delegate]
    return Selection(filters, np.flatnonzero(delegates), quotes)


def delegates_that_hold(dataset: Dataset, filters: Filters) -> Bools:
    """For each delegate, whether the filters of delegates (the search among them) hold."""
    held = np.ones(len(dataset), dtype=bool)
    for wanted, column in (
        (filters.province, "province"),
        (filters.precision, "precision"),
        (filters.role, "role_group"),
    ):
        if wanted:
            codes: Codes = getattr(dataset, column)
            held &= codes.held_by(wanted)
    if filters.q:
        held &= dataset.haystack.find(filters.q)
    return held


def quotes_that_hold(dataset: Dataset, filters: Filters) -> Bools | None:
    """For each quote, whether the filters of quotes hold; None when none is set, so that all do."""
    held: Bools | None = None
    for wanted, column in (
        (filters.theme, "theme_codes"),
        (filters.kind, "kind"),
        (filters.article, "article_codes"),
        (_dates(dataset, filters), "date"),
    ):
        if wanted is not None and (wanted or column == "date"):
            codes: Codes = getattr(dataset, column)
            hit = codes.held_by(wanted)
            held = hit if held is None else held & hit
    return held


def speakers(dataset: Dataset, quotes: Bools) -> Bools:
    """For each delegate, whether one of the marked quotes is theirs."""
    found = np.zeros(len(dataset), dtype=bool)
    found[dataset.quote_delegate[quotes]] = True
    return found


def _dates(dataset: Dataset, filters: Filters) -> tuple[str, ...] | None:
    """The dates within the range; None when no range is set. An article without a date is in no range."""
    if filters.date_from is None and filters.date_to is None:
        return None
    start, end = filters.date_from or "", filters.date_to or "9999"
    return tuple(value for value in dataset.date.values if value and start <= value <= end)
