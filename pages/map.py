"""The map and, beside it, the same delegates as a list: one selection, counted in one line above."""

from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo import store
from geo.web import basemap
from pages import _state, _ui
from pages._cards import cards
from pages._i18n import language

data = store.current()
filters, chosen = st.session_state.filters, st.session_state.delegate
selection = data.select(filters)

_ui.headline(data, selection)
left, right = st.columns([2, 1], gap="medium")
with left:
    # A new map in every run: st_folium changes the one that it is given.
    st_folium(
        basemap.build(lang=language()),
        key="map",
        width=None,
        height=560,
        returned_objects=["selected", "open", "n"],
        feature_group_to_add=basemap.feature_group(urlencode(filters.pairs()), chosen, language()),
        on_change=_state.listen,
    )
with right:
    page = _ui.pager(data, selection, size=_state.PAGE_SIZE)
    rows = data.rows(selection, offset=(page - 1) * _state.PAGE_SIZE, limit=_state.PAGE_SIZE)
    if not rows:
        _ui.nothing(data)
    cards(data, rows, key="cards", chosen=chosen, sought=filters.q)
