"""Brings a phrase into the script and width of the gazetteer, and remembers where each character stood.

Full-width letters and compatibility characters (NFKC), radicals that NFKC leaves alone (⻄ for 西), white
space and invisible characters, traditional characters (OpenCC, imported only when a phrase holds one).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Any

RADICALS = str.maketrans(
    "⺁⺝⺜⺟⺠⺫⺮⺶⺼⻁⻂⻃⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻫⻬⻮⻯⻰⻳",
    "厂月日母民目竹羊肉虎衣西西见角贝车长长门雨青韦页风飞食马骨鬼鱼鸟麦黄齐齐齿龙龙龟",
)
"""Radicals that stand for a whole character in text copied from PDF files."""

_PLAIN = re.compile(r"[\u4e00-\u9fff]*")
_DROPPED = re.compile(r"[\s\u00ad\u200b-\u200f\u2060\ufeff]")


@dataclass(frozen=True, slots=True)
class Normal:
    """A phrase as the gazetteer would write it."""

    text: str
    offsets: tuple[int, ...] | None  # offset in the phrase of each character; None when they are the same

    def printed(self, phrase: str, start: int, end: int) -> str:
        """What `phrase` has at text[start:end]."""
        if self.offsets is None:
            return phrase[start:end]
        return phrase[self.offsets[start] : self.offsets[end - 1] + 1] if end > start else ""


def normalise(phrase: str, traditional: frozenset[str]) -> Normal:
    """`phrase` in simplified characters of normal width; `traditional` are those that OpenCC folds."""
    offsets: tuple[int, ...] | None = None
    text = phrase
    if not _PLAIN.fullmatch(phrase):
        characters: list[str] = []
        places: list[int] = []
        for offset, character in enumerate(phrase):
            if _DROPPED.match(character):
                continue
            folded = unicodedata.normalize("NFKC", character).translate(RADICALS)
            characters.extend(folded)
            places.extend([offset] * len(folded))
        text, offsets = "".join(characters), tuple(places)
    if not traditional.isdisjoint(text):
        text = _simplified(text, traditional)
    return Normal(text, offsets)


def _simplified(text: str, traditional: frozenset[str]) -> str:
    converted = _converter().convert(text)
    if len(converted) != len(text):  # then character by character, which keeps every offset
        converted = "".join(_converter().convert(character)[:1] or character for character in text)
    # 乾 in 乾县 is a name's own character: only what no name is written with is replaced.
    return "".join(new if old in traditional else old for old, new in zip(text, converted, strict=True))


@cache
def _converter() -> Any:
    import opencc  # half the loading time of this module, and most phrases never need it

    return opencc.OpenCC("t2s")
