"""Names of persons in Hanyu Pinyin without tone marks: surname first, each part one word.

Follows GB/T 28039-2011 (spelling of Chinese personal names): 刘淑红 is Liu Shuhong, 欧阳娜 Ouyang Na, 吕平
Lyu Ping, 王西安 Wang Xi'an. Characters that are read differently as surnames have their readings in a table.
Names with a middle dot are written part by part; names of four characters and more without a compound
surname (Tibetan, Mongolian, Yi) as one word. Does not know how a person spells their own name.
"""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

from geo.vocabulary import rows, words

SURNAMES_OF_TWO = words("compound_surnames")
# Readings as a surname where the usual reading is another one.
SURNAME_READINGS = {row["surname"]: row["pinyin"] for row in rows("surname_readings")}
_DOTS = re.compile(r"[·•‧・．]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LONGEST_WITH_SURNAME = 3  # characters of a name whose first one is taken for the surname


def romanise(name: str) -> str:
    """The name in pinyin; what is not a Chinese character passes through."""
    if _DOTS.search(name):
        return " ".join(_word(part) for part in _DOTS.split(name) if part)
    if not _HAN.fullmatch(name):
        return _HAN.sub(lambda run: _word(run[0]), name)
    surname = _surname(name)
    if not surname or surname == name:
        return _word(name)
    reading = SURNAME_READINGS.get(surname) or _joined(_syllables(surname))
    return f"{_plain(reading).capitalize()} {_word(name[len(surname) :])}"


def _surname(name: str) -> str:
    if name[:2] in SURNAMES_OF_TWO and len(name) > 2:
        return name[:2]
    return name[0] if len(name) <= _LONGEST_WITH_SURNAME else ""


def _word(characters: str) -> str:
    return _joined(_syllables(characters)).capitalize()


def _syllables(characters: str) -> list[str]:
    return [_plain(syllable) for syllable in lazy_pinyin(characters, style=Style.NORMAL)]


def _plain(syllable: str) -> str:
    """The letter ü as the standard writes it in capitals: nü is NYU."""
    return syllable.replace("v", "yu").replace("ü", "yu")


def _joined(syllables: list[str]) -> str:
    """One word, an apostrophe before a syllable that begins with a vowel inside it."""
    return "".join(
        f"'{syllable}" if place and syllable[:1] in "aoe" else syllable
        for place, syllable in enumerate(syllables)
    )
