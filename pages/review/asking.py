"""Asking online services about places: who can be asked, the button, the progress, and what came of it."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

import streamlit as st

from geo.errors import DelegateMapError
from geo.places import online
from geo.places.cache import Cache
from geo.store.contract import columns
from geo.store.curation import review
from geo.store.curation.choices import can_be_finer
from geo.store.curation.sites import Site
from geo.store.dataset.dataset import Dataset
from pages.review import decisions
from pages.review.place_list import Colour
from pages.shared.markdown import plain
from pages.shared.session import adding, may_save
from pages.texts.language import t

COLOURS: dict[str, Colour] = {
    "accepted": "green",
    "disagreed": "violet",
    "rejected": "red",
    "coarse": "orange",
    "nothing": "gray",
    "failed": "gray",
}


def keys() -> dict[str, str]:
    """The keys of services in the app's secrets and the environment, by the name of the variable."""
    found = {name: os.environ.get(name, "") for name in online.KEYS.values() if name}
    try:
        secrets: Mapping[str, object] = st.secrets.to_dict()
    except (FileNotFoundError, KeyError):  # there is no file of secrets
        secrets = {}
    return {
        name: str(secrets.get(name) or value) for name, value in found.items() if secrets.get(name) or value
    }


def available() -> list[str]:
    """The services that can be asked: those with a key, and the one that needs none."""
    held = keys()
    return [name for name, variable in online.KEYS.items() if variable is None or variable in held]


def ask(data: Dataset, site: Site, page: Sequence[Site]) -> None:
    """The button with its choices; the answers land in the session, accepted ones in the dataset."""
    scopes = {
        "here": [site] if can_be_finer(site) else [],
        "page": [one for one in page if can_be_finer(one)],
    }
    with st.popover(t("review.ask"), icon=":material/travel_explore:"):
        st.caption(t("review.ask.what"))
        offered = available()
        names = st.pills(
            t("review.ask.services"),
            offered,
            default=offered[:1] if len(offered) == 1 else [name for name in offered if online.KEYS[name]],
            selection_mode="multi",
            format_func=lambda name: t(f"geocoder.{name}"),
            key="ask.services",
        )
        scope = st.segmented_control(
            t("review.ask.scope"),
            list(scopes),
            default="here",
            format_func=lambda name: t(f"review.ask.{name}", n=len(scopes[name])),
            key="ask.scope",
        )
        wanted = scopes[scope or "here"]
        if not wanted:
            st.caption(t("review.ask.fine"))
        if st.button(t("review.ask.do"), disabled=not (names and wanted), key="ask.do"):
            _ask(data, wanted, names)
            st.rerun()


def _ask(data: Dataset, wanted: Sequence[Site], names: Sequence[str]) -> None:
    held, cache = decisions.work(), Cache()
    held.said = held.fault = None
    found: list[online.Outcome] = []
    bar = st.progress(0.0)
    try:
        services = online.services(names, keys=keys())
        done = online.kept(data.directory / columns.GEOCODED.file)
        for outcome in online.locate([site.place for site in wanted], services, cache, done=done):
            found.append(outcome)
            held.outcomes[outcome.key] = outcome
            told = t("review.ask.progress", at=len(found), of=len(wanted), place=plain(outcome.key))
            bar.progress(len(found) / len(wanted), told)
    except DelegateMapError as error:
        held.fault = t("review.ask.stopped", error=plain(str(error)))
    finally:  # also where the reader goes elsewhere meanwhile
        _keep(data, found)


def _keep(data: Dataset, found: Sequence[online.Outcome]) -> None:
    held = decisions.work()
    taken = sum(outcome.chosen is not None for outcome in found)
    if not taken or not may_save():
        return
    try:
        review.keep_answers(found, data.directory, author=adding().author())
        held.said = t("review.ask.kept", n=taken)
    except OSError as error:  # a broken file, or a folder that may not be written to
        held.fault = t("review.failed", error=plain(str(error)))


def answers(sites: Sequence[Site]) -> None:
    """What the services said about these places, each with its verdict."""
    outcomes = decisions.work().outcomes
    found = [outcomes[site.place.query] for site in sites if site.place.query in outcomes]
    if not found:
        return
    with st.container(key="answers", gap="xsmall"):
        st.markdown(f"**{t('review.answers')}**")
        for outcome in found:
            told = [
                f"{t(f'geocoder.{one.service}')} {t(f'verdict.{one.verdict}')}" for one in outcome.answers
            ]
            told += [fault.reason for fault in outcome.faults]
            aside = f" :small[:gray[{plain('；'.join(told))}]]" if told else ""
            with st.container(horizontal=True, vertical_alignment="center", gap="small", wrap=False):
                st.badge(t(f"status.{outcome.status}"), color=COLOURS[outcome.status])
                st.markdown(plain(outcome.key) + aside)
