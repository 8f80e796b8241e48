"""The same delegates as a table: columns to choose, order, the chosen one's card, and downloads."""

import streamlit as st

from geo.store.dataset.rows import delegate_detail, delegate_list
from geo.store.dataset.select import select
from pages.shared import frame, state
from pages.shared.cards import cards
from pages.shared.data import dataset
from pages.texts.language import t
from pages.views import downloads, table

data = dataset()
selection = select(data, st.session_state.filters)

st.title(t("page.delegates"), anchor=False)
frame.headline(data, selection)

with st.container(horizontal=True, vertical_alignment="bottom", key="table-tools"):
    with st.popover(t("table.columns"), icon=":material/view_column:"):
        shown = st.multiselect(
            t("table.columns"),
            table.COLUMNS,
            default=table.FIRST,
            format_func=table.title,
            key="table.columns",
            persist_state="session",
        )
    with st.popover(t("table.sort"), icon=":material/sort:"):
        by = st.selectbox(
            t("table.sort"),
            [None, *table.SORTED],
            format_func=table.title,
            key="table.sort",
            persist_state="session",
        )
        down = st.toggle(t("table.down"), key="table.down", persist_state="session")
    downloads.menu(data, selection, posters=True)

if len(selection):
    ordered = table.arrange(data, selection, by, down=down)
    start = (frame.pager(data, ordered, size=state.TABLE_SIZE) - 1) * state.TABLE_SIZE
    rows = delegate_list(data, ordered, offset=start, limit=state.TABLE_SIZE)
    table.show(
        data,
        rows,
        shown,
        by=by,
        down=down,
        sought=st.session_state.filters.q,
        chosen=st.session_state.delegate,
    )
    chosen = st.session_state.delegate
    if chosen:
        cards(data, [delegate_detail(data, chosen)], key="card", chosen=None, scroll=False)
    else:
        with st.container(key="on-screen-hint"):
            st.caption(t("table.hint"))
else:
    frame.nothing(data)
