"""Uses what has been said before: context settles ambiguity, and a phrase may only point back to it.

A bare unit in an office (社区党委书记, 县委书记) points back to the unit of that kind that the context
names. A phrase that points back to nothing takes no place from its context: a delegate of 甘肃省's
paragraph need not be from 甘肃省's first county.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from geo.model import LEVELS, Divisions, Level, Place
from geo.places.gazetteer import Gazetteer, Unit
from geo.places.readings import Reading
from geo.vocabulary import either

_COMMUNITY = either("divisions", "community")
_SUBDISTRICT, _SUMU = either("divisions", "subdistrict"), either("divisions", "sumu")
_LEADING = either("bodies", "leading")  # the organs of a county or wider unit
_PROVINCE, _PARTY = either("divisions", "province"), either("bodies", "party_committee")

POINTS_BACK: tuple[tuple[re.Pattern[str], Level], ...] = (
    (re.compile(rf"(?:该|本)?(?:{_COMMUNITY}|村(?![官医])|村级)"), "village"),
    (re.compile(rf"(?:该|本)?(?:镇|乡(?!村)|{_SUBDISTRICT}|{_SUMU}(?!达))"), "township"),
    (re.compile(rf"(?:该|本)?(?:县|区|旗)(?=委|长|{_LEADING})"), "county"),
    (re.compile(rf"(?:该|本)?(?:州|盟)(?=委|长|{_LEADING})"), "prefecture"),
    (re.compile(rf"(?:该|本)?市(?=委|长|{_LEADING})"), "prefecture"),
    (re.compile(rf"(?:该|本)?{_PROVINCE}(?=委|长|{_LEADING}|{_PARTY})"), "province"),
)
"""How an office that names no place begins -> level of the unit that it leans on."""


def regions(places: Sequence[Place], names: Gazetteer) -> list[Unit]:
    """The divisions that the context is about, nearest first."""
    return [names.by_code[place.adcode] for place in places if place.adcode is not None]


def narrowed(found: list[Reading], around: Sequence[Unit]) -> list[Reading]:
    """The readings in the first region of the context that holds any; all where none does."""
    if len(found) > 1:
        for region in around:
            inside = [reading for reading in found if region in reading.today.above]
            if inside:
                return inside
    return found


def anaphor(text: str) -> Level | None:
    """The level of the unit that an office without a place points back to."""
    for pattern, level in POINTS_BACK:
        if pattern.match(text):
            return level
    return None


def up_to(found: Divisions, level: Level) -> Divisions | None:
    """The chain `found` down to `level`; None where it does not reach that far."""
    if level == "prefecture" and found.county and found.county.endswith("市"):
        level = "county"  # 市委 in a county-level city
    values = [getattr(found, name) for name in LEVELS]
    depth = LEVELS.index(level)
    if values[depth] is None:
        # 市 of a municipality is the province.
        if level == "prefecture" and found.province and found.province.endswith("市"):
            depth = 0
        else:
            return None
    return Divisions(*(value if index <= depth else None for index, value in enumerate(values)))
