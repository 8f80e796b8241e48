"""Pieces that several pages share: what is wrong with the data, bar, notes, the headline.

Everything that a page shows from the data as Markdown goes through `plain` first.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import streamlit as st

from geo.errors import DataError
from geo.store import Selection
from geo.store.contract.data_dir import directory
from geo.store.dataset import load
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.rows import totals
from pages.shared import state as _state
from pages.shared.cards import STATIC, script, static
from pages.shared.facets import label
from pages.shared.markdown import plain
from pages.shared.session import adding, may_save
from pages.texts.language import frame_words, language, listed, t

CHIP_HEIGHT = 40  # pixels
MOST_SHOWN = 60  # characters of a value in the address that means nothing
MOST_PAIRS = 5  # such values
# An image of our own: for a named icon the browser would ask an outside host.
ICON = (STATIC / "icon.svg").read_text(encoding="utf-8").strip()
_PIN = ICON[ICON.index("<path") : ICON.index("</svg>")]
# The browser draws the words in its own Chinese font; their colour follows the page's scheme.
WORDMARK = {
    lang: f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 32" height="32">
<style>
text {{ font: 600 19px -apple-system, 'PingFang SC', 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif }}
text {{ fill: #1b1917 }}
@media (prefers-color-scheme: dark) {{ text {{ fill: #e9e6e0 }} }}</style>
{_PIN}<text x="29" y="22.5" textLength="{width - 33}" lengthAdjust="spacingAndGlyphs">{name}</text></svg>"""
    for lang, name, width in (("zh", "代表之声地图", 147), ("en", "Delegate Voices Map", 212))
}

_bar = st.components.v2.component(
    "bar",
    html="<h1 hidden></h1><a hidden></a>",  # nothing to see or to hear until there are words in them
    css=static("bar.css"),
    js=script("bar"),
)


def broken(error: DataError) -> None:
    """Say which file cannot be read and what to do about it."""
    st.error(f"**{t('broken')}**", icon=":material/database_off:")
    st.code(str(error), language=None, wrap_lines=True)
    st.markdown(t("broken.do"))
    st.code("python -m geo build\npython -m geo check", language="sh")


def bar(heading: str | None, *, filters: bool, go: str | None = None) -> None:
    """The link to the other language; it also tidies up the address where that is no step of the reader's,
    leads the browser to the address `go`, and folds a sidebar away where a page has no `filters`.
    """
    other = "en" if language() == "zh" else "zh"
    _bar(
        key="bar",
        data={
            "heading": heading,
            "code": other,
            "tag": "en" if other == "en" else "zh-CN",
            "label": t("language.other"),
            "embedded": bool(st.context.is_embedded),
            "filters": filters,
            "replace": None if go else st.session_state.replace,
            "go": go,
            "page": st.session_state.page,  # the component runs again only when its data differ
            "desk": adding().desk,
            "step": adding().step,
            "words": frame_words(),
        },
        height=1,
        on_folded_change=lambda: None,
    )


def foot() -> None:
    """The line under pages without a map, which carries it itself."""
    st.space("medium")
    st.caption(t("source"))


def notes() -> None:
    """What of the address was left out, if anything, and that articles of the session's own are shown."""
    work = adding()
    if work.token and not st.context.is_embedded:
        with st.container(horizontal=True, vertical_alignment="center", gap="small", key="own-articles"):
            st.markdown(f":material/visibility_lock: {t('set.shown', n=len(work.drafts))}", width="content")
            st.button(t("set.stop"), key="own-articles.stop", type="tertiary", on_click=hide_drafts)
    if st.session_state.ignored:
        pairs = listed(
            f"{key}={value if len(value) <= MOST_SHOWN else value[:MOST_SHOWN] + '…'}"
            for key, value in st.session_state.ignored[:MOST_PAIRS]
        )
        pairs += "…" if len(st.session_state.ignored) > MOST_PAIRS else ""
        st.warning(t("ignored", pairs=plain(pairs)), icon=":material/link_off:")


def soundness() -> None:
    """Say where the data shown are not those of the files."""
    if wrong := load.fault():
        st.warning(t("stale", fault=plain(wrong)), icon=":material/database_off:")
    elif may_save() and (names := _newer(directory())):
        shown = names[:MOST_PAIRS] + (["…"] if len(names) > MOST_PAIRS else [])
        st.info(t("newer", files=plain(listed(shown))), icon=":material/update:")


@st.cache_data(ttl=30, max_entries=4, show_spinner=False)
def _newer(where: Path) -> list[str]:
    return load.newer_inputs(where)


def hide_drafts() -> None:
    """Show the session's own articles on the map no longer."""
    adding().hide()
    _state.clear()


def headline(data: Dataset, selection: Selection) -> None:
    """One line: how much there is, and the active filters as chips that remove themselves."""
    summary = totals(data, selection)
    counts = [t(f"count.{name}", n=summary[name]) for name in ("delegates", "quotes", "provinces")]
    if summary["unplaced"]:
        counts.append(t("count.unplaced", n=summary["unplaced"]))
    chips = st.session_state.filters.pairs()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="headline"):
        st.markdown(" · ".join(counts), width="content")
        # As high as a chip, so that the map below stays where it is when the first one comes.
        st.container(width=1, height=CHIP_HEIGHT, border=False)
        for facet, value in chips:
            st.button(
                plain(label(data, facet, value)),
                key=f"chip.{facet}.{value}",
                icon=":material/close:",
                icon_position="right",
                help=t("remove", value=plain(label(data, facet, value))),
                on_click=_state.remove,
                args=(facet, value),
            )
        if len(chips) > 1:
            st.button(t("clear"), key="chip.clear", type="tertiary", on_click=_state.clear)


def nothing(data: Dataset) -> None:
    """What a page says where it has nobody to show."""
    st.caption(t("none") if len(data) else t("none.data"))


def pager(data: Dataset, selection: Selection, *, size: int) -> int:
    """The page of the list that is in view: the one with the chosen delegate when that has changed."""
    state = st.session_state
    pages = max(1, -(-len(selection) // size))
    if state.delegate != state.shown and state.delegate:
        for at in np.flatnonzero(selection.delegates == data.row(state.delegate)):
            state.list_page = int(at) // size + 1
    state.shown = state.delegate
    state.list_page = min(state.list_page, pages)
    if pages > 1:
        key = f"pager.{state.pagers}"
        if state.get(key, state.list_page) != state.list_page:  # turned by the program: a widget with a
            state.pagers += 1  # default takes no other value, so another one takes its place
            key = f"pager.{state.pagers}"
        st.pagination(
            pages, default=state.list_page, key=key, max_visible_pages=5, on_change=_state.turn, args=(key,)
        )
        with st.container(key="on-paper-page"):
            st.caption(t("paper.page", page=state.list_page, pages=pages, n=size))
    return int(state.list_page)


def logo() -> None:
    """The product's name at the left of the navigation."""
    st.logo(WORDMARK[language()], size="large")
