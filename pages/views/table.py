"""The table of delegates: its cells, the order of its lines, and how its columns are shown."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from geo.store import Selection
from geo.store.contract.columns import DELEGATES
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.provinces import in_english
from pages.shared import state
from pages.shared.cards import packed, script, static, theme
from pages.texts.language import language, listed, t

CODED = {
    "role_group": "role",
    "precision": "level",
    "state": "state",
    "place_basis": "basis",
}  # columns whose values have words
NUMBERS = ("lat", "lon", "radius_km", "confidence")
COLUMNS = DELEGATES.names
FIRST = ("name", "name_pinyin", "role", "organisation", "province", "prefecture", "county", "precision")
LINKS = ("on_map", "in_article")  # columns that lead elsewhere
FORMATS = {"lat": "{:.5f}", "lon": "{:.5f}", "radius_km": "{:.0f}", "confidence": "{:.0%}"}  # on paper
SORTED = ("name_pinyin", "role_group", "adcode", "precision", "radius_km", "state", "confidence", "quotes")


_paper = st.components.v2.component(
    "paper",
    html="<table></table>",
    css=static("paper.css"),
    js=script("paper"),
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
        cells = np.array(data.delegates[column])[selection.delegates]
        known = cells != ""
        keys = np.where(known, cells, "0").astype(float) if column in NUMBERS else cells
    _, ranks = np.unique(keys, return_inverse=True)
    return replace(selection, delegates=selection.delegates[np.lexsort((-ranks if down else ranks, ~known))])


def frame(data: Dataset, rows: Sequence[Mapping[str, Any]]) -> pd.DataFrame:
    """One line per delegate: links, what they said, and every column of the data contract."""
    lines = []
    link = state.linker()
    for row in rows:
        quotes = [quote for quote in row["quotes"] if quote["matches"]] or row["quotes"]
        named = dict.fromkeys(theme(data, quote["theme_id"])["name"] for quote in quotes)
        line = {
            "on_map": link(delegate=row["id"]),
            "in_article": link("article", quote=quotes[0]["id"]) if quotes else None,
            "themes": listed(named),
            "quotes": len(quotes),
            "first_quote": quotes[0]["text"] if quotes else None,
        }
        for column in COLUMNS:
            cell = row[column]
            line[column] = t(f"{CODED[column]}.{cell}") if column in CODED and cell else cell
        line |= in_english(row) if language() == "en" else {}
        lines.append(line)
    return pd.DataFrame(lines)


def order(chosen: Sequence[str] = FIRST) -> list[str]:
    """The columns in the order of the table."""
    return [*LINKS, *chosen, "themes", "quotes", "first_quote"]


def columns() -> dict[str, Any]:
    """How Streamlit shows each column."""
    config: dict[str, Any] = {name: st.column_config.Column(t(f"column.{name}")) for name in COLUMNS}
    for name in ("lat", "lon"):
        config[name] = st.column_config.NumberColumn(t(f"column.{name}"), format="%.5f")
    config["radius_km"] = st.column_config.NumberColumn(t("column.radius_km"), format="%.0f")
    config["confidence"] = st.column_config.ProgressColumn(
        t("column.confidence"), min_value=0, max_value=1, format="percent"
    )
    config["on_map"] = st.column_config.LinkColumn(
        t("table.on_map"), display_text=":material/location_on:", width=56
    )
    config["in_article"] = st.column_config.LinkColumn(
        t("table.in_article"), display_text=":material/article:", width=56
    )
    config["themes"] = st.column_config.TextColumn(t("table.themes"))
    config["quotes"] = st.column_config.NumberColumn(t("table.quotes"))
    config["first_quote"] = st.column_config.TextColumn(t("table.first_quote"), width="large")
    return config


def on_paper(lines: pd.DataFrame, shown: Sequence[str]) -> None:
    """The same table as one that can be printed; it is seen on paper only."""
    names = [name for name in shown if name not in LINKS]
    config = columns()
    rows = [
        [_printed(name, cell) for name, cell in zip(names, row, strict=True)] for row in lines[names].values
    ]
    with st.container(key="on-paper-table"):
        _paper(key="paper", data=packed({"columns": [config[name]["label"] for name in names], "rows": rows}))


def _printed(column: str, cell: Any) -> str:
    if pd.isna(cell):
        return ""
    return FORMATS[column].format(cell) if column in FORMATS else str(cell)


def download(write: Callable[[Dataset, Selection], str], data: Dataset, selection: Selection) -> bytes:
    """The bytes of an export; made when somebody asks for them."""
    return write(data, selection).encode("utf-8")
