"""The desk of themes: names, looks and keywords by hand, with a preview, and quotes put under a theme."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from hashlib import sha256

import pandas as pd
import streamlit as st

from geo.errors import DelegateMapError
from geo.model import Theme
from geo.store.contract.columns import SHAPES
from geo.store.curation import theming
from geo.store.dataset.dataset import Dataset
from pages.shared.cards import theme_called
from pages.shared.dialogs import asking
from pages.shared.faults import fault
from pages.shared.markdown import plain
from pages.shared.session import adding, may_save
from pages.texts.language import t

NEW = "new"
NEW_LOOK = ("#7A7F87", "ring")
MOST_MOVED = 100  # quotes of a preview that are shown
HEIGHT = 360  # pixels of a table of quotes
ROW = 84  # pixels of a quote: four lines


def theme_desk(data: Dataset) -> None:
    """Show the desk where the dataset can be changed."""
    if not may_save() or data.texts:
        return
    with st.expander(t("themedesk"), icon=":material/palette:", key="themedesk", on_change="rerun") as opened:
        if not opened.open:
            return
        said = st.session_state.pop("themedesk.said", None)
        if said:
            st.success(said, icon=":material/check:")
        themes = theming.curated(data.directory)
        names = {theme.id: theme_called(theme) for theme in themes} | {NEW: t("themedesk.new")}
        ids, at = list(names), st.session_state.get("themedesk.at")
        chosen = st.selectbox(
            t("facet.theme"),
            ids,
            ids.index(at) if at in names else 0,
            format_func=names.__getitem__,
            key=f"themedesk.theme.{'.'.join(names.values())}",  # another widget when a theme has another name
            width=360,
        )
        st.session_state["themedesk.at"] = chosen
        look, quotes = st.columns([2, 3], gap="large")
        with look:
            _look(data, themes, chosen)
        with quotes:
            if chosen != NEW:
                _quotes(data, themes, chosen)


def _look(data: Dataset, themes: Sequence[Theme], chosen: str) -> None:
    """The form of one theme, and what becomes of the quotes."""
    theme = next((one for one in themes if one.id == chosen), Theme("", "", "", *NEW_LOOK))
    with st.form(f"themedesk.{chosen}", border=False):
        chinese = st.text_input(t("people.theme.zh"), theme.name_zh, max_chars=24)
        english = st.text_input(t("people.theme.en"), theme.name_en, max_chars=60)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            colour = st.color_picker(t("themedesk.colour"), theme.colour)
            shape = st.selectbox(
                t("themedesk.shape"),
                SHAPES,
                SHAPES.index(theme.shape),
                format_func=lambda name: t(f"shape.{name}"),
                width=160,
            )
        words = st.text_area(t("themedesk.words"), "\n".join(theme.keywords), height=200)
        with st.container(horizontal=True):
            tried = st.form_submit_button(t("themedesk.preview"), icon=":material/visibility:")
            saved = st.form_submit_button(t("themedesk.save"), icon=":material/save:", type="primary")
    if tried or saved:
        key = theme.id or "t" + sha256(chinese.encode("utf-8")).hexdigest()[:8]
        made = Theme(
            key,
            chinese.strip(),
            english.strip(),
            colour.upper(),
            shape,
            tuple(
                dict.fromkeys(filter(None, (word.strip() for word in words.replace("|", "\n").split("\n"))))
            ),
            theme.origin,
        )
        changed = theming.with_theme(themes, made)
        if tried:
            _preview(data, changed, changed)
        else:
            _done(
                lambda: theming.save(changed, data.directory, author=adding().author()),
                t("themedesk.saved", theme=plain(theme_called(made))),
            )
    if theme.id:
        with st.container(horizontal=True):
            if len(themes) > 1 and st.button(t("themedesk.merge"), icon=":material/merge:"):
                _merging(data, themes, theme)
            if st.button(t("themedesk.remove"), icon=":material/delete:"):
                _removing(data, themes, theme)


def _preview(
    data: Dataset,
    themes: Sequence[Theme],
    named: Sequence[Theme],
    renamed: tuple[str, str] | None = None,
) -> bool:
    """Show which quotes would stand under another theme; says whether the themes are good."""
    try:
        moved = theming.preview(themes, data.directory, renamed=renamed)
    except DelegateMapError as error:
        st.error(fault(error), icon=":material/error:")
        return False
    st.caption(t("themedesk.moved", n=len(moved)))
    names = {theme.id: theme_called(theme) for theme in (*data.themes, *named)} | {"": t("themedesk.none")}
    if moved:
        st.dataframe(
            pd.DataFrame(
                {
                    "text": [one.text for one in moved[:MOST_MOVED]],
                    "before": [names.get(one.before, one.before) for one in moved[:MOST_MOVED]],
                    "after": [names.get(one.after, one.after) for one in moved[:MOST_MOVED]],
                }
            ),
            hide_index=True,
            column_config={
                "text": st.column_config.TextColumn(t("people.text"), width=260),
                "before": st.column_config.TextColumn(t("themedesk.before"), width=110),
                "after": st.column_config.TextColumn(t("themedesk.after"), width=110),
            },
        )
    return True


@asking("themedesk.merge.ask")
def _merging(data: Dataset, themes: Sequence[Theme], gone: Theme) -> None:
    """Ask into which theme this one goes, with what becomes of the quotes."""
    others = {theme.id: theme_called(theme) for theme in themes if theme.id != gone.id}
    kept = st.selectbox(
        t("themedesk.merge.into", theme=plain(theme_called(gone))),
        list(others),
        format_func=others.__getitem__,
    )
    changed, renamed = theming.merged(themes, kept, gone.id), (gone.id, kept)
    if _preview(data, changed, themes, renamed) and st.button(
        t("themedesk.merge"), type="primary", key="themedesk.merge.do"
    ):
        _change(
            data, changed, renamed, t("themedesk.merged", theme=plain(theme_called(gone)), into=others[kept])
        )


@asking("themedesk.remove.ask")
def _removing(data: Dataset, themes: Sequence[Theme], gone: Theme) -> None:
    """Ask before a theme goes, with what becomes of its quotes."""
    st.markdown(f"**{plain(theme_called(gone))}**")
    changed, renamed = [theme for theme in themes if theme.id != gone.id], (gone.id, "")
    if _preview(data, changed, themes, renamed) and st.button(
        t("themedesk.remove"), type="primary", key="themedesk.remove.do"
    ):
        _change(data, changed, renamed, t("themedesk.removed", theme=plain(theme_called(gone))))


def _change(data: Dataset, themes: Sequence[Theme], renamed: tuple[str, str], said: str) -> None:
    _done(
        lambda: theming.save(themes, data.directory, renamed=renamed, author=adding().author()),
        said,
    )


def _quotes(data: Dataset, themes: Sequence[Theme], chosen: str) -> None:
    """The quotes under the theme; those that are chosen go under another."""
    cells = data.quotes
    rows = [at for at, theme in enumerate(cells["theme_id"]) if theme == chosen]
    st.caption(t("themedesk.quotes", n=len(rows)))
    if not rows:
        return
    names = data.delegates["name"]
    event = st.dataframe(
        pd.DataFrame(
            {
                "name": [names[int(data.quote_delegate[at])] for at in rows],
                "text": [cells["text"][at] for at in rows],
            }
        ),
        hide_index=True,
        height=min(HEIGHT, ROW * len(rows) + 40),
        row_height=ROW,
        key=f"themedesk.quotes.{chosen}.{len(rows)}",
        on_select="rerun",
        selection_mode="multi-row",
        column_config={
            "name": st.column_config.TextColumn(t("people.speaker"), width=90),
            "text": st.column_config.TextColumn(t("people.text"), width=360),
        },
    )
    picked = [cells["id"][rows[at]] for at in event["selection"]["rows"] if at < len(rows)]
    if not picked:
        st.caption(t("themedesk.pick"))
        return
    into = {theme.id: theme_called(theme) for theme in themes if theme.id != chosen} | {
        "": t("themedesk.none")
    }
    with st.form("themedesk.put", border=True):
        theme = st.selectbox(t("themedesk.put.into"), list(into), format_func=into.__getitem__)
        reason, source = st.text_input(t("keep.reason")), st.text_input(t("keep.basis"))
        if st.form_submit_button(t("themedesk.put", n=len(picked)), type="primary"):
            _done(
                lambda: theming.put(
                    picked, theme, data.directory, reason=reason, source=source, author=adding().author()
                ),
                t("themedesk.put.done", n=len(picked), theme=plain(into[theme])),
            )


def _done(act: Callable[[], object], said: str) -> None:
    """Change the dataset and draw the page anew; a change that is refused is named."""
    try:
        act()
    except DelegateMapError as error:
        st.error(plain(fault(error)), icon=":material/error:")
        return
    st.session_state["themedesk.said"] = said
    st.rerun()
