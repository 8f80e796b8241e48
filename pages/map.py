"""The map and, beside it, the same delegates as a list."""

import streamlit as st
from streamlit_folium import st_folium

from geo.web import basemap

st_folium(
    basemap.build(lang="zh"),
    key="map",
    width=None,
    height=560,
    returned_objects=["selected", "open", "n"],
    feature_group_to_add=basemap.feature_group("", None, "zh"),
)
