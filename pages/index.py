"""The frame of every page: page config, navigation on top, then the page that was asked for."""

import streamlit as st

st.set_page_config(page_title="代表之声地图", page_icon=":material/location_on:", layout="wide")

page = st.navigation(
    [st.Page("map.py", title="地图", icon=":material/map:", default=True)],
    position="top",
)
page.run()
