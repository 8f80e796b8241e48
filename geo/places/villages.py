"""Reads the village or community that follows a township or county, and villages whose county is not named.

A village counts where the gazetteer has it below what was named before. One that the gazetteer lacks is
kept as printed when a county or township stands before it. Without either, only what can be nothing but a
village's name is searched for, in a province or in the country.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from geo.places.gazetteer import COUNTY, Gazetteer, Unit
from geo.places.paths import after_connector
from geo.places.townships import Held, Town

KIND = re.compile(r"村|社区|嘎查|居委会|居民委员会")
"""What a village's name ends in."""

COMMITTEE = ("居委会", "居民委员会")
"""Endings that stand for 社区."""

POST = re.compile(r"党|委|支部|书记|主任|第一书记|村民|村医|村官|的|[,。、()]")
"""What follows the name of a village in a descriptor."""

STREET = re.compile(r"[东南西北中]?(?:大街|大?路|大?道|街(?!道)|小学|中学)")
"""What follows a village's name that is part of another name (中关村大街)."""

NAME = re.compile(r"[一-鿿〇]{2,}|[一-鿿\d]{2,}")
NO_NAME = re.compile(
    r"(?:[本该各全某每]|一些|这个|所有|多个|许多|不少)?"
    r"(?:驻|包|进|入|下|回|联|扶|住|离|返|在|街道|城市|农村|智慧|所在|某个|城乡|城中|行政|自然|示范|贫困|特色|空心|度假|民俗|文明|富裕|移民|生态|先进|后进|帮扶|脱贫|小康|"
    r"和美|美丽|幸福美丽|试点|传统|古|乡|农|渔|山|小山|邻|新型|现代|国际|老旧|大型)?(?:村|社区|嘎查)"
)
"""What looks like a village's name and only says that it is one."""

WINDOW = 18  # characters in which a village's name has to end
LONGEST = 10  # characters of the longest name that is believed as printed
RARE = 6  # whole bits of frequency up to which a word may be a village's name


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community that stands in the text."""

    name: str
    start: int  # offset of its first character and after its last one
    end: int
    known: bool  # whether the gazetteer has it
    held: tuple[Held, ...]  # the divisions that have it, or all when it is not known


def village_after(
    text: str, at: int, held: Sequence[Held], town: Town | None, names: Gazetteer
) -> Village | None:
    """The village or community at `at`, known or as printed; `held` are the divisions that it can lie in."""
    start = after_connector(text, at)
    printed = None
    best = None
    for match in KIND.finditer(text, start, start + WINDOW):
        name = text[start : match.end()]
        if match[0] in COMMITTEE:
            name = text[start : match.start()] + "社区"
        if not NAME.fullmatch(name) or NO_NAME.fullmatch(name) or STREET.match(text, match.end()):
            continue
        holding = tuple(pair for pair in held if _has_village(pair[1] or pair[0].today[0], town, name, names))
        if holding:
            best = Village(name, start, match.end(), True, holding)
        elif printed is None:
            printed = Village(name, start, match.end(), False, tuple(held))
    if best is None and printed is not None and _may_be_printed(printed, held, town, names):
        return printed
    return best


def lone_village(text: str, at: int, names: Gazetteer) -> tuple[str, int] | None:
    """A name at `at` that can only be a village's, and where it ends, for a search without its county.

    Only where the phrase ends behind it or a post of a village follows.
    """
    start = after_connector(text, at)
    for match in KIND.finditer(text, start, start + LONGEST):
        name = text[start : match.end()]
        rest = text[match.end() :]
        if (
            len(name) < 3
            or not NAME.fullmatch(name)
            or NO_NAME.fullmatch(name)
            or names.lexicon.get(name, 0) > RARE
        ):
            continue
        if (not rest or POST.match(rest)) and names.lexicon.get(name[-2:], 0) <= RARE:
            return name, match.end()
    return None


@lru_cache(1024)
def villages_in(region: Unit | None, name: str, names: Gazetteer) -> tuple[Unit, ...]:
    """The divisions of `region`, or of the country, that have a village called `name`."""
    line = f"\n{name}\n"
    return tuple(
        unit
        for unit in names.units
        if unit.stands and (region is None or region in unit.above) and line in names.village_text(unit)
    )


def _has_village(holder: Unit, town: Town | None, name: str, names: Gazetteer) -> bool:
    line = f"\n{name}\n"
    listed = names.villages(holder)
    if town and town.known:
        return line in listed.get(town.name, "")
    return any(line in villages for villages in listed.values())


def _may_be_printed(village: Village, held: Sequence[Held], town: Town | None, names: Gazetteer) -> bool:
    name = village.name
    if len(name) > LONGEST or name in names.lexicon:
        return False
    if name[-2:] in names.lexicon and name[-2:] not in ("新村", "社区"):
        return False
    return town is not None or all(unit.level == COUNTY for unit, _ in held)
