"""The numbers of a chart as a table whose numbers are buttons: the way to the quotes without a mouse."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import streamlit as st

from geo.store.dataset.crosstab import Crosstab
from geo.store.dataset.keyness import Keyword
from pages.shared.cards import packed, script, static
from pages.texts.language import t

Cell = Mapping[str, object]  # text, and for a button label and pick

_counts = st.components.v2.component(
    "chart_counts",
    html='<details><summary></summary><div class="wide"><table></table></div></details>',
    css=static("counts.css"),
    js=script("counts"),
)


def of_table(
    table: Crosstab,
    themes: Mapping[str, str],
    values: Mapping[str, str],
    *,
    title: str,
    key: str,
    on_pick: Callable[[Mapping[str, str]], None],
) -> None:
    """Themes across, values down; a number leads to the delegates that it counts."""
    rows = [
        (
            values[value],
            [
                _number(values, themes, value, theme, count)
                for theme, count in zip(table.themes, counts, strict=True)
            ],
        )
        for value, counts in zip(table.values, table.counts.tolist(), strict=True)
    ]
    _show([title, *(themes[theme] for theme in table.themes)], rows, key=key, on_pick=on_pick)


def of_words(words: Sequence[Keyword], *, key: str, on_pick: Callable[[Mapping[str, str]], None]) -> None:
    """One word a line with its score and how often it is said."""
    rows: list[tuple[str, list[Cell]]] = [
        (
            word.word,
            [
                {"text": f"{word.score:.2f}"},
                _button(word.count, t("themes.cell.word", word=word.word, n=word.count), {"word": word.word}),
            ],
        )
        for word in words
    ]
    _show([t("themes.word"), t("themes.score"), t("themes.times")], rows, key=key, on_pick=on_pick)


def _number(values: Mapping[str, str], themes: Mapping[str, str], value: str, theme: str, count: int) -> Cell:
    if not count:
        return {"text": "0"}
    label = t("themes.cell", value=values[value], theme=themes[theme], n=count)
    return _button(count, label, {"theme": theme, "value": value})


def _button(count: int, label: str, pick: Mapping[str, str]) -> Cell:
    return {"text": f"{count:,}", "label": label, "pick": pick}


def _show(
    head: Sequence[str],
    rows: Sequence[tuple[str, Sequence[Cell]]],
    *,
    key: str,
    on_pick: Callable[[Mapping[str, str]], None],
) -> None:
    _counts(
        key=key,
        data=packed(
            {
                "fold": t("themes.as_table"),
                "head": head,
                "rows": [{"name": name, "cells": cells} for name, cells in rows],
            }
        ),
        on_picked_change=lambda: on_pick(st.session_state[key]["picked"]),
    )
