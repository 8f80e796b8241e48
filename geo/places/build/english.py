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

TABLE = Path(__file__).with_name("english_names.csv")

# Characters, then whole names, that place names read otherwise than the pinyin dictionary does.
_CHARACTERS = {"长": "cháng", "都": "dū", "乐": "lè", "漯": "luò", "尾": "wěi", "行": "háng"}
_READINGS = {
    "长子": "zhǎng zǐ",
    "朝阳": "cháo yáng",
    "乐亭": "lào tíng",
    "乐清": "yuè qīng",
    "南乐": "nán lè",
    "民乐": "mín lè",
    "闵行": "mǐn háng",
    "行唐": "xíng táng",
    "行政": "xíng zhèng",
    "万柏林": "wàn bǎi lín",
    "曾都": "zēng dū",
    "殷都": "yīn dū",
    "繁峙": "fán shì",
    "六枝": "liù zhī",
    "漯河": "luò hé",
    "马尾": "mǎ wěi",
    "大城": "dài chéng",
    "东阿": "dōng ē",
    "蔚县": "yù xiàn",
    "秀屿": "xiù yǔ",
}

_PEOPLES = {
    "蒙古": "Mongol", "回": "Hui", "藏": "Tibetan", "维吾尔": "Uygur", "苗": "Miao", "彝": "Yi",
    "壮": "Zhuang", "布依": "Bouyei", "朝鲜": "Korean", "满": "Manchu", "侗": "Dong", "瑶": "Yao",
    "白": "Bai", "土家": "Tujia", "哈尼": "Hani", "哈萨克": "Kazak", "傣": "Dai", "黎": "Li",
    "傈僳": "Lisu", "佤": "Va", "畲": "She", "拉祜": "Lahu", "水": "Sui", "东乡": "Dongxiang",
    "纳西": "Naxi", "景颇": "Jingpo", "柯尔克孜": "Kirgiz", "土": "Tu", "达斡尔": "Daur", "仫佬": "Mulao",
    "羌": "Qiang", "布朗": "Blang", "撒拉": "Salar", "毛南": "Maonan", "仡佬": "Gelao", "锡伯": "Xibe",
    "普米": "Pumi", "塔吉克": "Tajik", "怒": "Nu", "鄂温克": "Evenki", "保安": "Bonan", "裕固": "Yugur",
    "独龙": "Derung", "鄂伦春": "Oroqen", "各": "Multi-ethnic",
}  # fmt: skip

# A people's name ends in 族; these five also stand without it.
_PEOPLE = re.compile(
    "(?:(" + "|".join(sorted(_PEOPLES, key=len, reverse=True)) + ")族|(蒙古|哈萨克|柯尔克孜|锡伯|塔吉克))$"
)

# The first ending that fits decides.
_KINDS = (
    ("自治州", "Autonomous Prefecture"),
    ("自治县", "Autonomous County"),
    ("自治旗", "Autonomous Banner"),
    ("行政委员会", "Administrative Committee"),
    ("新区", "New Area"),
    ("矿区", "Mining District"),
    ("林区", "Forestry District"),
    ("特区", "Special District"),
    ("地区", "Prefecture"),
    ("县", "County"),
    ("区", "District"),
    ("市", "City"),
    ("旗", "Banner"),
    ("盟", "League"),
)
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


load_single_dict({ord(character): reading for character, reading in _CHARACTERS.items()})
load_phrases_dict({name: [[syllable] for syllable in reading.split()] for name, reading in _READINGS.items()})
