"""Parts of the theme page: distinctive words of two themes side by side, and the quotes behind a click."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

import numpy as np
import streamlit as st

from geo.store import Filters, Selection
from geo.store.dataset import keyness
from geo.store.dataset.crosstab import Crosstab
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from pages.shared import state
from pages.shared.cards import cards, theme
from pages.shared.facets import label
from pages.shared.markdown import plain
from pages.texts.language import listed, t
from pages.views import charts, counts

SAMPLED = 4000  # quotes that words are counted in; more would keep readers waiting
SAID = 5  # words of a theme, or themes, in a summary


def look(data: Dataset, theme_id: str) -> dict[str, str]:
    """Name, colour and shape of a theme."""
    return theme(data, None if theme_id == "none" else theme_id)


def is_dark() -> bool:
    """Whether the reader has the dark scheme, as far as Streamlit knows."""
    return st.context.theme.type == "dark"


def summary(table: Crosstab, themes: Mapping[str, str], values: Mapping[str, str]) -> str:
    """What a chart of themes shows, in a sentence."""
    said: list[str] = []
    leaders = [leader for leader in charts.leaders(table) if leader[0] != "none"]
    for theme_id, first, count in leaders[:SAID]:
        key = "themes.leader" if len(first) == 1 else "themes.leaders" if len(first) <= 3 else "themes.spread"
        named = listed(values[value] for value in first)
        said.append(t(key, theme=themes[theme_id], value=named, n=count, places=len(first)))
    if len(leaders) > SAID:
        said.append(t("themes.others", n=len(leaders) - SAID))
    return plain(t("themes.separator").join(said) + t("themes.stop")) if said else ""


def pick(chart: str, facet: str) -> None:
    """Remember what was clicked in a chart, so that its quotes are shown."""
    choose(charts.picked(st.session_state[chart]), facet)


def choose(chosen: Mapping[str, str], facet: str) -> None:
    """Remember a choice in a chart or in its table; nothing chosen is none."""
    st.session_state.picked = {"facet": facet, **chosen} if chosen else None


def words(data: Dataset, selection: Selection) -> None:
    """Two themes to choose and the words that set each apart from all others."""
    held = np.flatnonzero(selection.quotes)
    sample = held[np.linspace(0, len(held) - 1, SAMPLED).astype(int)] if len(held) > SAMPLED else held
    by_theme: dict[str, list[str]] = {}
    for at in sample.tolist():
        by_theme.setdefault(data.quotes["theme_id"][at] or "none", []).append(data.quotes["text"][at])
    ids = [key for key in data.theme_codes.values if key in by_theme]
    if len(ids) < 2:
        return
    st.header(t("themes.words"), anchor="words")
    st.markdown(t("themes.words.text"))
    if len(held) > SAMPLED:
        st.caption(t("themes.sampled", n=SAMPLED))
    found = keyness.keywords({key: _count(tuple(by_theme[key])) for key in ids})
    sides = st.columns(2, gap="medium")
    chosen = [_choose(data, side, ids, at) for at, side in enumerate(sides)]
    top = max([keyness.SURE, *(word.score for key in chosen for word in found[key])])
    for at, (side, key) in enumerate(zip(sides, chosen, strict=True)):
        with side:
            _words_of(data, key, found[key], f"words-{at}", top)


def _choose(data: Dataset, side: st.delta_generator.DeltaGenerator, ids: Sequence[str], at: int) -> str:
    chosen: str = side.selectbox(
        t(f"themes.side.{at}"),
        ids,
        index=min(at, len(ids) - 1),
        format_func=lambda key: look(data, key)["name"],
        key=f"themes.side.{at}",
        persist_state="session",
    )
    return chosen


def _words_of(data: Dataset, key: str, found: Sequence[keyness.Keyword], chart: str, top: float) -> None:
    if not found:
        st.caption(t("themes.no_words"))
        return
    shown = look(data, key)
    sure = [word.word for word in found if word.score >= keyness.SURE]
    if sure:
        words = listed(sure[:SAID])
        st.caption(t("themes.said", theme=plain(shown["name"]), words=plain(words)))
    else:
        st.caption(t("themes.unsure", theme=plain(shown["name"]), n=keyness.SURE))
    st.vega_lite_chart(
        spec=charts.word_bars(found, shown["colour"], title=t("themes.score"), top=top, dark=is_dark()),
        width="stretch",
        key=chart,
        on_select=lambda: _pick_word(chart, key),
        selection_mode="pick",
        alt=t("themes.words.alt", theme=shown["name"]),
    )
    counts.of_words(found, key=f"{chart}-table", on_pick=lambda word: choose({**word, "theme": key}, "word"))


def _pick_word(chart: str, key: str) -> None:
    pick(chart, "word")
    if st.session_state.picked:
        st.session_state.picked["theme"] = key


def quotes(data: Dataset) -> None:
    """Open a drawer with the quotes behind what was clicked in this run, under the page's filters."""
    picked = st.session_state.pop("picked", None)
    if not picked:
        return
    filters = replace(st.session_state.filters, theme=(picked["theme"],))
    named = [look(data, picked["theme"])["name"]]
    if picked["facet"] == "word":
        filters = replace(filters, q=picked["word"])
        named.append(f"“{picked['word']}”")
    else:
        filters = replace(filters, **{picked["facet"]: (picked["value"],)})
        named.append(label(data, picked["facet"], picked["value"]))
    st.dialog(plain(" · ".join(named)), position="right", width=480)(_drawer)(data, filters)


def _drawer(data: Dataset, filters: Filters) -> None:
    selection = select(data, filters)
    with st.container(horizontal=True, vertical_alignment="center", horizontal_alignment="distribute"):
        st.markdown(t("count.delegates", n=len(selection)), width="content")
        if st.button(t("themes.to_map"), key="themes.to_map", icon=":material/map:"):
            state.narrow(filters)
            st.rerun()
    rows = delegate_list(data, selection, limit=state.PAGE_SIZE)
    cards(data, rows, key="theme-cards", chosen=None, sought=filters.q, scroll=False)
    if len(selection) > len(rows):
        st.caption(t("themes.rest", n=len(selection) - len(rows)))


@lru_cache(maxsize=200)  # equal strings of one dataset are the same ones, so that looking up is quick
def _count(texts: tuple[str, ...]) -> Counter[str]:
    return keyness.words(texts)
