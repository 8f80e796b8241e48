"""The history of the dataset, from which every change can be taken back, and the people of one name."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from geo.store.contract.data_dir import directory
from geo.store.curation import history
from geo.store.curation.desk import Namesakes, namesakes
from geo.store.curation.history import Record
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.rows import delegate_detail
from pages.adding import many
from pages.shared.cards import called, chain
from pages.shared.dialogs import asking
from pages.shared.markdown import plain
from pages.shared.session import Adding, may_save
from pages.texts.language import listed, t

MOST = 20  # records shown at once
MOST_PAIRS = 10
MOST_QUOTES = 2  # quotes by which a person is told


def past(work: Adding, records: Sequence[Record], *, about: str | None = None) -> None:
    """Show the history, the newest first; of one article only where `about` is its id."""
    shown = history.of(records, about) if about else list(reversed(records))
    if not shown:
        return
    with st.expander(t("past", n=len(shown)), icon=":material/history:"):
        if may_save() and not about:
            st.text_input(
                t("past.name"),
                work.name,
                key="past.name",
                max_chars=40,
                width=320,
                placeholder=t("past.name.hint"),
                on_change=many.named,
            )
        for record in shown[:MOST]:
            _record(work, record)
        if len(shown) > MOST:
            st.caption(t("past.more", n=len(shown) - MOST))


def people(data: Dataset, records: Sequence[Record]) -> None:
    """Show the pairs of people of one name, to join or to keep apart."""
    pairs = namesakes(data, records) if may_save() and not data.texts else []
    if not pairs:
        return
    with st.expander(
        t("pairs", n=len(pairs)), icon=":material/group:", key="pairs", on_change="rerun"
    ) as opened:
        if not opened.open:
            return
        st.caption(t("pairs.hint"))
        for pair in pairs[:MOST_PAIRS]:
            _pair(data, pair)
        if len(pairs) > MOST_PAIRS:
            st.caption(t("past.more", n=len(pairs) - MOST_PAIRS))


def _record(work: Adding, record: Record) -> None:
    with st.container(horizontal=True, vertical_alignment="center", border=True):
        what = plain(listed(record.titles[:3]) + ("…" if len(record.titles) > 3 else ""))
        line = f"**{t('past.kind.' + record.kind)}**　{what}"
        if record.undone:
            line = f"~~{line}~~　{t('past.is_undone')}"
        st.markdown(line)
        st.caption(plain(" · ".join(filter(None, (_when(record), who(work, record), record.why)))))
        if (
            may_save()
            and not record.undone
            and st.button(
                t("past.undo"), key=f"past.undo.{record.id}", type="tertiary", icon=":material/undo:"
            )
        ):
            _ask(work, record)


def who(work: Adding, record: Record) -> str:
    """Who made a change, as the reader knows them."""
    mine = record.author.visitor and record.author.visitor == work.author().visitor
    if mine:
        return f"{record.author.name}{t('past.me')}" if record.author.name else t("past.i")
    return record.author.name or t("past.somebody", visitor=record.author.visitor[:4] or "—")


def _when(record: Record) -> str:
    return f"{record.at[:10]} {record.at[11:16]} UTC"


@asking("past.ask")
def _ask(work: Adding, record: Record) -> None:
    """Ask before a change is taken back, with what that does and whose it is."""
    st.markdown(f"**{t('past.kind.' + record.kind)}**　{plain(listed(record.titles[:5]))}")
    st.caption(plain(" · ".join((_when(record), who(work, record)))))
    back, left = history.left_to_undo(directory(), record)
    st.markdown(t("past.ask.what", n=back) + (t("past.ask.left", n=left) if left else ""))
    if not (record.author.visitor and record.author.visitor == work.author().visitor):
        st.warning(t("past.ask.other", who=plain(who(work, record))), icon=":material/person:")
    with st.container(horizontal=True):
        if st.button(t("past.undo"), type="primary", key="past.undo.do"):
            many.undo(record.id)
            st.rerun()
        if st.button(t("desk.cancel"), key="past.undo.no"):
            st.rerun()


def _pair(data: Dataset, pair: Namesakes) -> None:
    both = [delegate_detail(data, key) for key in (pair.one, pair.other)]
    with st.container(border=True):
        for column, person in zip(st.columns(2, gap="medium"), both, strict=True):
            with column:
                st.markdown(f"**{plain(called(person))}**")
                st.caption(plain(" › ".join(chain(person))) or "—")
                for quote in person["quotes"][:MOST_QUOTES]:
                    st.markdown(f"> {plain(quote['text'])}")
                    st.caption(plain(quote["article"]["title"] or ""))
        with st.container(horizontal=True, vertical_alignment="bottom"):
            with (
                st.popover(t("pairs.join"), icon=":material/merge:"),
                st.form(f"join.{pair.one}.{pair.other}", border=False),
            ):
                reason, source = st.text_input(t("keep.reason")), st.text_input(t("keep.basis"))
                if st.form_submit_button(t("pairs.join")):
                    many.join(pair.one, pair.other, reason=reason, source=source)
                    st.rerun()
            st.button(
                t("pairs.apart"),
                icon=":material/call_split:",
                key=f"apart.{pair.one}.{pair.other}",
                on_click=many.keep_apart,
                args=(pair.one, pair.other),
            )
