"""The words of an article that could be given to nobody, each with the people to choose from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import streamlit as st

from geo.model import Kind, Notice
from geo.store.curation.drafts import Draft
from pages.adding import callbacks
from pages.adding.people import labelled
from pages.shared.markdown import in_context
from pages.shared.session import adding
from pages.texts.language import t

Row = dict[str, str]
OPENING = '“「『"‘'
MOST = 20  # stretches shown at once
MOST_PEOPLE = 12  # as buttons; more are a list to choose from


def unassigned(draft: Draft, rows: Mapping[str, Sequence[Row]]) -> list[Notice]:
    """Give the stretches of speech that are nobody's, those left out that a quote of the draft covers."""
    spans = [(int(row["start"]), int(row["end"])) for row in rows["quotes"]]
    return [
        notice
        for notice in draft.reading.notices
        if notice.code == "unassigned"
        and not any(start < notice.end and notice.start < end for start, end in spans)
    ]


def assign(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    """Show the stretches; one choice gives one to a person of the draft."""
    left = unassigned(draft, rows)
    if not left:
        return
    st.header(t("whose", n=len(left)), anchor=False)
    labels = labelled(rows["delegates"])
    st.caption(t("whose.hint") if labels else t("whose.nobody"))
    for notice in left[:MOST]:
        with st.container(border=True):
            st.markdown(in_context(draft.article.text, notice.start, notice.end))
            if labels:
                _people(draft, notice, labels)
    if len(left) > MOST:
        st.caption(t("whose.more", n=len(left) - MOST))


def _people(draft: Draft, notice: Notice, labels: Mapping[str, str]) -> None:
    key = f"whose.{draft.id}.{notice.start}.{adding().version}"
    show = st.pills if len(labels) <= MOST_PEOPLE else partial(st.selectbox, index=None)
    show(
        t("whose.who", words=draft.article.text[notice.start : notice.end]),
        list(labels),
        format_func=labels.__getitem__,
        key=key,
        label_visibility="collapsed",
        on_change=_give,
        args=(key, notice),
    )


def _give(key: str, notice: Notice) -> None:
    """Make the stretch a quote of the chosen person."""
    person = st.session_state[key]
    if not person:
        return

    def change(draft: Draft) -> Draft:
        marked = draft.article.text[notice.start - 1 : notice.start] in tuple(OPENING)
        kind: Kind = "direct" if marked else "indirect"
        return draft.add_quote(notice.start, notice.end, delegate=person, kind=kind)[0]

    callbacks.revise(change)
