"""A field to search a list with: what stands in it lasts as long as the session."""

from __future__ import annotations

from typing import Literal

import streamlit as st


def search_field(
    label: str, *, key: str, hint: str | None = None, width: int | Literal["stretch"] = "stretch"
) -> str:
    """Show the field and give its words; without a hint the label stands in the field itself."""
    return st.text_input(
        label,
        key=key,
        type="search",
        placeholder=hint or label,
        label_visibility="visible" if hint else "collapsed",
        width=width,
        persist_state="session",
    )
