"""The step that checks where people are from: each place with its state, and the ways to say it better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from geo import places
from geo.model import LEVELS, Divisions, Place
from geo.store.curation.drafts import Draft
from pages.adding import callbacks
from pages.review.place_list import COLOURS, chained
from pages.shared.cards import called, chain, exactness
from pages.shared.markdown import plain
from pages.shared.picker import picker
from pages.texts.language import t

Row = dict[str, str]
MAP_HEIGHT = 240  # pixels
WORST_FIRST = ("rejected", "unresolved", "ambiguous", "none", "coarse", "exact")


def where(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    """Show the step."""
    delegates = sorted(rows["delegates"], key=lambda row: WORST_FIRST.index(row["state"]))
    if not delegates:
        st.caption(t("places.nobody"))
    for row in delegates:
        with st.container(border=True, key=f"place.{row['id']}"):
            _place(draft, row)


def _place(draft: Draft, row: Row) -> None:
    known: dict[str, Any] = {name: cell or None for name, cell in row.items()}
    known["radius_km"] = float(row["radius_km"]) if row["radius_km"] else None
    found = _found(draft, row)
    words, choice = st.columns([1, 1], gap="large")
    with words:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f"**{plain(called(row))}**", width="content")
            st.badge(t(f"places.state.{row['state']}"), color=COLOURS[row["state"]])
        if row["place_text"]:
            st.caption(t("places.printed", place=plain(row["place_text"])))
        st.markdown(plain(" › ".join(chain(known))) or "—")
        st.caption(exactness(known))
    with choice:
        if found:
            _choose(row, found)
            picker(
                f"map.{row['id']}",
                outlines=[row["adcode"]] if row["adcode"] else [],
                points=_points(found),
                chosen=None,
                height=MAP_HEIGHT,
                on_pick=lambda point: _take(row["id"], found[int(point)]),
            )
        _other(row)


def _found(draft: Draft, row: Row) -> list[Place]:
    """The readings to choose from: of what was typed, else of what the article prints."""
    typed: list[Place] | None = st.session_state.get(f"found.{row['id']}")
    return typed or _alternatives(draft, row)


def _alternatives(draft: Draft, row: Row) -> list[Place]:
    """The equally good readings that the program found for a person, as places."""
    if row["state"] != "ambiguous":
        return []
    for person in draft.reading.people:
        if person.name == row["name"]:
            codes = [*person.alternative_adcodes, *[None] * len(person.alternatives)]
            return [_as_place(found, code) for found, code in zip(person.alternatives, codes, strict=False)]
    return []


def _as_place(divisions: Divisions, adcode: str | None) -> Place:
    named = "".join(getattr(divisions, level) or "" for level in LEVELS)
    return Place(named, divisions, adcode, None, None, named, 1.0)


def _choose(row: Row, found: Sequence[Place]) -> None:
    labels = [chained(place.divisions, place.adcode) for place in found]
    key = f"choice.{row['id']}"
    st.radio(
        t("places.alternatives"),
        range(len(found)),
        format_func=labels.__getitem__,
        index=None,
        key=key,
        on_change=lambda: _take(row["id"], found[st.session_state[key]]),
    )


def _other(row: Row) -> None:
    key = f"other.{row['id']}"
    st.text_input(
        t("places.other"),
        key=key,
        placeholder=t("places.other.hint"),
        on_change=lambda: _look_up(row["id"], key),
    )
    missed = st.session_state.get(f"missed.{row['id']}")
    if missed:
        st.caption(t("places.other.none", place=plain(missed)))


def _look_up(delegate: str, widget: str) -> None:
    """Resolve what was typed: take the one reading, or offer several."""
    phrase = st.session_state[widget].strip()
    state = st.session_state
    state[f"found.{delegate}"], state[f"missed.{delegate}"] = None, None
    if not phrase:
        return
    place = places.resolve(phrase)
    if place.alternatives:
        codes = [*place.alternative_adcodes, *[None] * len(place.alternatives)]
        state[f"found.{delegate}"] = [
            _as_place(found, code) for found, code in zip(place.alternatives, codes, strict=False)
        ]
    elif place.divisions.province is None:
        state[f"missed.{delegate}"] = phrase
    else:
        _take(delegate, place)


def _take(delegate: str, place: Place) -> None:
    st.session_state[f"found.{delegate}"] = None
    callbacks.revise(lambda draft: draft.choose_place(delegate, place.divisions, place.adcode))


def _points(found: Sequence[Place]) -> list[dict[str, Any]]:
    """The places that have a point, under their number."""
    points = []
    for number, place in enumerate(found):
        position = places.geocode(place)
        if position.lat is not None:
            label = chained(place.divisions, place.adcode) or place.query
            point = {"id": str(number), "label": label, "lat": position.lat, "lon": position.lon}
            points.append({**point, "kind": "alternative"})
    return points
