"""The list of places: what a line says, and the component that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from geo.model import LEVELS, Divisions
from geo.store.curation.sites import Site
from pages.shared.cards import chain, exactness, named, script, static
from pages.texts.language import STRINGS, t

Colour = Literal["red", "orange", "green", "violet", "gray"]
COLOURS: dict[str, Colour] = {
    "exact": "green",
    "coarse": "orange",
    "ambiguous": "violet",
    "unresolved": "red",
    "rejected": "red",
    "none": "gray",
}

_list = st.components.v2.component(
    "site_list",
    html="<ol></ol>",
    css=static("sites.css"),
    js=script("sites"),
)


def site_list(found: Sequence[Site], *, chosen: str | None, on_choose: Callable[[str], None]) -> None:
    """Show places; a choice gives the id of a site."""
    _list(
        key="sites",
        data={"rows": [line(site) for site in found], "selected": chosen, "label": t("review.list")},
        on_chosen_change=lambda: on_choose(st.session_state["sites"]["chosen"]),
    )


def line(site: Site) -> dict[str, Any]:
    """What the list says about a place: plain text."""
    return {
        "id": site.id,
        "state": site.state,
        "word": t(f"state.{site.state}"),
        "place": name(site),
        "people": called(site)[0] if len(site.names) == 1 else t("review.people", n=len(site.names)),
        "precision": words(site),
    }


def called(site: Site) -> list[str]:
    """The delegates of a place, in English with their spelling."""
    return [named(*pair) for pair in zip(site.names, site.spellings, strict=True)]


def name(site: Site) -> str:
    """What to call a place: its chain, else what is printed."""
    return chained(site.chain, site.adcode) or next(iter(site.printed), t("review.nowhere"))


def words(site: Site) -> str:
    """How far to trust its point."""
    row: dict[str, Any] = {level: getattr(site.chain, level) for level in LEVELS}
    row |= {"state": site.state, "precision": site.precision, "radius_km": site.radius_km}
    return exactness({**row, "place_text": next(iter(site.printed), None)})


def giver(geocoder: str) -> str:
    """Who gave a point, in words; a service that is not ours by its own name."""
    key = f"geocoder.{geocoder}"
    return t(key) if key in STRINGS else geocoder


def chained(divisions: Divisions, adcode: str | None) -> str:
    """The divisions, outermost first, as a card has them."""
    row: dict[str, Any] = {level: getattr(divisions, level) for level in LEVELS}
    return " › ".join(chain({**row, "adcode": adcode}))
