"""`t` gives the text of a key in the session's language; the texts are in pages/texts/words.py and prose.py.

Texts from the data (names, quotes, places) are not translated.
"""

from __future__ import annotations

from calendar import month_abbr
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Literal

import streamlit as st

from geo.model import Notice
from pages.texts.adding import ADDING
from pages.texts.corpus import CORPUS
from pages.texts.frame import FRAME
from pages.texts.notices import NOTICES
from pages.texts.places import PLACES
from pages.texts.prose import PROSE
from pages.texts.words import WORDS

LANGUAGES = ("zh", "en")
STRINGS = WORDS | PROSE | ADDING | CORPUS | PLACES  # key: (Chinese, English)


def language() -> Literal["zh", "en"]:
    """The language of this session."""
    chosen: Literal["zh", "en"] = st.session_state.get("lang", LANGUAGES[0])
    return chosen


def day(iso: str) -> str:
    """A date as the session's language writes it."""
    when = date.fromisoformat(iso)
    if language() == "zh":
        return f"{when.year}年{when.month}月{when.day}日"
    return f"{when.day} {month_abbr[when.month]} {when.year}"


def frame_words() -> dict[str, str]:
    """What to put in the place of the words that Streamlit writes, or that ours have become in the other
    language.
    """
    at = LANGUAGES.index(language())
    return {word: both[at] for own, both in FRAME.items() for word in (own, *both) if word != both[at]}


def explained(notices: Iterable[Notice]) -> tuple[Notice, ...]:
    """What an article's reading says of its paragraphs, in the session's language."""
    if language() == LANGUAGES[0]:
        return tuple(notices)  # as geo.text words them
    return tuple(
        replace(notice, reason=NOTICES[notice.code].format(**dict(notice.values)))
        if notice.code in NOTICES
        else notice
        for notice in notices
    )


def listed(texts: Iterable[str]) -> str:
    """Texts one after another, as the session's language lists them."""
    return t("list.comma").join(texts)


def t(key: str, /, **values: object) -> str:
    """The text of a key in the session's language, its values filled in."""
    if values.get("n") == 1:
        key = key + ".one" if key + ".one" in STRINGS else key
    return STRINGS[key][LANGUAGES.index(language())].format(**values)
