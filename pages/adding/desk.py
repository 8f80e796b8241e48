"""The first step: all articles in one table, and what can be done with those that are chosen there."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from geo.store.curation import desk as lines
from geo.store.curation.desk import Line
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Filters
from geo.store.dataset.select import select
from pages.adding import callbacks, many
from pages.shared import state
from pages.shared.dialogs import asking
from pages.shared.markdown import plain
from pages.shared.session import Adding, may_save
from pages.texts.language import listed, t
from pages.views import downloads

STATES = ("new", "checked", "open", "saved")
EDITED = ("publisher", "date", "url")
HEIGHT = 420  # pixels of a long table
ROW = 36  # pixels


def desk(work: Adding, data: Dataset) -> None:
    """Show the table and its buttons."""
    every = all_lines(work, data)
    if not every:
        return
    st.header(t("desk.all", n=len(every)), anchor=False)
    shown = _narrowed(work, every)
    if not shown:
        st.caption(t("desk.none"))
    chosen = _table(work, shown) if shown else []
    _with_the_chosen(work, data, chosen, shown)
    _with_all(work, every)


def all_lines(work: Adding, data: Dataset) -> list[Line]:
    """The articles of the session, then those of the dataset that are not open in it."""
    saved = data.article_rows
    open_ = [lines.of_draft(one, work.origin_of(one), saved=one.id in saved) for one in work.drafts]
    ids = {line.id for line in open_}
    rest = [
        line if line.id not in work.sources else _described(line, work)
        for line in lines.of_dataset(data)
        if line.id not in ids and line.id not in data.texts
    ]
    return open_ + rest


def stage(line: Line, work: Adding) -> str:
    """How far an article is: new, checked, open (saved, and in work again) or saved."""
    if any(one.id == line.id for one in work.drafts):
        if line.id in work.checked:
            return "checked"
        return "open" if line.saved else "new"
    return "saved"


def _described(line: Line, work: Adding) -> Line:
    return Line(**{**{name: getattr(line, name) for name in Line.__slots__}, "origin": work.sources[line.id]})


def _narrowed(work: Adding, every: Sequence[Line]) -> list[Line]:
    with st.container(horizontal=True, vertical_alignment="center"):
        words = st.text_input(
            t("desk.search"),
            key="desk.search",
            placeholder=t("desk.search"),
            label_visibility="collapsed",
            width=260,
            persist_state="session",
        )
        present = [name for name in STATES if any(stage(line, work) == name for line in every)]
        states = (
            st.pills(
                t("desk.state"),
                present,
                selection_mode="multi",
                format_func=lambda name: t(f"desk.state.{name}"),
                key="desk.states",
                label_visibility="collapsed",
                persist_state="session",
            )
            if len(present) > 1
            else []
        )
        unsourced = st.checkbox(t("desk.unsourced"), key="desk.unsourced", persist_state="session")
    found = lines.matching(every, words or "", unsourced=unsourced)
    return [line for line in found if not states or stage(line, work) in states]


def _table(work: Adding, shown: Sequence[Line]) -> list[Line]:
    """Show the lines; answers those that are chosen. What is typed is taken over at once."""
    key = f"desk.{work.version}.{hash(tuple(line.id for line in shown))}"
    held = st.session_state.get("desk.table")
    if held is None or held[0] != key or key not in st.session_state:
        held = st.session_state["desk.table"] = (key, _frame(work, shown), [line.id for line in shown])
    _, frame, ids = held
    st.data_editor(
        frame,
        key=key,
        hide_index=True,
        height=min(HEIGHT, ROW * (len(shown) + 1) + 2),
        row_height=ROW,
        disabled=["state", "title", "people", "quotes", "doubtful"],
        column_config={
            "choose": st.column_config.CheckboxColumn(t("desk.choose"), width=60, pinned=True),
            "state": st.column_config.TextColumn(t("desk.state"), width=80),
            "title": st.column_config.TextColumn(t("desk.title"), width=300),
            "publisher": st.column_config.TextColumn(t("keep.publisher"), width=120),
            "date": st.column_config.TextColumn(t("keep.date"), width=110),
            "url": st.column_config.TextColumn(t("keep.url"), width=180),
            "people": st.column_config.NumberColumn(t("desk.people"), width=70),
            "quotes": st.column_config.NumberColumn(t("desk.quotes"), width=70),
            "doubtful": st.column_config.NumberColumn(
                t("desk.doubtful"), width=80, help=t("desk.doubtful.help")
            ),
        },
        on_change=_typed,
        args=(key, ids, {line.id: line for line in shown}),
    )
    edited: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]
    before = dict(zip(ids, frame["choose"].tolist(), strict=True))
    now = {ids[int(at)]: cells["choose"] for at, cells in edited.items() if "choose" in cells}
    return [line for line in shown if (before | now).get(line.id)]


def _frame(work: Adding, shown: Sequence[Line]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "choose": [line.id in work.chosen for line in shown],
            "state": [t(f"desk.state.{stage(line, work)}") for line in shown],
            "title": [line.title or t("add.untitled", name=line.file) for line in shown],
            **{name: [getattr(line.origin, name) for line in shown] for name in EDITED},
            "people": [line.people for line in shown],
            "quotes": [line.quotes for line in shown],
            "doubtful": [line.doubtful for line in shown],
        }
    )


def _typed(key: str, ids: Sequence[str], shown: dict[str, Line]) -> None:
    """Take over what was chosen and typed in the table."""
    for at, cells in st.session_state[key]["edited_rows"].items():
        article = ids[int(at)]
        fields = {name: str(cells[name] or "") for name in EDITED if name in cells}
        if fields:
            many.describe({article: shown[article].origin}, **fields)
        if "choose" in cells:
            many.choose(article, chosen=cells["choose"])


def _with_the_chosen(work: Adding, data: Dataset, chosen: Sequence[Line], shown: Sequence[Line]) -> None:
    """Buttons for the lines that are chosen; each says how many it covers."""
    ids = [line.id for line in chosen]
    with st.container(horizontal=True, vertical_alignment="center"):
        if not chosen:
            st.button(
                t("desk.choose.all", n=len(shown)),
                icon=":material/select_all:",
                on_click=many.choose_all,
                args=([line.id for line in shown],),
                disabled=not shown,
            )
            st.caption(t("desk.hint"))
            return
        st.button(
            t("desk.open"),
            icon=":material/edit_document:",
            type="primary",
            disabled=len(ids) != 1,
            help=None if len(ids) == 1 else t("desk.open.single"),
            on_click=many.open_article,
            args=(ids[0],),
        )
        open_ = [one.id for one in work.drafts if one.id in ids]
        if unchecked := [key for key in open_ if key not in work.checked]:
            st.button(
                t("desk.check", n=len(unchecked)),
                icon=":material/check:",
                on_click=many.check,
                args=(unchecked,),
            )
        with (
            st.popover(t("desk.fill", n=len(ids)), icon=":material/edit_note:"),
            st.form("desk.fill", border=False),
        ):
            st.caption(t("desk.fill.hint"))
            typed = {name: st.text_input(t(f"keep.{name}")) for name in EDITED}
            if st.form_submit_button(t("desk.fill.do", n=len(ids))):
                many.describe(
                    {line.id: line.origin for line in chosen}, **{k: v for k, v in typed.items() if v.strip()}
                )
                st.rerun()
        if open_ and may_save():
            _save(t("desk.save", n=len(open_)), open_)
        st.button(t("desk.map", n=len(ids)), icon=":material/map:", on_click=_on_map, args=(work, ids))
        if saved := tuple(line.id for line in chosen if stage(line, work) == "saved"):
            st.download_button(
                t("desk.download", n=len(saved)),
                partial(downloads.package, data, select(data, Filters(article=saved))),
                file_name="delegate-voices.zip",
                mime="application/zip",
                icon=":material/download:",
                on_click="ignore",
            )
        held = [line for line in chosen if line.saved] if may_save() else []
        if held and st.button(t("desk.delete", n=len(held)), icon=":material/delete:"):
            _delete(held)
        if dropped := [key for key in open_ if not any(line.id == key and line.saved for line in chosen)]:
            st.button(
                t("desk.drop", n=len(dropped)),
                icon=":material/playlist_remove:",
                on_click=many.drop,
                args=(dropped,),
            )
        st.button(t("desk.choose.none"), type="tertiary", on_click=many.choose_all, args=([],))


def _with_all(work: Adding, every: Sequence[Line]) -> None:
    """Buttons that cover more than what is chosen: all new articles, the checked ones, the sources."""
    new = [line.id for line in every if stage(line, work) != "saved"]
    checked = [key for key in new if key in work.checked]
    with st.container(horizontal=True, vertical_alignment="center"):
        if new and may_save():
            _save(t("desk.save.all", n=len(new)), new, key="desk.save.all")
        if checked and len(checked) < len(new) and may_save():
            _save(t("desk.save.checked", n=len(checked)), checked, key="desk.save.checked")
        if work.sources and may_save():
            st.button(
                t("desk.save.sources", n=len(work.sources)),
                icon=":material/save:",
                on_click=many.save_sources,
            )


def _save(label: str, ids: Sequence[str], *, key: str = "desk.save") -> None:
    st.button(label, icon=":material/save:", key=key, on_click=many.save, args=(list(ids),))


def _on_map(work: Adding, ids: Sequence[str]) -> None:
    """Show the articles alone on the map; those that are not saved only to this session."""
    drafts = [one.id for one in work.drafts if one.id in ids]
    if drafts and not callbacks.show():
        return
    state.narrow(Filters(article=tuple(ids)))


@asking("desk.delete.ask")
def _delete(held: Sequence[Line]) -> None:
    """Ask before articles are taken out."""
    names = [line.title or line.file for line in held]
    st.markdown(plain(listed(names[:5]) + ("…" if len(names) > 5 else "")))
    st.caption(
        t(
            "desk.delete.what",
            people=sum(line.people for line in held),
            quotes=sum(line.quotes for line in held),
        )
    )
    why = st.text_input(t("desk.delete.why"))
    with st.container(horizontal=True):
        if st.button(t("desk.delete", n=len(held)), type="primary", key="desk.delete.do"):
            many.delete([line.id for line in held], why=why)
            st.rerun()
        if st.button(t("desk.cancel"), key="desk.delete.no"):
            st.rerun()
