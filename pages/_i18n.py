"""`t` gives the text of a key in the session's language; the texts are in pages/_words.py and _prose.py.

Texts from the data (names, quotes, places) are not translated.
"""

from __future__ import annotations

from typing import Literal

import streamlit as st

from pages._prose import PROSE
from pages._words import WORDS
from pages._words_adding import ADDING
from pages._words_places import PLACES

LANGUAGES = ("zh", "en")
STRINGS = WORDS | PROSE | ADDING | PLACES  # key: (Chinese, English)


def language() -> Literal["zh", "en"]:
    """The language of this session."""
    chosen: Literal["zh", "en"] = st.session_state.get("lang", LANGUAGES[0])
    return chosen


def t(key: str, /, **values: object) -> str:
    """The text of a key in the session's language, its values filled in."""
    if values.get("n") == 1:
        key = key + ".one" if key + ".one" in STRINGS else key
    return STRINGS[key][LANGUAGES.index(language())].format(**values)
