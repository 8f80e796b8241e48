"""The filters in the sidebar: a search box, per facet its values with their counts, a range of dates.

A value is a checkbox of its own, so that what the browser sends is an id and never a label whose count
has changed meanwhile. Values beyond the first few fold away, beyond many they are found by name; a chosen
one is always in view. A facet whose values could not tell anybody apart is left out.
"""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import Any

import numpy as np
import streamlit as st

from geo.store.dataset.dataset import Dataset
from geo.store.dataset.facets import articles_titled, facet_counts
from geo.store.dataset.provinces import provinces
from pages.shared import state
from pages.shared.cards import theme
from pages.shared.histogram import histogram
from pages.shared.markdown import plain
from pages.shared.search_field import search_field
from pages.texts.language import day, language, t

SHAPES = {
    "circle": "●",
    "diamond": "◆",
    "square": "■",
    "triangle": "▲",
    "pentagon": "⬟",
    "star": "★",
    "hexagon": "⬢",
    "cross": "✚",
    "ring": "○",
}
SHOWN = 8  # values of a facet that are in view before the rest folds away
FOLDED = 40  # values of a facet up to which the rest is listed; more are found by name
FACETS = {  # name: its key among the counts, its column of the dataset
    "theme": ("themes", "theme_codes"),
    "kind": ("kinds", "kind"),
    "province": ("provinces", "province"),
    "role": ("roles", "role_group"),
    "precision": ("precisions", "precision"),
    "article": ("articles", "article_codes"),
}
FIRST = ("theme", "kind", "province")  # facets in view; the others fold away until one is used

Values = list[dict[str, Any]]


def sidebar(data: Dataset) -> None:
    """All filters, each value with its count under the other filters."""
    filters = st.session_state.filters
    counts = facet_counts(data, filters)
    with st.sidebar:
        _search()
        for facet in FIRST:
            _facet(data, facet, counts[FACETS[facet][0]])
        used = any(name not in (*FIRST, "q") for name, _ in filters.pairs())
        rest = [facet for facet in FACETS if facet not in FIRST and _tells(counts, facet)]
        if rest or len(counts["dates"]) > 1 or used:
            with st.expander(t("filters.more"), expanded=used, key="facets-more"):
                for facet in rest:
                    _facet(data, facet, counts[FACETS[facet][0]])
                _dates(counts["dates"])


def label(data: Dataset, facet: str, value: str) -> str:
    """What a value of a filter is called, without Markdown."""
    match facet:
        case "theme":
            return theme(data, value)["name"]
        case "province":
            known = provinces().get(value) or next((p for p in data.provinces if p.id == value), None)
            name = (known.name_zh if language() == "zh" else known.name_en) if known else value
            return t("place.none") if value == "none" else name
        case "article":
            return data.article(value)["title"] or t("title.none")
        case "kind" | "role":
            return t(f"{facet}.{value}")
        case "precision":
            return t(f"level.{value}")
        case "from" | "to":
            return t(f"facet.{facet}", date=day(value))
    return t("search.quoted", value=value)


def _search() -> None:
    _hold("search", st.session_state.filters.q)
    st.text_input(
        t("search"),
        key="search",
        type="search",
        placeholder=t("search.hint"),
        on_change=state.search,
        args=("search",),
    )


def _tells(counts: dict[str, Values], facet: str) -> bool:
    """Whether the facet has values to choose between, or one is chosen."""
    return len(counts[FACETS[facet][0]]) > 1 or bool(getattr(st.session_state.filters, facet))


def _facet(data: Dataset, facet: str, values: Values) -> None:
    chosen = getattr(st.session_state.filters, facet)
    if len(values) < 2 and not chosen:
        return
    known = {value["id"] for value in values}
    values = values + [{"id": key, "count": 0} for key in chosen if key not in known]
    shown = len(values) if len(values) <= SHOWN + 2 else SHOWN
    if shown < len(values):
        values = _by_size(data, facet, values)
    first = [value for at, value in enumerate(values) if at < shown or value["id"] in chosen]
    listed = {value["id"] for value in first}
    rest = [value for value in values if value["id"] not in listed]
    with st.container(key=f"facet-{facet}", gap="xxsmall"):
        st.subheader(t(f"facet.{facet}"), anchor=False)
        for value in first:
            _value(data, facet, value)
        if rest and len(values) <= FOLDED:
            with st.expander(t("more", n=len(rest)), type="compact"):
                for value in rest:
                    _value(data, facet, value)
        elif rest:
            _find(data, facet, rest, listed)


def _find(data: Dataset, facet: str, values: Values, listed: set[str]) -> None:
    """A box that finds values by their name; of articles those too that are not among `values`."""
    others = len(data.article_codes.values) - len(listed) if facet == "article" else len(values)
    sought = search_field(t("find", n=others), key=f"find.{facet}")
    if not sought:
        return
    if facet == "article":
        filters = st.session_state.filters
        total, found = articles_titled(data, filters, sought, most=SHOWN, never=listed)
    else:
        found = [v for v in values if sought.strip().casefold() in label(data, facet, v["id"]).casefold()]
        total = len(found)
    for value in found[:SHOWN]:
        _value(data, facet, value)
    if total > SHOWN:
        st.caption(t("find.more", n=total - SHOWN))
    elif not found:
        st.caption(t("find.none"))


def _by_size(data: Dataset, facet: str, values: Values) -> Values:
    """The commonest values of the whole dataset first: an order that does not move while one filters."""
    column = getattr(data, FACETS[facet][1])
    counts = dict(zip(column.values, np.bincount(column.codes).tolist(), strict=True))
    return sorted(values, key=lambda value: -counts.get(value["id"], 0))


def _value(data: Dataset, facet: str, value: dict[str, Any]) -> None:
    key = f"facet.{facet}.{value['id']}"
    _hold(key, value["id"] in getattr(st.session_state.filters, facet))
    tick = partial(
        st.checkbox,
        f"{plain(label(data, facet, value['id']))} {value['count']:,}",
        key=key,
        on_change=state.mark,
        args=(facet, value["id"], key),
    )
    if facet != "theme":
        tick()
        return
    # The sign stands beside the label, not in it: a checkbox's accessible name has the label's directives.
    look = theme(data, value["id"])
    sign = SHAPES.get(look["shape"], SHAPES["ring"])
    with st.container(horizontal=True, wrap=False, gap="xsmall"):
        st.markdown(f':color[{sign}]{{foreground="{look["colour"]}"}}', width="content")
        tick(width="stretch", wrap=True)


def _dates(values: Values) -> None:
    """A range of dates under a histogram, where there is more than one."""
    if len(values) < 2:
        return
    days = [date.fromisoformat(value["id"]) for value in values]
    first, last = days[0], days[-1]
    filters = st.session_state.filters
    start = date.fromisoformat(filters.date_from) if filters.date_from else first
    end = date.fromisoformat(filters.date_to) if filters.date_to else last
    _hold("dates", (min(max(start, first), last), max(min(end, last), first)))
    with st.container(key="facet-dates", gap="xxsmall"):
        st.subheader(t("facet.dates"), anchor=False)
        st.image(
            histogram(days, [value["count"] for value in values]),
            width="stretch",
            alt=t("dates.alt", first=day(first.isoformat()), last=day(last.isoformat())),
        )
        st.slider(
            t("facet.dates"),
            min_value=first,
            max_value=last,
            key="dates",
            format=t("dates.format"),
            label_visibility="collapsed",
            on_change=state.between,
            args=("dates", first.isoformat(), last.isoformat()),
        )


def _hold(key: str, value: object) -> None:
    """Let a widget show what the state says, without sending what it shows already."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
