"""Names of persons in Hanyu Pinyin without tone marks: surname first, each part one word.

Follows GB/T 28039-2011 (spelling of Chinese personal names): 刘淑红 is Liu Shuhong, 欧阳娜 Ouyang Na, 吕平
Lyu Ping, 王西安 Wang Xi'an. Characters that are read differently as surnames have their readings in a table.
Names with a middle dot are written part by part; names of four characters and more without a compound
surname (Tibetan, Mongolian, Yi) as one word. Does not know how a person spells their own name.
"""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin

_OF_TWO = (
    "欧阳 上官 司马 诸葛 皇甫 尉迟 长孙 慕容 司徒 司空 令狐 宇文 东方 夏侯 公孙 轩辕 端木 独孤 南宫 万俟 "
    "闻人 赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 鲜于 闾丘 亓官 司寇 子车 颛孙 巫马 公西 "
    "漆雕 壤驷 公良 拓跋 夹谷 谷梁 百里 东郭 南门 呼延 羊舌 微生 左丘 东门 西门 第五 完颜 纳兰 叶赫 爱新"
)
SURNAMES_OF_TWO = frozenset(_OF_TWO.split())
# Readings as a surname where the usual reading is another one.
SURNAME_READINGS = {
    "尉迟": "yuchi",
    "万俟": "moqi",
    "长孙": "zhangsun",
    "单于": "chanyu",
    "澹台": "tantai",
    "单": "shan",
    "仇": "qiu",
    "解": "xie",
    "任": "ren",
    "区": "ou",
    "查": "zha",
    "曾": "zeng",
    "朴": "piao",
    "盖": "ge",
    "繁": "po",
    "华": "hua",
    "宁": "ning",
    "翟": "zhai",
    "乐": "yue",
    "覃": "qin",
    "缪": "miao",
    "折": "she",
    "黑": "he",
    "员": "yun",
    "洗": "xian",
    "冼": "xian",
    "秘": "bi",
    "种": "chong",
    "重": "chong",
    "祭": "zhai",
    "召": "shao",
    "费": "fei",
    "都": "du",
    "卜": "bu",
    "薄": "bo",
    "曲": "qu",
    "车": "che",
    "牟": "mu",
    "臧": "zang",
    "訾": "zi",
    "纪": "ji",
    "那": "na",
    "能": "nai",
    "乜": "nie",
    "隗": "wei",
    "佴": "nai",
    "葛": "ge",
    "谌": "chen",
    "过": "guo",
    "尹": "yin",
    "晁": "chao",
    "沈": "shen",
    "石": "shi",
    "应": "ying",
    "令": "ling",
    "要": "yao",
    "哈": "ha",
    "教": "jiao",
    "相": "xiang",
    "盛": "sheng",
    "幸": "xing",
    "少": "shao",
    "和": "he",
    "郇": "xun",
    "郗": "xi",
    "逄": "pang",
    "句": "gou",
    "阚": "kan",
    "粘": "nian",
    "卒": "zu",
}
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
