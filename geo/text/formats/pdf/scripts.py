"""What the layout of a line depends on in its characters: how wide they are and which keep together."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

OPENING = "“‘（《〈「『【〔［｛"
CLOSING = "”’）》〉」』】〕］｝，。、；：？！…—·"

# Chinese line breaking: opening marks never end a line, closing marks never begin one.
_CLUSTER = re.compile(rf"[{OPENING}]*(?:[A-Za-z0-9.%]+|.)[{CLOSING}]*")
_TOUCHING = frozenset(OPENING + CLOSING)  # marks that bring their own white
_DATE_UNITS = frozenset("年月日时分")
_HAN = re.compile("[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]")


@cache
def is_wide(text: str) -> bool:
    """Tell whether the character fills a square of its font, as ideographs and full-width marks do."""
    return unicodedata.east_asian_width(text[:1] or " ") in "WF"


def is_han(character: str) -> bool:
    """Tell whether the character is an ideograph."""
    return bool(_HAN.match(character))


def width(text: str) -> float:
    """Give the width of the text in ems of a Chinese font."""
    return sum(1.0 if is_wide(each) or each in _TOUCHING else 0.5 for each in text)


def first_cluster(text: str) -> float:
    """Give the ems that a line must have left to take in what `text` begins with and must not be parted."""
    cluster = _CLUSTER.match(text)
    return width(cluster[0]) if cluster else 1.0


def is_latin(character: str) -> bool:
    """Tell whether the character belongs to a word that blanks part from the next one."""
    return character.isalnum() and not is_wide(character)


def needs_blank(before: str, after: str) -> bool:
    """Tell whether a blank that a font change or its writer put between two characters is a word's.

    White beside Chinese marks is theirs (说： “好”), and the units of a date stand at their numbers.
    """
    if before in _TOUCHING or after in _TOUCHING:
        return (is_latin(before) or is_latin(after)) and not (is_wide(before) or is_wide(after))
    return not (
        (before.isdecimal() and after in _DATE_UNITS) or (before in _DATE_UNITS and after.isdecimal())
    )


def joined(first: str, second: str) -> str:
    """Give two lines of a paragraph as one: with a blank only between Latin words."""
    blank = first and second and is_latin(first[-1]) and is_latin(second[0])
    return first + (" " if blank else "") + second
