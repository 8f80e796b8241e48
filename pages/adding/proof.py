"""The text of a draft as a component: quotes and speakers marked, selected text given back as offsets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.model import Theme
from geo.store.curation.drafts import Draft
from pages.shared.cards import OTHER, script, static
from pages.shared.session import adding
from pages.texts.language import explained, t
from pages.views.article_blocks import blocks

_proof = st.components.v2.component(
    "article_proof",
    html='<div class="reader proof"><article></article></div>',
    css=static("cards.css", "reader.css", "proof.css"),
    js=script("proof"),
)


def proof(draft: Draft, rows: Mapping[str, list[dict[str, str]]], *, height: int) -> None:
    """Show the draft's article; `rows` are its tables."""
    names = {row["id"]: row["name"] for row in rows["delegates"]}
    themes = offered(draft)
    quotes = [{**row, "start": int(row["start"]), "end": int(row["end"])} for row in rows["quotes"]]
    _proof(
        key=f"proof.{draft.id}",
        data={
            "blocks": blocks(
                replace(draft.article, notices=explained(draft.reading.notices)),
                quotes,
                [(person.start, person.end) for person in draft.reading.people],
            ),
            "quotes": {
                row["id"]: {
                    "kind": row["kind"],
                    "title": f"{names.get(row['delegate_id'], '')} · {t('kind.' + row['kind'])}",
                    "theme": look(themes.get(row["theme_id"])),
                }
                for row in rows["quotes"]
            },
            "labels": {"label": t("read.label")},
            "height": height,
        },
        on_selected_change=lambda: _select(f"proof.{draft.id}"),
    )


def offered(draft: Draft) -> dict[str, Theme]:
    """The themes that a draft's quotes can stand under, those of its headings included, by id."""
    return {theme.id: theme for theme in (*draft.themes, *draft.tables().headings)}


def look(theme: Theme | None) -> dict[str, Any]:
    """Colour and shape of a theme."""
    return OTHER if theme is None else {"colour": theme.colour, "shape": theme.shape}


def _select(widget: str) -> None:
    span = st.session_state[widget]["selected"]
    if span:
        adding().selected = (int(span[0]), int(span[1]))
