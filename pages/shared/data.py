"""The dataset that a session sees: the shared one, with the articles that the session keeps for itself."""

from __future__ import annotations

import streamlit as st

from geo import store
from geo.errors import UnknownId
from geo.store.curation.session_sets import SETS
from geo.store.dataset.dataset import Dataset
from pages.shared.session import adding
from pages.texts.language import t


def token() -> str | None:
    """The token of this session's set of articles; None when it has none. Never part of a page's address."""
    return adding().token


def dataset() -> Dataset:
    """What this session sees; raises DataError. A set that is not kept any more is let go of, with a note."""
    key = token()
    if key is None:
        return store.current()
    try:
        return SETS.dataset(key)
    except UnknownId:
        adding().token = None
        st.toast(t("set.gone"), icon=":material/history_toggle_off:")
        return store.current()


def query() -> list[tuple[str, str]]:
    """The pair that tells the HTTP interface of the session's set; empty without one."""
    key = token()
    return [("set", key)] if key else []
