"""Names of divisions for readers of English.

Provinces, and divisions whose official romanisation is not the pinyin of their Chinese name, stand in
english_names.csv. The rest is the pinyin of the proper name and a word for the kind of division:
隆德县 is Longde County, 凉山彝族自治州 Liangshan Yi Autonomous Prefecture. Not done: the official spelling
of Mongolian, Tibetan and Uyghur names of counties.
"""

from __future__ import annotations

import csv
import re
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict, load_single_dict

from geo.vocabulary import alternation, either, rows

TABLE = Path(__file__).with_name("english_names.csv")


def _table(name: str) -> list[tuple[str, str]]:
    """Read the pairs of a table beside this module, its head of comments left out."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    _, *pairs = csv.reader(line for line in text.splitlines() if not line.startswith("#"))
    return [(first, second) for first, second in pairs]


# Characters, then whole names, that place names read otherwise than the pinyin dictionary does.
_READINGS = dict(_table("english_readings.csv"))
_PEOPLES = {row["word"]: row["english"] for row in rows("peoples") if row["english"]}

# A people's name ends in 族; these five also stand without it.
_PEOPLE = re.compile(f"(?:({alternation(_PEOPLES)})族|({either('peoples', 'romanised_without_zu')}))$")

_KINDS = _table("english_kinds.csv")
# Districts whose names only look like one of the kinds above (清新 + 区, 碑林 + 区).
_PLAIN_DISTRICTS = frozenset({"清新区", "碑林区", "北林区", "金林区", "万柏林区"})


def pinyin(name: str) -> str:
    """The syllables of a Chinese name without tones, separated by spaces: "gu yuan shi"."""
    return " ".join(_syllables(name))


def english(adcode: str, name: str, level: str, *, names: dict[str, str]) -> str:
    """The English name of a division; `names` holds those that are not made by rule, by code."""
    if adcode in names:
        return names[adcode]
    stem, kind = _split(name)
    peoples: list[str] = []
    if kind.startswith("Autonomous"):
        while match := _PEOPLE.search(stem):
            if match.start() == 0:  # 东乡族自治县 is named after the people alone
                stem = match[1] or match[2]
                break
            peoples.insert(0, _PEOPLES[match[1] or match[2]])
            stem = stem[: match.start()]
    if level == "prefecture" and kind == "City":
        kind = ""
    if len(stem) == 1 and not peoples:  # a name of one syllable keeps its ending: 歙县 is Shexian County
        stem = name
    words = [_latin(stem), _listed(peoples), kind]
    return " ".join(word for word in words if word)


def proper(name: str) -> str:
    """A division's name without its kind: 隆德 of 隆德县, but 蔚县 of 蔚县."""
    stem = _split(name)[0]
    return stem if len(stem) > 1 else name


def romanised(name: str) -> str:
    """The proper name of a division in Latin letters: 隆德县 is Longde."""
    return _latin(proper(name))


def table() -> dict[str, str]:
    """english_names.csv: code -> name."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["adcode"]: row["name_en"] for row in csv.DictReader(file)}


def _split(name: str) -> tuple[str, str]:
    for ending, kind in _KINDS:
        stem = name.removesuffix(ending)
        if stem != name and name not in _PLAIN_DISTRICTS:
            if stem:
                return stem, kind
            break  # 矿区 and 城区 are whole names
    return (name[:-1], "District") if name.endswith("区") else (name, "")


def _syllables(name: str) -> list[str]:
    # Word by word: the ending of a division (市区, 都市 …) is no part of a word of the dictionary.
    stem, _ = _split(name)
    if len(stem) == 1:  # 蔚县 is read as one word
        stem = name
    endings = lazy_pinyin(name[len(stem) :], style=Style.NORMAL, v_to_u=True)
    return [*lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True), *endings]


def _latin(stem: str) -> str:
    """Syllables joined as in the standard for Chinese place names: an apostrophe before a, o, e."""
    syllables = _syllables(stem)
    joined = syllables[0] + "".join("'" + s if s[0] in "aoe" else s for s in syllables[1:])
    return joined[:1].upper() + joined[1:]


def _listed(peoples: list[str]) -> str:
    if len(peoples) < 2:
        return "".join(peoples)
    return ", ".join(peoples[:-1]) + " and " + peoples[-1]


load_single_dict({ord(name): reading for name, reading in _READINGS.items() if len(name) == 1})
load_phrases_dict(
    {name: [[part] for part in reading.split()] for name, reading in _READINGS.items() if len(name) > 1}
)
