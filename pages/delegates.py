"""The same delegates as a table."""

import streamlit as st

from geo import store
from pages import _state, _ui
from pages._i18n import t
from pages._table import columns, frame, order

data = store.current()
selection = data.select(st.session_state.filters)

st.title(t("page.delegates"), anchor=False)
_ui.headline(data, selection)
if not len(selection):
    _ui.nothing(data)
else:
    rows = data.rows(selection, limit=_state.TABLE_SIZE)
    st.dataframe(
        frame(data, rows),
        column_config=columns(),
        column_order=order(),
        hide_index=True,
        placeholder="",
        height="stretch",
        key="table",
    )
