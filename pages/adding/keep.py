"""The last step: where the article is from, and whether it is saved, shown to this session or downloaded."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

import streamlit as st

from geo.errors import DelegateMapError
from geo.store import Filters, Selection, current, export
from geo.store.contract.data_dir import directory
from geo.store.curation.drafts import Draft
from geo.store.curation.intake import Intake, duplicates, last_import, save, undo
from geo.store.curation.session_sets import SETS, only
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.select import select
from pages.adding import callbacks
from pages.shared import draft_store, state
from pages.shared.frame import hide_drafts
from pages.shared.markdown import plain
from pages.shared.session import adding, may_save
from pages.texts.language import listed, t

Row = dict[str, str]
LINK = ("https://", "http://")


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
        obstacles = _obstacles(draft, rows, changes=bool(changes))
        for line in obstacles:
            st.warning(line, icon=":material/info:")
        if may_save():
            st.button(
                t("keep.save"),
                type="primary",
                width="stretch",
                icon=":material/save:",
                disabled=bool(obstacles),
                on_click=_save,
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


def undo_button() -> None:
    """Offer to take the last import out of the dataset."""
    files = last_import(directory()) if may_save() else []
    if files:
        st.button(
            t("bring.undo", files=plain(listed(files))),
            icon=":material/undo:",
            on_click=_undo,
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


def _obstacles(draft: Draft, rows: Mapping[str, list[Row]], *, changes: bool) -> list[str]:
    """What stands against saving, in words."""
    work = adding()
    speaking = {row["delegate_id"] for row in rows["quotes"]}
    silent = [row["name"] for row in rows["delegates"] if row["id"] not in speaking]
    held = known([draft])
    found = []
    if held:
        found.append(t("bring.duplicate", file=plain(held[draft.id])))
    if not rows["quotes"]:
        found.append(t("keep.nobody"))
    elif silent:
        found.append(t("keep.silent", names=plain(listed(silent))))
    if changes and not all(part.strip() for part in work.reason):
        found.append(t("keep.reason.missing"))
    if work.origin.url and not work.origin.url.startswith(LINK):
        found.append(t("keep.url.bad"))
    if work.origin.date and not callbacks.is_date(work.origin.date):
        found.append(t("keep.date.bad"))
    return found


def _save() -> None:
    work = adding()
    work.hush()
    draft = work.draft
    reason, source = work.reason
    try:
        save([Intake(draft, work.origin, reason, source)], directory())
    except DelegateMapError as error:
        work.faults = [t("keep.failed"), callbacks.fault(error)]
        return
    work.saved = last_import(directory())
    work.past.clear()
    work.put((one for one in work.drafts if one.id != draft.id), way_back=False)
    work.at = 0


def _undo() -> None:
    work = adding()
    work.hush()
    try:
        work.gone = undo(directory())
    except DelegateMapError as error:
        work.faults = [t("keep.failed"), callbacks.fault(error)]


def _show() -> None:
    """Put all drafts on this session's map and go there."""
    work = adding()
    work.hush()
    try:
        work.token = SETS.keep(work.drafts, token=work.token, owner=draft_store.visitor())
    except DelegateMapError as error:
        work.faults = [callbacks.fault(error)]
        return
    state.narrow(Filters())


def _written(draft: Draft, write: Callable[[Dataset, Selection], str]) -> bytes:
    """The rows of the draft alone in the format of a writer."""
    dataset = only(current(), [draft])
    return write(dataset, select(dataset, Filters())).encode("utf-8")
