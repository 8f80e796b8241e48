"""The list of places: what a line says, and the component that shows it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Literal

import streamlit as st

from geo.model import LEVELS, Divisions
from geo.store.provinces import province_of, provinces
from geo.store.sites import Site
from pages._cards import precision, script, static
from pages._i18n import STRINGS, language, t

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
        "people": site.names[0] if len(site.names) == 1 else t("review.people", n=len(site.names)),
        "precision": words(site),
    }


def name(site: Site) -> str:
    """What to call a place: its chain, else what is printed."""
    return chained(site.chain, site.adcode) or next(iter(site.printed), t("review.nowhere"))


def words(site: Site) -> str:
    """How far to trust its point."""
    row: dict[str, Any] = {level: getattr(site.chain, level) for level in LEVELS}
    row |= {"state": site.state, "precision": site.precision, "radius_km": site.radius_km}
    return precision({**row, "place_text": next(iter(site.printed), None)})


def giver(geocoder: str) -> str:
    """Who gave a point, in words; a service that is not ours by its own name."""
    key = f"geocoder.{geocoder}"
    return t(key) if key in STRINGS else geocoder


def chained(chain: Divisions, adcode: str | None) -> str:
    """The divisions, outermost first; the province in the reader's language."""
    names = [getattr(chain, level) for level in LEVELS]
    province = provinces().get(province_of(adcode or ""))
    if names[0] and province and language() == "en":
        names[0] = province.name_en
    return " › ".join(each for each in names if each)
