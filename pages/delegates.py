"""The same delegates as a table: columns to choose, order, the chosen one's card, and downloads."""

from functools import partial

import streamlit as st

from geo.store import export
from geo.web.export_html import html
from pages import _poster, _state, _table, _ui
from pages._cards import cards
from pages._data import dataset
from pages._i18n import t

data = dataset()
selection = data.select(st.session_state.filters)

st.title(t("page.delegates"), anchor=False)
_ui.headline(data, selection)

with st.container(horizontal=True, vertical_alignment="bottom", key="table-tools"):
    with st.popover(t("table.columns"), icon=":material/view_column:"):
        shown = st.multiselect(
            t("table.columns"),
            _table.COLUMNS,
            default=_table.FIRST,
            format_func=_table.title,
            key="table.columns",
            persist_state="session",
        )
    with st.popover(t("table.sort"), icon=":material/sort:"):
        by = st.selectbox(
            t("table.sort"),
            [None, *_table.SORTED],
            format_func=_table.title,
            key="table.sort",
            persist_state="session",
        )
        down = st.toggle(t("table.down"), key="table.down", persist_state="session")
    with st.popover(t("table.download"), icon=":material/download:", disabled=not len(selection)):
        for name, (write, kind) in {
            "csv": (export.csv, "text/csv"),
            "geojson": (export.geojson, "application/geo+json"),
            "kml": (export.kml, "application/vnd.google-earth.kml+xml"),
            "html": (html, "text/html"),
        }.items():
            st.download_button(
                t(f"table.download.{name}"),
                partial(_table.download, write, data, selection),
                file_name=f"delegates.{name}",
                mime=kind,
                key=f"download.{name}",
                type="tertiary",
                on_click="ignore",
            )
        _poster.downloads(data, selection)

if len(selection):
    ordered = _table.arrange(data, selection, by, down=down)
    start = (_ui.pager(data, ordered, size=_state.TABLE_SIZE) - 1) * _state.TABLE_SIZE
    rows = data.rows(ordered, offset=start, limit=_state.TABLE_SIZE)
    lines = _table.frame(data, rows)
    with st.container(key="on-screen-table"):
        st.dataframe(
            lines,
            column_config=_table.columns(),
            column_order=_table.order(shown),
            hide_index=True,
            placeholder="",
            height=min(35 * len(rows) + 38, 620),
            on_select=lambda: _state.pick("table", [row["id"] for row in rows]),
            selection_mode="single-row",
            key="table",
            alt=t("table.alt"),
        )
    _table.on_paper(lines, _table.order(shown))
    chosen = st.session_state.delegate
    if chosen:
        cards(data, [data.detail(chosen)], key="card", chosen=None, scroll=False)
    else:
        with st.container(key="on-screen-hint"):
            st.caption(t("table.hint"))
else:
    _ui.nothing(data)
