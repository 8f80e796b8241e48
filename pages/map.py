"""The map and, beside it, the same delegates as a list: one selection, counted in one line above."""

from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.web import basemap
from pages import _state, _ui
from pages._cards import cards
from pages._data import dataset, query
from pages._i18n import language

data = dataset()
filters, chosen = st.session_state.filters, st.session_state.delegate
asked = urlencode([*filters.pairs(), *query()])
selection = data.select(filters)

if st.context.is_embedded:  # ?embed=true: the map alone, for a frame on another site
    left, right = st.container(key="alone"), None
else:
    _ui.headline(data, selection)
    with st.container(key="map-and-list"):
        left, right = st.columns([2, 1], gap="medium")

with left:
    # A new map in every run: st_folium changes the one that it is given.
    st_folium(
        basemap.build(lang=language(), embed=right is None),
        key="map",
        width=None,
        height=560,
        returned_objects=["selected", "open", "only", "n"],
        feature_group_to_add=basemap.feature_group(asked, chosen, language()),
        on_change=_state.listen,
    )
if right:
    with right:
        page = _ui.pager(data, selection, size=_state.PAGE_SIZE)
        rows = data.rows(selection, offset=(page - 1) * _state.PAGE_SIZE, limit=_state.PAGE_SIZE)
        if not rows:
            _ui.nothing(data)
        cards(data, rows, key="cards", chosen=chosen, sought=filters.q)
