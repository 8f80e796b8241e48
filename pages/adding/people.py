"""The step that checks who said what: a table of speakers, a table of quotes, and the article beside them.

The tables are edited in place; each change is taken over at once as an edit of the draft. The quotes that
the program is least sure of come first.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from hashlib import sha256
from typing import Any

import pandas as pd
import streamlit as st

from geo.errors import BadParameter
from geo.model import KINDS, Theme
from geo.store.curation.drafts import Draft
from pages.adding import callbacks
from pages.adding.proof import offered, proof
from pages.shared.cards import theme_called
from pages.shared.markdown import plain
from pages.shared.session import adding
from pages.texts.language import t

Row = dict[str, str]
FIELDS = ("name", "role", "organisation")  # of speakers, changed by hand
TEXT_HEIGHT = 640  # pixels of the article
QUOTE_HEIGHT = 84  # pixels of a quote's row: four lines
AROUND = 60  # most characters of a sentence on each side of a quote
STOPS = "。！？\n"
NEW_LOOK = ("#7A7F87", "ring")


def people(draft: Draft, rows: Mapping[str, list[Row]], *, given: Callable[[], None]) -> None:
    """Show the step; `given` shows what stands between speakers and quotes."""
    tables, article = st.columns([3, 2], gap="large")
    with tables:
        st.header(t("people.delegates"), anchor=False)
        _speakers(rows)
        with st.container(horizontal=True, vertical_alignment="bottom"):
            _add_speaker()
            if len(rows["delegates"]) > 1:
                _merge(rows["delegates"])
        given()
        st.header(t("people.quotes"), anchor=False)
        if rows["quotes"]:
            _quotes(draft, rows)
        _new_theme()
    with article:
        _selection(draft, rows)
        proof(draft, rows, height=TEXT_HEIGHT)


def doubtful_first(rows: Sequence[Row]) -> list[Row]:
    """Rows by confidence, the least certain first; equals in their order."""
    return sorted(rows, key=lambda row: float(row["confidence"] or 0))


def sentence(text: str, start: int, end: int) -> str:
    """The sentence that a quote stands in, cut where it is long."""
    left = max((text.rfind(stop, 0, start) for stop in STOPS), default=-1) + 1
    right = min((at for at in (text.find(stop, end) for stop in STOPS) if at >= 0), default=len(text) - 1) + 1
    left, right = max(left, start - AROUND), min(right, end + AROUND)
    return text[left:right].strip()


def _speakers(rows: Mapping[str, list[Row]]) -> None:
    delegates = doubtful_first(rows["delegates"])
    counts = [sum(quote["delegate_id"] == row["id"] for quote in rows["quotes"]) for row in delegates]
    table = pd.DataFrame(
        {
            **{name: [row[name] for row in delegates] for name in (*FIELDS, "place_text")},
            "quotes": counts,
            "confidence": _percent(delegates),
            "remove": [False] * len(delegates),
        }
    )
    key = f"speakers.{adding().version}"
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        disabled=["confidence", "place_text", "quotes"],
        column_config={
            "name": st.column_config.TextColumn(t("people.name"), width=90),
            "role": st.column_config.TextColumn(t("people.role"), width=130),
            "organisation": st.column_config.TextColumn(t("people.organisation"), width=120),
            "place_text": st.column_config.TextColumn(t("people.place"), width=130),
            "quotes": st.column_config.NumberColumn(t("people.count"), width=70),
            "confidence": _sureness(),
            "remove": st.column_config.CheckboxColumn(t("people.remove"), width=70),
        },
        on_change=lambda: _edited(key, "delegates", [row["id"] for row in delegates], {}),
    )


def _quotes(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    quotes = doubtful_first(rows["quotes"])
    names = labelled(rows["delegates"])
    themes = {theme.id: theme_called(theme) for theme in offered(draft).values()}
    kinds = {str(kind): t(f"kind.{kind}") for kind in KINDS}
    shown: dict[str, dict[str, str]] = {
        "delegate_id": names,
        "theme_id": {"": "", **themes},
        "kind": dict(kinds),
    }
    table = pd.DataFrame(
        {
            "delegate_id": [names.get(row["delegate_id"], "") for row in quotes],
            "text": [row["text"] for row in quotes],
            "sentence": [sentence(draft.article.text, int(row["start"]), int(row["end"])) for row in quotes],
            "confidence": _percent(quotes),
            **{name: [shown[name].get(row[name], "") for row in quotes] for name in ("theme_id", "kind")},
            "start": [int(row["start"]) for row in quotes],
            "end": [int(row["end"]) for row in quotes],
            "remove": [False] * len(quotes),
        }
    )
    key = f"quotes.{adding().version}"
    st.data_editor(
        table,
        key=key,
        hide_index=True,
        row_height=QUOTE_HEIGHT,
        disabled=["confidence", "text", "sentence"],
        column_config={
            "delegate_id": st.column_config.SelectboxColumn(
                t("people.speaker"), options=list(names.values()), required=True, width=100
            ),
            "text": st.column_config.TextColumn(t("people.text"), width=220),
            "sentence": st.column_config.TextColumn(t("people.sentence"), width=280),
            "confidence": _sureness(),
            "theme_id": st.column_config.SelectboxColumn(
                t("people.theme"), options=["", *themes.values()], width=150
            ),
            "kind": st.column_config.SelectboxColumn(
                t("people.kind"), options=list(kinds.values()), required=True, width=130
            ),
            "start": st.column_config.NumberColumn(t("people.start"), min_value=0, step=1, width=70),
            "end": st.column_config.NumberColumn(t("people.end"), min_value=1, step=1, width=70),
            "remove": st.column_config.CheckboxColumn(t("people.remove"), width=70),
        },
        on_change=lambda: _edited(key, "quotes", [row["id"] for row in quotes], shown),
    )


def _percent(rows: Sequence[Row]) -> list[float]:
    return [round(100 * float(row["confidence"] or 0), 1) for row in rows]


def _sureness() -> Any:
    return st.column_config.NumberColumn(t("people.confidence"), format="%.1f %%", width=100)


def labelled(delegates: Sequence[Row]) -> dict[str, str]:
    """A label per delegate that no other one has: the name, with the role or the id where names repeat."""
    names = [row["name"] for row in delegates]
    labels: dict[str, str] = {}
    for row in delegates:
        label = row["name"]
        if names.count(label) > 1:
            label = f"{label}（{row['role'] or row['id']}）"
        labels[row["id"]] = label if label not in labels.values() else f"{label} {row['id']}"
    return labels


def _edited(key: str, table: str, ids: Sequence[str], shown: Mapping[str, Mapping[str, str]]) -> None:
    """Take over what was changed in a table; `shown` translates labels back to values."""
    changes: dict[int, dict[str, Any]] = st.session_state[key]["edited_rows"]

    def change(draft: Draft) -> Draft:
        for place, cells in changes.items():
            row_id = ids[int(place)]
            if cells.get("remove"):
                draft = draft.remove(table, row_id)
                continue
            fields = {name: _value(shown.get(name), cell) for name, cell in cells.items() if name != "remove"}
            if table == "quotes" and fields.keys() & {"start", "end"}:
                row = next(row for row in draft.tables().rows["quotes"] if row["id"] == row_id)
                span = {name: fields.pop(name, row[name]) for name in ("start", "end")}
                draft = draft.move_quote(row_id, int(span["start"]), int(span["end"]))
            if table == "delegates" and not fields.get("name", "-").strip():
                raise BadParameter("a delegate needs a name", code="no_name")
            draft = draft.change(table, row_id, **fields)
        return draft

    callbacks.revise(change)


def _value(words: Mapping[str, str] | None, cell: object) -> str:
    if words is None:
        return "" if cell is None else str(cell).strip()
    return next((value for value, word in words.items() if word == cell), "")


def _add_speaker() -> None:
    with st.popover(t("people.add"), icon=":material/person_add:"), st.form("add.speaker", border=False):
        name = st.text_input(t("people.name"))
        if st.form_submit_button(t("people.add.do")):
            callbacks.revise(lambda draft: draft.add_person(name)[0])
            st.rerun()


def _merge(delegates: Sequence[Row]) -> None:
    labels = labelled(delegates)
    with (
        st.popover(t("people.merge"), icon=":material/merge:"),
        st.form("merge.speakers", border=False),
    ):
        kept = st.selectbox(t("people.merge.keep"), list(labels), format_func=labels.__getitem__)
        gone = st.selectbox(t("people.merge.gone"), list(labels), 1, format_func=labels.__getitem__)
        if st.form_submit_button(t("people.merge.do")):
            callbacks.revise(lambda draft: draft.merge(kept, gone))
            st.rerun()


def _new_theme() -> None:
    with st.popover(t("people.theme.new"), icon=":material/label:"), st.form("add.theme", border=False):
        chinese = st.text_input(t("people.theme.zh"), max_chars=24).strip()
        english = st.text_input(t("people.theme.en"), max_chars=60).strip()
        if st.form_submit_button(t("people.theme.do")) and chinese:
            key = "t" + sha256(chinese.encode("utf-8")).hexdigest()[:8]
            theme = Theme(key, chinese, english or chinese, *NEW_LOOK, keywords=(chinese,))
            callbacks.revise(lambda draft: draft.add_theme(theme))
            st.rerun()


def _selection(draft: Draft, rows: Mapping[str, list[Row]]) -> None:
    """What can be done with the text that is selected, or found by its words."""
    st.header(t("people.select"), anchor=False)
    words = st.text_input(t("people.find"), placeholder=t("people.select.hint"), key="people.find").strip()
    work = adding()
    span = work.selected
    if words:
        at = draft.article.text.find(words)
        span = (at, at + len(words)) if at >= 0 else None
        if span is None:
            st.caption(t("people.find.none"))
    if span is None:
        return
    text = draft.article.text[span[0] : span[1]]
    st.caption(t("people.selected", start=span[0], end=span[1], text=plain(text)))
    labels = labelled(rows["delegates"])
    with st.container(horizontal=True, vertical_alignment="bottom"):
        if labels:
            speaker = st.selectbox(t("people.speaker"), list(labels), format_func=labels.__getitem__)
            kind = st.selectbox(t("people.kind"), KINDS, format_func=lambda value: t(f"kind.{value}"))
            if st.button(t("people.quote.add")):
                callbacks.revise(lambda draft: draft.add_quote(*span, delegate=speaker, kind=kind)[0])
                work.selected = None
                st.rerun()
    if rows["quotes"]:
        quotes = {row["id"]: f"{labels.get(row['delegate_id'], '')}：{row['text']}" for row in rows["quotes"]}
        with st.container(horizontal=True, vertical_alignment="bottom"):
            quote = st.selectbox(t("people.text"), list(quotes), format_func=quotes.__getitem__)
            if st.button(t("people.quote.move")):
                callbacks.revise(lambda draft: draft.move_quote(quote, *span))
                work.selected = None
                st.rerun()
