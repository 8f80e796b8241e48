"""The table of delegates: its cells, the order of its lines, and how its columns are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import streamlit as st

from geo.store import Selection
from geo.store.contract.columns import DELEGATES
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.provinces import in_english
from geo.store.dataset.search import printed
from geo.vocabulary.glosses import gloss
from pages.shared import state
from pages.shared.cards import labels, packed, quoted, script, static
from pages.texts.language import language, t

CODED = {
    "role_group": "role",
    "precision": "level",
    "state": "state",
    "place_basis": "basis",
}  # columns whose values have words
NUMBERS = ("lat", "lon", "radius_km", "confidence", "place_start", "place_end")
COLUMNS = DELEGATES.names
FIRST = ("name", "role", "organisation", "province", "prefecture", "county")
GLOSSED = ("role", "organisation")  # as printed, in English with a gloss
CLAMPED = 60  # characters of a quote that a closed row shows for certain
FORMATS = {"lat": "{:.5f}", "lon": "{:.5f}", "radius_km": "{:.0f}", "confidence": "{:.0%}"}
SORTED = (*COLUMNS, "quotes")
KEYS = {
    "name": "name_pinyin",
    "province": "adcode",
    "prefecture": "adcode",
    "county": "adcode",
}  # sorted by another


_table = st.components.v2.component(
    "delegate_table",
    html='<div class="table"><table></table></div>',
    css=static("table.css"),
    js=script("table"),
)


def title(column: str | None) -> str:
    """What a column is called; None stands for the order of the articles."""
    if column is None:
        return t("table.unsorted")
    return t("table.quotes") if column == "quotes" else t(f"column.{column}")


def arrange(data: Dataset, selection: Selection, column: str | None, *, down: bool) -> Selection:
    """The selection in the order of a column; what is not known comes last."""
    if column is None:
        return replace(selection, delegates=selection.delegates[::-1]) if down else selection
    if column == "quotes":
        known = np.ones(len(selection), dtype=bool)
        keys = np.bincount(data.quote_delegate[selection.quotes], minlength=len(data))[selection.delegates]
    else:
        known = np.array(data.delegates[column])[selection.delegates] != ""
        texts = np.array(data.delegates[KEYS.get(column, column)])[selection.delegates]
        keys = np.where(known, texts, "0").astype(float) if column in NUMBERS else texts
    _, ranks = np.unique(keys, return_inverse=True)
    return replace(selection, delegates=selection.delegates[np.lexsort((-ranks if down else ranks, ~known))])


def show(
    data: Dataset,
    rows: Sequence[Mapping[str, Any]],
    shown: Sequence[str],
    *,
    by: str | None,
    down: bool,
    sought: str,
    chosen: str | None,
) -> None:
    """Show delegates as rows with what they said; a head sorts, a name chooses the session's delegate."""
    link = state.linker()
    names = order(shown)
    lines = [_line(data, row, names, link) for row in rows]
    texts = (text for line in lines for text in (*line["cells"], *(said["text"] for said in line["quotes"])))
    _table(
        key="table",
        data=packed(
            {
                "columns": [{"id": name, "title": title(name)} for name in names],
                "rows": lines,
                "by": by,
                "down": down,
                "selected": chosen,
                "sought": printed(sought, texts),
                "labels": {
                    **labels(),
                    "table": t("table.alt"),
                    "quotes": t("table.said"),
                    "less": t("table.less"),
                    "on_map": t("table.on_map"),
                },
            }
        ),
        on_chosen_change=lambda: state.choose(st.session_state["table"]["chosen"]),
        on_sorted_change=lambda: sort(st.session_state["table"]["sorted"]),
    )


def sort(column: str) -> None:
    """Sort all delegates by a column; by the same one once more: the other way round."""
    session = st.session_state
    session["table.down"] = session.get("table.sort") == column and not session.get("table.down")
    session["table.sort"] = column


def order(chosen: Sequence[str] = FIRST) -> list[str]:
    """The chosen columns as the table has them: the name, by which a row is known, is always there."""
    return ["name", *(name for name in chosen if name != "name")]


def cells(row: Mapping[str, Any]) -> dict[str, str]:
    """Every column of a delegate as text, in the reader's language."""
    if language() != "en":
        return {name: _cell(name, row[name]) for name in COLUMNS}
    named = {**row, **in_english(row)}
    for name in GLOSSED:
        if row[name] and (english := gloss(row[name])):
            named[name] = f"{row[name]} ({english})"
    return {name: _cell(name, named[name]) for name in COLUMNS}


def _line(
    data: Dataset, row: Mapping[str, Any], names: Sequence[str], link: Callable[..., str]
) -> dict[str, Any]:
    said = [quote for quote in row["quotes"] if quote["matches"]] or row["quotes"]
    text = cells(row)
    is_long = len(said) > 1 or any(len(quote["text"]) > CLAMPED for quote in said)
    return {
        "id": row["id"],
        "href": link(delegate=row["id"]),
        "cells": [text[name] for name in names],
        "quotes": [quoted(data, quote, link) for quote in said],
        "more": (t("table.more", n=len(said)) if len(said) > 1 else t("table.whole")) if is_long else None,
    }


def _cell(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column in CODED:
        return t(f"{CODED[column]}.{value}")
    return FORMATS[column].format(value) if column in FORMATS else str(value)
