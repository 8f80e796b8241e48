"""The stock way, for comparison: folium Marker, Popup and MarkerCluster in st_folium.

What a Streamlit author writes who follows the documentation of the packages: data loaded once in a cache,
one widget to filter, a map built anew in each run. Its scripts and styles, which folium takes from
content delivery networks, come from $BENCH_FILES instead, so that no network is part of the comparison.
"""

from __future__ import annotations

import html
import os
from pathlib import Path
from urllib.parse import quote

import folium
import pandas as pd
import streamlit as st
from folium.plugins import MarkerCluster
from streamlit_folium import st_folium

DATA = Path(os.environ["DELEGATE_MAP_DATA"])


def local(links: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """The links of a folium class, answered by the bench."""
    return [(name, f"{os.environ['BENCH_FILES']}/{quote(url, safe='')}") for name, url in links]


@st.cache_data
def load() -> tuple[pd.DataFrame, pd.DataFrame, dict[str, str]]:
    """Delegates with a place, their quotes, and the names of the themes."""
    delegates = pd.read_csv(DATA / "delegates.csv", dtype={"adcode": str}).dropna(subset=["lat", "lon"])
    quotes = pd.read_csv(DATA / "quotes.csv")
    themes = pd.read_csv(DATA / "themes.csv")
    return delegates, quotes, dict(zip(themes["name_zh"], themes["id"], strict=True))


st.set_page_config(page_title="stock", layout="wide")
delegates, quotes, themes = load()
chosen = st.sidebar.pills("主题", list(themes), selection_mode="multi")
if chosen:
    quotes = quotes[quotes["theme_id"].isin([themes[name] for name in chosen])]
    delegates = delegates[delegates["id"].isin(quotes["delegate_id"])]
words = quotes.groupby("delegate_id")["text"].agg(list)

chart = folium.Map(location=(36, 104), zoom_start=4, tiles=None, maxZoom=16)
chart.default_js, chart.default_css = local(folium.Map.default_js), local(folium.Map.default_css)
cluster = MarkerCluster()
cluster.default_js, cluster.default_css = (
    local(MarkerCluster.default_js),
    local(MarkerCluster.default_css),
)
cluster.add_to(chart)
for row in delegates.itertuples():
    said = "".join(f"<p>{html.escape(text)}</p>" for text in words.get(row.id, []))
    folium.Marker(
        (row.lat, row.lon),
        tooltip=row.name,
        popup=folium.Popup(f"<b>{html.escape(row.name)}</b>{said}", max_width=340),
    ).add_to(cluster)
st_folium(chart, width=None, height=600, returned_objects=["last_object_clicked"])
