"""The map and, beside it, the same delegates as a list: one selection, counted in one line above."""

from urllib.parse import urlencode

import streamlit as st
from streamlit_folium import st_folium

from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from geo.web.maps import main_map
from pages.shared import frame, state
from pages.shared.cards import cards
from pages.shared.data import dataset, query
from pages.texts.language import language
from pages.views import downloads, place_search

data = dataset()
filters, chosen = st.session_state.filters, st.session_state.delegate
asked = urlencode([*filters.pairs(), *query()])
selection = select(data, filters)

if st.context.is_embedded:  # ?embed=true: the map alone, for a frame on another site
    left, right = st.container(key="alone"), None
else:
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="above-map"):
        frame.headline(data, selection)
        with st.container(width="content", key="on-screen-look"):
            place_search.box()
        with st.container(width="content", key="map-download"):
            downloads.menu(data, selection)
    with st.container(key="map-and-list"):
        left, right = st.columns([2, 1], gap="medium")

with left:
    # A new map in every run: st_folium changes the one that it is given.
    st_folium(
        main_map.build(lang=language(), embed=right is None),
        key="map",
        width=None,
        height=560,
        returned_objects=["selected", "open", "only", "n"],
        feature_group_to_add=main_map.feature_group(
            asked, chosen, language(), goal=None if right is None else place_search.goal()
        ),
        on_change=state.listen,
    )
if right:
    with right:
        page = frame.pager(data, selection, size=state.PAGE_SIZE)
        rows = delegate_list(data, selection, offset=(page - 1) * state.PAGE_SIZE, limit=state.PAGE_SIZE)
        if not rows:
            frame.nothing(data)
        cards(data, rows, key="cards", chosen=chosen, sought=filters.q)
