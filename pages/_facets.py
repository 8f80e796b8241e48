"""The filters in the sidebar: a search box, and per facet its values with their counts.

A value is a checkbox of its own, so that what the browser sends is an id and never a label whose count
has changed meanwhile. Values beyond the first few fold away; a chosen one never does.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import streamlit as st

from geo.store.dataset import Dataset
from geo.store.provinces import provinces
from pages import _state
from pages._cards import theme
from pages._i18n import language, t
from pages._text import plain

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
LISTED = {"theme": "themes", "kind": "kinds", "province": "provinces"}
COLUMNS = {"theme": "theme_codes", "province": "province"}  # columns of the dataset with these values


def sidebar(data: Dataset) -> None:
    """All filters; facets that could not tell anything apart are left out."""
    counts = data.facets(st.session_state.filters)
    with st.sidebar:
        _search()
        for facet, listed in LISTED.items():
            _facet(data, facet, counts[listed])


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
            return f"{t(f'facet.{facet}')} {value}"
    return f"“{value}”"


def _search() -> None:
    _hold("search", st.session_state.filters.q)
    st.text_input(
        t("search"),
        key="search",
        type="search",
        placeholder=t("search.hint"),
        on_change=_state.search,
        args=("search",),
    )


def _facet(data: Dataset, facet: str, values: list[dict[str, Any]]) -> None:
    chosen = getattr(st.session_state.filters, facet)
    if len(values) < 2 and not chosen:
        return
    if len(values) > SHOWN + 2:
        values = _by_size(data, facet, values)
    shown = SHOWN if len(values) > SHOWN + 2 else len(values)
    first = [value for at, value in enumerate(values) if at < shown or value["id"] in chosen]
    rest = [value for value in values if value not in first]
    with st.container(key=f"facet-{facet}", gap="xxsmall"):
        st.markdown(f"**{t(f'facet.{facet}')}**")
        for value in first:
            _value(data, facet, value)
        if rest:
            with st.expander(t("more", n=len(rest))):
                for value in rest:
                    _value(data, facet, value)


def _by_size(data: Dataset, facet: str, values: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The commonest values of the whole dataset first: an order that does not move while one filters."""
    column = getattr(data, COLUMNS[facet])
    counts = dict(zip(column.values, np.bincount(column.codes).tolist(), strict=True))
    return sorted(values, key=lambda value: -counts[value["id"]])


def _value(data: Dataset, facet: str, value: dict[str, Any]) -> None:
    key = f"facet.{facet}.{value['id']}"
    _hold(key, value["id"] in getattr(st.session_state.filters, facet))
    name = plain(label(data, facet, value["id"]))
    if facet == "theme":
        look = theme(data, value["id"])
        name = f':color[{SHAPES.get(look["shape"], "●")}]{{foreground="{look["colour"]}"}} {name}'
    st.checkbox(
        f"{name} :gray[{value['count']:,}]",
        key=key,
        on_change=_state.mark,
        args=(facet, value["id"], key),
    )


def _hold(key: str, value: object) -> None:
    """Let a widget show what the state says, without sending what it shows already."""
    if st.session_state.get(key) != value:
        st.session_state[key] = value
