"""What a session holds while it reviews places: what was chosen for each, and the callbacks that change it.

A choice stays in the session until it is kept; nothing is written before.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import streamlit as st

from geo.errors import UserError
from geo.model import LEVELS, Divisions
from geo.places import coordinates, crs
from geo.places.online import Outcome
from geo.store.curation import choices as candidates
from geo.store.curation import history, placing, review
from geo.store.curation.choices import Candidate, Choice
from geo.store.curation.sites import Site
from geo.store.dataset.dataset import Dataset
from pages.review.place_list import chained
from pages.shared import state
from pages.shared.markdown import plain
from pages.shared.session import adding
from pages.texts.language import listed, t


@dataclass
class Review:
    """One session's review."""

    page: int = 1
    turns: int = 0  # how often the program turned the page: a widget with a default takes no other value
    shown: str | None = None  # the site that the page was turned to last
    choices: dict[str, Choice] = field(default_factory=dict)  # by site
    outcomes: dict[str, Outcome] = field(default_factory=dict)  # by place, as geocoded.csv names it
    said: str | None = None  # what the last change came to
    fault: str | None = None  # why it came to nothing


def work() -> Review:
    """This session's review."""
    if "review" not in st.session_state:
        st.session_state.review = Review()
    held: Review = st.session_state.review
    return held


def says(site: Site, sought: str) -> bool:
    """Whether a place, as shown or as printed, or one of its delegates contains the text."""
    needle = "".join(sought.split()).casefold()
    named = "".join(getattr(site.chain, level) or "" for level in LEVELS)
    return not needle or any(needle in text.casefold() for text in (named, *site.printed, *site.names))


def step(ids: Sequence[str], here: str, by: int) -> None:
    """Go to the place that stands `by` places further in the list."""
    if here in ids:
        open_site(ids[(ids.index(here) + by) % len(ids)])


def turn_to(site: Site | None, shown: Sequence[Site], *, size: int) -> None:
    """Turn the list to the page with a place that was just chosen."""
    held = work()
    if site is None or site.id == held.shown:
        return
    held.shown = site.id
    page = next((at // size + 1 for at, one in enumerate(shown) if one.id == site.id), held.page)
    if page != held.page:
        held.page, held.turns = page, held.turns + 1


def choice(site: Site) -> Choice:
    """What was chosen for a site."""
    return work().choices.get(site.id, Choice())


def offered(site: Site) -> tuple[list[Candidate], int]:
    """The answers to choose from, and how many readings were left out."""
    return candidates.candidates(site, choice(site), work().outcomes.get(site.place.query))


def taken(site: Site) -> Candidate:
    """The answer that is chosen."""
    return candidates.taken(site, choice(site), offered(site)[0])


def refusal(candidate: Candidate) -> str | None:
    """Why the point is refused, in words; None where it lies in its division."""
    if not candidates.is_outside(candidate):
        return None
    inner = placing.division_at(candidate.lat or 0.0, candidate.lon or 0.0)
    found = chained(*inner) if inner else t("review.abroad")
    wanted = chained(replace(candidate.chain, township=None, village=None), candidate.adcode)
    return t("review.outside", found=plain(found), wanted=plain(wanted or t("review.china")))


# Callbacks


def open_site(site: str) -> None:
    """Look at another place."""
    work().said = work().fault = None
    state.choose(site)


def turn(widget: str) -> None:
    """Turn the list to the page that a widget holds."""
    work().page = st.session_state[widget]


def pick(site: Site, point: str) -> None:
    """Take the answer that a mark on the map stands for; a place nearby is opened."""
    kind, _, key = point.partition(":")
    if kind == "site":
        open_site(key)
    else:
        _change(site, candidate=point, pin=None, level=None)


def drop_pin(site: Site, lat: float, lon: float) -> None:
    """Put the pin at a point of WGS-84."""
    _change(site, pin=(lat, lon))


def lift_pin(site: Site) -> None:
    """Take the pin off the map."""
    _change(site, pin=None, level=None)


def set_level(site: Site, widget: str) -> None:
    """Say what the point is the position of."""
    _change(site, level=st.session_state[widget])


def type_phrase(site: Site, widget: str) -> None:
    """Offer what a typed place name can mean, and take it where that is certain."""
    phrase = st.session_state[widget].strip()
    readings = candidates.readings(phrase)
    fault = t("review.phrase.none", place=plain(phrase)) if phrase and not readings else None
    certain = "typed:0" if len(readings) == 1 else candidates.NOW
    _change(site, typed=readings, candidate=certain, pin=None, level=None, fault=fault)


def type_coordinates(site: Site, widget: str, system: str) -> None:
    """Put the pin at typed coordinates; which number is which is told by the country's extent."""
    text = st.session_state[widget].strip()
    point = coordinates.parse(text)
    if point is not None:
        lat, lon = point
        lon, lat = crs.to_wgs84(lon, lat, st.session_state[system])
        drop_pin(site, round(lat, 5), round(lon, 5))
    elif text:
        _change(site, fault=t("review.coordinates.bad", text=plain(text)))


def keep(site: Site, data: Dataset, reason: str, source: str) -> None:
    """Write the choice into the dataset."""
    made = candidates.columns(taken(site))
    texts = [str(st.session_state.get(widget, "")).strip() for widget in (reason, source)]
    if made is None or not all(texts):
        work().fault = t("review.missing") if made else t("review.unchanged")
        return
    chain = Divisions(**{level: made[level] or None for level in LEVELS})
    decision = review.Decision(site.delegates, made, *texts)
    about = chained(chain, made["adcode"]) or t("review.nowhere")
    if _write(
        lambda: review.save([decision], data.directory, author=adding().author()),
        t("review.saved", place=plain(about)),
    ):
        work().choices.pop(site.id, None)


def withdraw(site: Site, data: Dataset) -> None:
    """Take back what was decided by hand about a place."""
    about = t("review.undone", about=plain(listed(site.names[:3])))
    _write(lambda: review.withdraw(site.delegates, data.directory, author=adding().author()), about)


def undo(data: Dataset, record: str, about: str) -> None:
    """Take a change of the history back."""
    _write(
        lambda: history.undo(data.directory, record, author=adding().author()),
        t("review.undone", about=about),
    )


def _change(site: Site, **values: object) -> None:
    held = work()
    held.said = held.fault = None
    held.choices[site.id] = replace(choice(site), **{"fault": None, **values})  # type: ignore[arg-type]


def _write(act: Callable[[], object], said: str) -> bool:
    held = work()
    held.said = held.fault = None
    try:
        act()
    except (UserError, OSError) as error:  # a broken file, or a folder that may not be written to
        held.fault = t("review.failed", error=plain(str(error)))
        return False
    held.said = said
    return True
