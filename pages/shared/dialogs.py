"""Questions that are asked in a window of their own, with a title in the reader's language."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from pages.texts.language import STRINGS, language


def asking(title: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Make a function draw into a dialog with the text `title` over it.

    Streamlit wants the title when the function is defined, so there is a dialog for each language.
    """

    def made(draw: Callable[..., None]) -> Callable[..., None]:
        zh, en = (st.dialog(words, width="medium")(draw) for words in STRINGS[title])

        def shown(*arguments: Any) -> None:
            (zh if language() == "zh" else en)(*arguments)

        return shown

    return made
