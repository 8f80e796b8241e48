"""The form of a string: how much it looks like the name of a person, by itself.

Chinese names begin with a surname and have one or two further characters; Tibetan, Yi and Mongolian names in
transcription are made of known elements. Words of the dictionary and characters that names do not hold
count against it. What stands around the string is weighed in `geo.text.names.decide`.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.vocabulary import alternation, characters, words, words_for

_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
KNOWN = 3.5  # the form of a name made of known elements only
_ODD = frozenset(
    "的了着过们这那哪每各我你他她它谁么呢吗吧啊是没不也都还又很更最说被把让或但则就些次项省县区镇乡局厅处等某您咱该"
)
_ODD_IN_SOUNDS = _ODD - set("各么那得")  # what a name written by its sound does not hold
_UNITS = frozenset("省县区镇乡村局厅处")  # within a name these may stand, at its end they make a place of it
_NEVER = _ODD - _UNITS
_COUNTED = frozenset("甲乙丙丁")
_NO_END = frozenset("时后间际得")  # what settings end with rather than names
_BODIES = frozenset(
    "民人员者商工农胞侨师生友众属户士界方会团队院校企部委办厂店市省县区村镇乡国州洲族军警媒社"
)
_TITLES = frozenset(words_for("titles", "never_name"))  # two characters each
_NOUN, _WORD, _PART, _HEAD, _HOLDS_ODD = -1.5, -2.5, -0.25, -0.45, -2.5


@cache
def _element() -> re.Pattern[str]:
    return re.compile(alternation(words("name_elements")))


@cache
def _surnames() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Give surnames of one character, rare ones, and those of two."""
    return characters("surnames"), characters("rare_surnames"), words("compound_surnames")


@cache
def element_heads() -> frozenset[str]:
    """Give the characters with which elements of transcribed names begin."""
    return frozenset(element[0] for element in words("name_elements"))


@cache
def _dictionary() -> frozenset[str]:
    return words("common_nouns") | words("common_words")


@cache
def _roles() -> frozenset[str]:
    return words("roles")


@cache
def elements() -> re.Pattern[str]:
    """Match two or three elements of transcribed names in a row."""
    element = alternation(words("name_elements"))
    return re.compile(f"{element}{element}(?:{element})?")


def transcription(string: str) -> bool:
    """Tell whether the string is made of elements of transcribed names only (扎西卓玛)."""
    return string[0] in element_heads() and elements().fullmatch(string) is not None


@lru_cache(maxsize=1 << 14)  # the same strings return, in an article and from one to the next
def chinese(string: str) -> float | None:
    """Weigh how much the string looks like a name with a surname; None where it has no surname."""
    length, first = len(string), string[:1]
    common, rare, compound = _surnames()
    if length in (3, 4) and string[:2] in compound:
        weight, surname = 2.0, 2
    elif string in compound or (length == 3 and (string[2] in _COUNTED or first in string[1:])):
        return None  # a surname alone; 家长甲; 谢谢提
    elif string[-1] in _NO_END or string in words("credits"):
        return None
    elif length in (3, 4) and string[:2] in words("japanese_surnames"):
        weight, surname = (1.5 if length == 4 else 1.0), 2
    elif length in (2, 3) and first in common:
        weight, surname = (1.5 if length == 3 else 1.0), 1
    elif length in (2, 3) and first in rare:
        weight, surname = (1.0 if length == 3 else 0.5), 1
    elif length == 4 and first in common and string[1] in common:
        weight, surname = 0.0, 2  # two surnames joined, as some women bear them
    else:
        return None
    if _has_title(string) or not _HAN.fullmatch(string) or is_address(string, surname):
        return None
    return weight + _wordiness(string, surname)


def long_surname(pair: str) -> bool:
    """Tell whether a name of four characters may begin with the pair: 欧阳, or two surnames."""
    common, _, compound = _surnames()
    return (
        pair in compound or pair in words("japanese_surnames") or (pair[0] in common and pair[1:] in common)
    )


def transcribed(string: str) -> float | None:
    """Weigh how much the string looks like a name without a surname, though not all of it is known elements.

    None where it cannot be one.
    """
    if (
        len(string) > 5
        or string[-1] in _NO_END
        or _has_title(string)
        or not _ODD_IN_SOUNDS.isdisjoint(string)
    ):
        return None
    if is_word(string) or not _HAN.fullmatch(string):
        return None
    if is_address(string, 1) or is_address(string, 2):
        return None
    known = _element().search(string) is not None
    if len(string) == 2:
        return 0.5 if known else None
    pieces = sum([is_word(string[at : at + 2]) for at in range(len(string) - 1)])
    return (1.5 if known else 0.0) - pieces


def unworded(string: str) -> bool:
    """Tell whether the string holds no word of the dictionary, no title and no character that names lack.

    阿依古丽 holds none; 村委主任 holds an office, 他们村 holds 他.
    """
    if _has_title(string) or string[-1] in _BODIES or not _ODD_IN_SOUNDS.isdisjoint(string):
        return False
    if string[-1] in _NO_END or is_word(string) or not _HAN.fullmatch(string):
        return False
    if any(is_address(string, length) for length in (1, 2) if length < len(string)):
        return False
    return not any(is_word(string[at : at + 2]) for at in range(len(string) - 1))


def is_word(string: str) -> bool:
    """Tell whether the dictionary holds the string."""
    return string in _dictionary()


def is_address(string: str, surname: int) -> bool:
    """Tell whether the string is only a surname with a title (王书记, 李老师), or a group."""
    title = string[surname:]
    if surname == 1 and len(string) == 2 and (string[0] in "老小阿大" or title == "老"):
        return True
    return title in words("honours") or title in _roles() or string in words("groups")


def _has_title(string: str) -> bool:
    """Tell whether the string begins or ends with a title."""
    return string[-2:] in _TITLES or string[:2] in _TITLES


def _wordiness(string: str, surname: int) -> float:
    """Weigh what in the string speaks against a name: words of the dictionary, nouns of places, particles."""
    weight = 0.0
    if string in words("common_nouns"):
        weight += _WORD if string[-1] in _BODIES else _NOUN
    elif string in words("common_words"):
        weight += _WORD
    elif len(string) == 3:
        weight += _HEAD if is_word(string[:2]) else _PART * is_word(string[1:])
    if string[-1] in _UNITS or not _NEVER.isdisjoint(string[surname:]):
        weight += _HOLDS_ODD
    return weight
