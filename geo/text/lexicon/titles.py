"""Delegate titles (全国人大代表, 党的二十大代表, 省政协委员) and the bare 代表 or 委员 behind a name.

The title says that somebody is a delegate and nothing about where they are from or what they do; it ends a
descriptor on its left or begins one on its right. 代表团, 代表们, 委员会 and the like are none.
"""

from __future__ import annotations

import re

from geo.vocabulary import either, words_for

_NUMBER = "[一二三四五六七八九十]+"
_OTHERS = "团|们|会|大会"
_DELEGATE, _MEMBER = either("titles", "delegate"), either("titles", "member")
_AND_OTHERS = r"(?:等(?:[0-9一二两三四五六七八九十几多]+[位名])?|[两三四五六七八九十几多][位名])?"

TITLE = re.compile(
    rf"(?:第{_NUMBER}届)?(?:港区|澳区|台湾省)?"
    rf"(?:(?:全国|[省市县区州旗乡镇])?{either('titles', 'congress')}"
    rf"|(?:全国|[省市县区州旗])?{either('titles', 'conference')}"
    rf"|(?:[省市县区州])?党的?{_NUMBER}大{_DELEGATE}|{_NUMBER}大{_DELEGATE}|{either('titles', 'party')}"
    rf"|[港澳]区(?:{_DELEGATE}|{_MEMBER}))(?!{_OTHERS})"
)
SUFFIX = re.compile(
    rf"{_AND_OTHERS}{either('titles', 'suffix')}"
    rf"(?!{_OTHERS}|性|资格|作用|名额|通道|证|了|着|人(?!大)|队|履职|之)"
)
OF_REGION = {"港区": "香港", "澳区": "澳门", "台湾省": "台湾省"}  # how the two congresses name a delegation
_UNIT_ALONE = re.compile(f"[市县州旗](?={either('titles', 'congress')}|{either('titles', 'conference')}|党)")


def region_of(title: str) -> str | None:
    """Return the region that a delegate title names (港区全国人大代表 is of 香港), or None."""
    return next((region for word, region in OF_REGION.items() if word in title), None)


def unit_of(title: str) -> str | None:
    """Return the unit that a delegate title names without saying which (市 of 市政协委员), or None."""
    unit = _UNIT_ALONE.search(title)
    return unit[0] if unit else None


def ends_at(text: str, at: int, start: int) -> bool:
    """Tell whether a delegate title ends at `at`, not before `start`."""
    if text[at - 2 : at] not in words_for("titles", "ends_title"):
        return False
    return any(found.end() == at for found in TITLE.finditer(text, max(start, at - 16), at))
