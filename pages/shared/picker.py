"""The map on which a point is chosen, as the pages that review places use it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import streamlit as st
from streamlit_folium import st_folium

from geo.web.maps import picker_map
from pages.texts.language import language

HEIGHT = 320  # pixels


def picker(
    key: str,
    *,
    outlines: Sequence[str],
    points: Sequence[picker_map.Point | Mapping[str, Any]],
    chosen: str | None,
    draggable: bool = False,
    height: int = HEIGHT,
    on_pick: Callable[[str], None],
    on_drag: Callable[[float, float], None] | None = None,
) -> None:
    """Show divisions (codes) and points; a pick gives a point's id, a move of the pin (lat, lon) in WGS-84.

    Points have id, label, lat, lon, kind and perhaps a sign; see geo.web.maps.picker_map.
    """
    # A new map in every run: st_folium changes the one that it is given.
    st_folium(
        picker_map.build(lang=language()),
        key=key,
        width=None,
        height=height,
        returned_objects=["picked", "dragged", "n"],
        feature_group_to_add=picker_map.feature_group(
            outlines, points, chosen, draggable=draggable, lang=language()
        ),
        on_change=partial(_hear, key, on_pick, on_drag),
    )


def _hear(key: str, on_pick: Callable[[str], None], on_drag: Callable[[float, float], None] | None) -> None:
    """Do what the map says, once: Streamlit may repeat a component's last message."""
    message = st.session_state.get(key) or {}
    number, heard = message.get("n"), f"{key}.heard"
    if number is None or number == st.session_state.get(heard):
        return
    st.session_state[heard] = number
    if "picked" in message:
        on_pick(str(message["picked"]))
    elif "dragged" in message and on_drag is not None:
        lat, lon = message["dragged"]
        on_drag(float(lat), float(lon))
