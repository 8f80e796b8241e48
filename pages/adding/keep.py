"""The last step: where the article is from, and whether it is saved, shown to this session or downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from geo.store import Filters, Selection, current, export
from geo.store.contract.data_dir import directory
from geo.store.curation.drafts import Draft
from geo.store.curation.intake import duplicates
from geo.store.curation.session_sets import only
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.select import select
from pages.adding import callbacks, many
from pages.adding.obstacles import obstacles
from pages.shared import state
from pages.shared.frame import hide_drafts
from pages.shared.session import adding, may_save
from pages.texts.language import t

Row = dict[str, str]


def keep(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    """Show the step."""
    work = adding()
    form, acts = st.columns([3, 2], gap="large")
    with form:
        _origin(draft)
        changes = draft.corrections(reason="-", source="-")
        if changes:
            _reasons(draft, len(changes))
    with acts:
        hindering = obstacles(draft, rows)
        for line in hindering:
            st.warning(line, icon=":material/info:")
        if may_save():
            st.button(
                t("keep.save.again" if known([draft]) else "keep.save"),
                type="primary",
                width="stretch",
                icon=":material/save:",
                disabled=bool(hindering),
                on_click=many.save,
                args=([draft.id],),
            )
        else:
            st.info(t("keep.hosted"), icon=":material/public:")
        if work.token:
            st.button(t("keep.map.stop"), width="stretch", on_click=hide_drafts)
        else:
            st.button(t("keep.map"), width="stretch", icon=":material/map:", on_click=_show)
        for name, write in (("csv", export.csv), ("geojson", export.geojson)):
            st.download_button(
                t(f"keep.{name}"),
                data=partial(_written, draft, write),
                file_name=f"{draft.id}.{name}",
                width="stretch",
                icon=":material/download:",
            )


def known(drafts: Sequence[Draft]) -> dict[str, str]:
    """The drafts that the dataset holds already, by id, with the file that holds the text."""
    return duplicates(drafts, directory())


def _origin(draft: Draft) -> None:
    origin = adding().origin
    st.header(t("keep.source"), anchor=False)
    st.caption(t("keep.unknown"))
    for name in ("publisher", "url", "date"):
        key = f"{name}.{draft.id}"
        st.text_input(
            t(f"keep.{name}"),
            getattr(origin, name),
            key=key,
            placeholder=t("keep.date.hint") if name == "date" else None,
            on_change=callbacks.enter,
            args=(key, name),
        )


def _reasons(draft: Draft, number: int) -> None:
    st.caption(t("keep.changes", n=number))
    for place, name in enumerate(("reason", "basis")):
        key = f"{name}.{draft.id}"
        st.text_input(
            t(f"keep.{name}"),
            adding().reason[place],
            key=key,
            on_change=callbacks.explain,
            args=(key, place),
        )


def _show() -> None:
    """Put all drafts on this session's map and go there."""
    if callbacks.show():
        state.narrow(Filters())


def _written(draft: Draft, write: Callable[[Dataset, Selection], str]) -> bytes:
    """The rows of the draft alone in the format of a writer."""
    dataset = only(current(), [draft])
    return write(dataset, select(dataset, Filters())).encode("utf-8")
