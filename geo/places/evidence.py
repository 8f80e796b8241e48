"""Decides whether a run of names is meant as a place, by what stands around it.

A full name speaks for itself unless its last character begins another word (新城|区域). A short name needs
evidence: the division that it lies in before it, one that lies in it after it, an office or a body at the
end, or at least to stand as a word of its own that is no everyday word (平安, 延长). A person's name before a
verb of speech and a name in a road's name are no places. What fails is cut off the end of the run.
"""

from __future__ import annotations

import re

from geo.places.gazetteer import ALSO_WORD, COMMON_WORD, COUNTY, EVERYDAY, PREFECTURE, PROVINCE, Gazetteer
from geo.places.paths import Mention, Path
from geo.places.townships import begins_town
from geo.places.words import stands_alone
from geo.vocabulary import either, words_for

ROAD = re.compile(
    r"[东南西北中]?[一二三四五六七八九十]?[东南西北中]?(?:大?路(?![桥环竹])|大街|大?道(?!路|教|德|理)|街(?!道)|胡同|巷|弄堂|高架|立交)"
)
"""What follows a name that is a road's: 重庆路, 香港中路, 南京东路."""

TOWN = re.compile(either("divisions", "locality"))
"""What follows a short name that is part of a township's or village's name: 昌平街道."""

TOWN_KINDS = words_for("divisions", "town")

SPEECH = re.compile(rf"(?:[笑哭]着)?(?:{either('speech', 'behind_place')}|{either('titles', 'person')})")
"""What follows a person's name."""

OTHER_WORD = re.compile(r"(?<=区)[域别块间分]|(?<=市)[值盈](?!乡)|(?<=县)[令]|(?<=州)[际]")
"""Characters that make another word of a kind: 新城|区域."""
OTHERS = frozenset("域别块间分值盈令际")

ANY_BODY = re.compile(either("bodies", "in_phrase"))
"""A body somewhere in the phrase."""

ZONE = re.compile(rf"(?:高新技术|经济技术|经济|工业|产业)*(?:产业)?{either('divisions', 'own_zone')}")
"""A zone that is called after its division: 昆山开发区."""

OFFICE = re.compile(
    rf"[省市县区州旗盟]?(?:委(?!员)|{either('bodies', 'government')}|[一-鿿]{{1,6}}[局厅](?![势面部]))"
)
"""What follows a division that has a government."""

AFTER = frozenset("的某,、。;:!?()“”\"' 》》」")
"""Characters after which a name has ended."""

BODY = re.compile(
    rf"(?:{either('bodies', 'ends_phrase')}|[一-鿿][局厅站厂矿队社]|{either('divisions', 'part')}"
    rf"|{either('titles', 'post')})$"
)
"""How a phrase ends that is about a body, a post or people of a place."""

PREPOSITIONS = frozenset("在从于到赴往驻住的是原自由向离距达入至和与及、,。;:!?()“”\"' 《<「【[—-·")
UNITS = frozenset("国共省市县区州盟旗镇乡")
"""Characters after which a name can begin without further proof; short county names not after a unit."""


def supported(text: str, path: Path, names: Gazetteer, *, led: bool) -> Path | None:
    """The part of `path` that is meant as a place, from its start; None where nothing is.

    `led` says that another part of the place has been read before (凉山 in 四川省电力公司凉山供电公司).
    """
    mentions = list(path.mentions)
    while mentions:
        last = mentions[-1]
        after = mentions[-2].end if len(mentions) > 1 else 0
        if _meant(text, last, len(mentions) > 1 or led, after, names):
            break
        mentions.pop()
    if not mentions or not _begins(text, mentions[0], names):
        return None
    return Path(mentions)


def _begins(text: str, mention: Mention, names: Gazetteer) -> bool:
    start = mention.start
    if start == 0 or text[start - 1] in PREPOSITIONS:
        return True
    if not mention.full and min(unit.level for unit in mention.units) == COUNTY:
        return BODY.search(text[:start]) is not None
    return text[start - 1] in UNITS or stands_alone(text, start, mention.end, names.lexicon)


def _meant(text: str, mention: Mention, led: bool, after: int, names: Gazetteer) -> bool:
    if mention.organisation:
        return True
    form, rest = text[mention.start : mention.end], text[mention.end : mention.end + 24]
    if mention.full:
        if rest and rest[0] in OTHERS and OTHER_WORD.match(text, mention.end) and form[:-1] in names.grades:
            return False
        if any(
            text[mention.start : mention.end + len(kind)] in names.towns
            for kind in TOWN_KINDS
            if rest.startswith(kind)
        ):
            return False  # 古县镇, 新城区街道
        if led or len(form) > 2:
            return True
        # 代县 in 代县长, and 市区, which only a former division was called
        whole = (
            not rest
            or OFFICE.match(rest)
            or begins_town(text, mention.end, 1, names)
            or stands_alone(text, mention.start, mention.end, names.lexicon)
        )
        return bool(whole) and (
            form not in names.grades or (not rest and any(unit.stands for unit in mention.units))
        )
    if not rest:
        return led or _may_stand(form, mention, names)
    if ROAD.match(rest) and not begins_town(text, mention.end, 1, names):
        return False
    if TOWN.match(rest) or begins_town(text, mention.start, len(form), names):
        return False
    grade = names.grades.get(form, 0)
    if ZONE.match(rest) and grade < COMMON_WORD:
        return True
    level = min(unit.level for unit in mention.units)
    office = OFFICE.match(rest) is not None or rest[0] in AFTER
    if office and grade < COMMON_WORD and (led or _may_stand(form, mention, names)):
        return True
    if level == PROVINCE and (mention.start == 0 or text[mention.start - 1] in PREPOSITIONS):
        return True
    if not stands_alone(text, mention.start, mention.end, names.lexicon, after=after):
        return False
    if office and (led or _may_stand(form, mention, names)):
        return True
    if led:
        return grade < COMMON_WORD or level <= PREFECTURE
    if level == PROVINCE:
        return True
    if SPEECH.match(rest) or not _may_stand(form, mention, names):
        return False
    distinct = level < COUNTY or len(form) > 2
    return (distinct and grade < EVERYDAY) or bool(BODY.search(text) or ANY_BODY.search(rest))


def _may_stand(form: str, mention: Mention, names: Gazetteer) -> bool:
    """Whether the short name `form` may be a place with no other division beside it."""
    level = min(unit.level for unit in mention.units)
    if level < COUNTY:
        return True
    return names.grades.get(form, 0) < ALSO_WORD and any(unit.stands for unit in mention.units)
