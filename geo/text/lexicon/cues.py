"""Cues: the verbs that introduce speech, found by the lexicons in geo/vocabulary.

A verb inside a word that is none (听说, 介绍信, 提出的) is passed over. Who speaks is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from geo.text.lexicon.lexicon import Lexicon
from geo.vocabulary import alternation, either, words, words_for


class Verb(NamedTuple):
    """A speech verb in the narration."""

    start: int
    end: int
    word: str


_MAKES_NOUN = frozenset("的些条项份件该此这其句段番份类等和提个馈见案成作")
_WHEN = re.compile("(?:之|以)?(?:后|时)，")  # a verb before it says when
# Before a verb these say that nothing is said.
_NOT_SAID = words_for("speech", "not_said")
_SAID_AFTER = "，：。\ue000"
_TELLS = re.compile(
    rf"{either('speech', 'telling')}(?:起|到|出|来)?了?(?:[^，。：；\ue000-\ue002]{{0,6}})"
    rf"{either('speech', 'told')}(?=：[^\ue000])"
)


@cache
def _scan() -> Lexicon:
    return Lexicon(words("not_cues") | _verbs() | words("weak_verbs"))


@cache
def _verbs() -> frozenset[str]:
    return words("speech_verbs") | words("proposal_verbs")


@cache
def _addressee() -> re.Pattern[str]:
    """Match to whom something is said, up to the comma or colon behind it."""
    return re.compile(
        f"(?:在场|现场|身边|各|全体|当地|随行|相关|有关|的)*+(?:{alternation(words('groups'))})们?[，：]"
    )


def ahead() -> str:
    """Give a pattern of the speech verbs: those that stand alone, and weak ones with the mark behind them."""
    return f"(?:{alternation(_verbs())}|(?:{alternation(words('weak_verbs'))})(?=[{_SAID_AFTER}]))"


def verbs(text: str, start: int, end: int) -> Iterator[Verb]:
    """Yield the speech verbs in text[start:end]."""
    strong, weak, nominal = _verbs(), words("weak_verbs"), words("nominal_verbs")
    for tells in _TELLS.finditer(text, start, end) if text.find("：", start, end) >= 0 else ():
        yield Verb(tells.start(), tells.end(), tells[0])
    for first, at in _scan().spans(text, start, end):
        word = text[first:at]
        if word in nominal and first > start and text[first - 1] in _MAKES_NOUN:
            continue
        if text[max(start, first - 3) : first].endswith(_NOT_SAID) or _WHEN.match(text, at, end):
            continue
        said = (
            at >= end
            or (word in words("addressing_verbs") and _addressee().match(text, at, end))
            or text[at] in _SAID_AFTER
            or (word == "指" and text[first - 1] in "他她亦")
        )
        if word in strong or (word in weak and said):
            yield Verb(first, at, word)


def ends_with_verb(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] ends with a speech verb, with or without a comma or colon."""
    while end > start and text[end - 1] in "，：":
        end -= 1
    return any(verb.end == end for verb in verbs(text, max(start, end - 12), end))
