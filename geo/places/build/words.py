"""Makes the word list that tells a division's short name from the everyday word that is written the same.

Two sources: jieba's frequency dictionary (MIT), as a model of where words end (公安|部门, 文成公主), and
the word dictionary of jionlp (Apache-2.0), for which names are everyday words too (平安, 延长). Only words
and bits of evidence are taken over, no definitions.
"""

from __future__ import annotations

import math
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from importlib import resources
from pathlib import Path

import opencc

IDIOMS = Path("jionlp", "jionlp", "dictionary", "chinese_idiom.zip")
IDIOM = 3  # whole bits of frequency that an idiom is given which the frequency dictionary lacks
MEANINGS = Path("jionlp", "jionlp", "dictionary", "chinese_word_dictionary.zip")
PLACE_TAGS = frozenset({"ns", "nt"})
"""jieba's tags for names of places and of organisations: they do not speak against a place."""
LANDSCAPE = frozenset("山湖江河海岛岭峡")
"""Endings of names of landscapes, which do speak against the county whose name they begin with (长白山)."""
RARE = 5  # words below this frequency only count where they contain a division's short name
PLACE_SENSE = re.compile(
    r"地名|[县市省州国山水河湖江城郡镇]名|今[^,。]{1,8}[市县省]|[县市省]境|[县市省]北|[县市省]南|复姓|[^,。]{2}省|"
    r"北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|"
    r"云南|陕西|甘肃|青海|内蒙古|广西|西藏|宁夏|新疆"
)
USED, SEEN, COMMON, VERY_COMMON = 30, 150, 300, 600
"""Frequencies in jieba's dictionary that make a word more and more of a common one."""
NAME_TAGS = frozenset({"nr", "nrt", "nrfg", "nz"})
"""jieba's tags for names of persons and others, which it also gives to places that it does not know."""

EVERYDAY, COMMON_WORD, ALSO_WORD = 3, 2, 1
"""Grades of a short name: an everyday word by both sources, a common word by one, a word at least."""


def lexicon(forms: Iterable[str], cities: Iterable[str], inputs: Path) -> dict[int, list[str]]:
    """Whole bits of frequency (log2) -> words.

    `forms` are the names that rare words may contain; names of things that begin with one of `cities`
    (大庆油田) are left out, because they do not speak against the place.
    """
    names = set(forms)
    cities = frozenset(cities)
    lengths = sorted({len(form) for form in names})
    found: dict[int, list[str]] = defaultdict(list)
    for word, (frequency, tag) in _jieba().items():
        if word in names:  # the names themselves, as frequent as they are
            found[int(math.log2(frequency))].append(word)
            continue
        landscape = len(word) == 3 and word[2] in LANDSCAPE and word[:2] in names and word[:2] not in cities
        if len(word) > 8 or (tag in PLACE_TAGS and len(word) > 1 and not landscape) or not _han(word):
            continue
        after_city = len(word) >= 4 and (word[:2] in cities or word[:3] in cities)
        if after_city and (tag in ("n", "nz") or frequency < RARE):
            continue
        if frequency >= RARE or (len(word) >= 4 and _contains(word, names, lengths)):
            found[int(math.log2(frequency))].append(word)
    known = {word for group in found.values() for word in group}
    found[IDIOM].extend(
        idiom
        for idiom in _first_column(inputs / IDIOMS)
        if idiom not in known and _han(idiom) and _contains(idiom, names, lengths)
    )
    return {bits: sorted(words) for bits, words in sorted(found.items())}


def grades(forms: Iterable[str], inputs: Path) -> dict[str, int]:
    """Short name -> grade, for those that are more than a name."""
    words = _jieba()
    senses = _everyday_senses(inputs / MEANINGS)
    found = {}
    for form in sorted(set(forms)):
        frequency, tag = words.get(form, (0, "ns"))
        if (
            form in senses
            and (frequency >= COMMON if tag in NAME_TAGS else frequency >= SEEN)
            and tag != "ns"
        ):
            found[form] = EVERYDAY
        elif frequency >= VERY_COMMON or (frequency >= COMMON and form in senses):
            found[form] = COMMON_WORD
        elif form in senses or (frequency >= USED and tag not in NAME_TAGS | PLACE_TAGS):
            found[form] = ALSO_WORD
    return found


def traditional(names: Iterable[str]) -> str:
    """The characters that OpenCC folds into simplified ones and no name is written with, in code order."""
    convert = opencc.OpenCC("t2s").convert
    used = set("".join(names))
    blocks = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000))
    return "".join(
        character
        for block in blocks
        for character in map(chr, block)
        if convert(character) != character and character not in used
    )


def _contains(word: str, names: set[str], lengths: list[int]) -> bool:
    return any(
        word[start : start + length] in names
        for length in lengths
        if length < len(word)
        for start in range(len(word) - length + 1)
    )


def _han(word: str) -> bool:
    return all("\u4e00" <= character <= "\u9fff" for character in word)


def _jieba() -> dict[str, tuple[int, str]]:
    text = resources.files("jieba").joinpath("dict.txt").read_text(encoding="utf-8")
    return {
        word: (int(frequency), tag) for word, frequency, tag in (line.split() for line in text.splitlines())
    }


def _first_column(path: Path) -> list[str]:
    return [line.partition("\t")[0].strip() for line in _text(path).splitlines()]


def _everyday_senses(path: Path) -> frozenset[str]:
    """Words with at least one meaning that is not the name of a place."""
    found = set()
    for line in _text(path).splitlines():
        word, _, meaning = line.partition("\t")
        senses = [sense for sense in re.split(r"\d+\.", meaning) if sense.strip()]
        if any(not PLACE_SENSE.search(sense) for sense in senses):
            found.add(word.strip())
    return frozenset(found)


def _text(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read(archive.namelist()[0]).decode("utf-8")
