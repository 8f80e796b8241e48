"""The doubtful quotes of a draft one by one: taken for right, given to somebody else or taken out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from geo.store.curation.desk import SURE
from geo.store.curation.drafts import Draft
from pages.adding import callbacks
from pages.adding.people import doubtful_first, labelled
from pages.shared.markdown import in_context, plain
from pages.shared.session import adding
from pages.texts.language import t

Row = dict[str, str]


def waiting(rows: Sequence[Row]) -> list[Row]:
    """Give the doubtful quotes that nobody has accepted, the least certain first, those put off last."""
    work = adding()
    doubtful = [
        row for row in rows if float(row["confidence"] or 0) < SURE and row["id"] not in work.accepted
    ]
    return sorted(
        doubtful_first(doubtful),
        key=lambda row: work.put_off.index(row["id"]) + 1 if row["id"] in work.put_off else 0,
    )


def doubts(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    """Show the next doubtful quote with what can be done about it."""
    left = waiting(rows["quotes"])
    if not left:
        return
    row, labels = left[0], labelled(rows["delegates"])
    start, end = int(row["start"]), int(row["end"])
    with st.container(border=True, key="doubts"):
        st.markdown(f"**{t('doubts', n=len(left))}**")
        st.markdown(in_context(draft.article.text, start, end))
        sure = round(100 * float(row["confidence"] or 0))
        speaker = plain(labels.get(row["delegate_id"], ""))
        st.caption(t("doubts.whose", name=speaker, kind=t(f"kind.{row['kind']}"), percent=sure))
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                t("doubts.accept"),
                icon=":material/check:",
                type="primary",
                shortcut="A",
                on_click=accept,
                args=(row["id"],),
            )
            st.button(
                t("doubts.remove"),
                icon=":material/delete:",
                shortcut="D",
                on_click=lambda: callbacks.revise(lambda one: one.remove("quotes", row["id"])),
            )
            if len(left) > 1:
                st.button(
                    t("doubts.next"),
                    icon=":material/skip_next:",
                    shortcut="N",
                    on_click=put_off,
                    args=(row["id"],),
                )
            others = [key for key in labels if key != row["delegate_id"]]
            if others:
                key = f"doubts.{row['id']}.{adding().version}"
                st.selectbox(
                    t("doubts.other"),
                    others,
                    index=None,
                    format_func=labels.__getitem__,
                    key=key,
                    placeholder=t("doubts.other"),
                    label_visibility="collapsed",
                    width=220,
                    on_change=give,
                    args=(key, row["id"]),
                )


def accept(quote: str) -> None:
    """Take a quote for right as it is."""
    adding().accepted.add(quote)


def put_off(quote: str) -> None:
    """Leave a quote for later."""
    work = adding()
    work.put_off = [*(key for key in work.put_off if key != quote), quote]


def give(widget: str, quote: str) -> None:
    """Give a quote to the speaker whom a widget holds; that settles it."""
    speaker = st.session_state[widget]
    if speaker:
        adding().accepted.add(quote)
        callbacks.revise(lambda one: one.change("quotes", quote, delegate_id=speaker))
