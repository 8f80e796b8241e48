"""The search for a place on the map page: where to look, whether or not anybody there has spoken."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.model import LEVELS
from geo.places.lookup import MOST, Spot, lookup
from geo.store.dataset.provinces import in_english
from pages.shared.markdown import plain
from pages.texts.language import language, t

KEY = "look.words"
GOAL = "look.goal"  # where the map was sent last: (number, box)


def box() -> None:
    """A popover with a field for a place's name; one that is clear moves the map, of several one chooses."""
    with st.popover(t("look"), icon=":material/travel_explore:"):
        st.text_input(
            t("look.label"), key=KEY, placeholder=t("look.example"), max_chars=80, on_change=_search
        )
        words = st.session_state.get(KEY, "").strip()
        if not words:
            return
        spots = lookup(words)
        if not spots:
            st.caption(t("look.none", words=plain(words)))
        elif len(spots) > 1:
            st.caption(t("look.several" if len(spots) < MOST else "look.many", n=len(spots)))
        for at, spot in enumerate(spots):
            st.button(plain(named(spot)), key=f"look.{at}", type="tertiary", on_click=_send, args=(spot,))
            if spot.position.precision not in _finest(spot):
                st.caption(t("look.coarse", level=t(f"level.{spot.position.precision}")))


def goal() -> tuple[int, tuple[float, float, float, float]] | None:
    """Where the map was sent last: a number that grows, and west, south, east, north in degrees."""
    found: tuple[int, tuple[float, float, float, float]] | None = st.session_state.get(GOAL)
    return found


def named(spot: Spot) -> str:
    """The chain of a place's names, outermost first, in the reader's language."""
    row = {level: getattr(spot.chain, level) for level in LEVELS} | {"adcode": spot.adcode}
    names = in_english(row) if language() == "en" else row
    return " › ".join(name for level in LEVELS if (name := names[level]))


def _finest(spot: Spot) -> Sequence[str]:
    return [level for level in LEVELS if getattr(spot.chain, level)][-1:]


def _search() -> None:
    spots = lookup(st.session_state[KEY])
    if len(spots) == 1:
        _send(spots[0])


def _send(spot: Spot) -> None:
    before = goal()
    st.session_state[GOAL] = (before[0] + 1 if before else 1, spot.box)
