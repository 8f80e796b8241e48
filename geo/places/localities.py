"""Reads the township and the village that follow a division, and townships that stand alone.

A township or village counts where the gazetteer has it below the divisions named before; a township settles
which of several counties is meant. A village or community that the gazetteer lacks is kept as printed when a
county or township stands before it; so is a township of a known county.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from geo.places.gazetteer import COUNTY, PREFECTURE, Gazetteer, Unit
from geo.places.paths import after_connector

LONGEST_TOWN = 14
TOWN_KINDS = ("镇", "乡", "街道", "苏木")
ZONE = re.compile(
    r"[一-鿿]{0,10}?(?:高新技术产业开发区|经济技术开发区|开发区|高新技术产业园区|高新区|经开区|工业园区|产业园区|园区|示范区|管理区|新区|新城)"
)
"""A zone that is no county: its townships hang under the prefecture."""
ZONE_TOWN = re.compile(r".*(?:开发区|园区|工业园|产业园|集聚区|集中区|新区|示范区|高新区|经开区)")
"""Entries of the gazetteer that are zones, not townships."""
PRINTED_TOWN = re.compile(r"[一-鿿]{1,8}?(?:街道(?!口)|(?<![乡城])镇(?![区域村长])|(?<![城下])乡(?![村镇亲土长]))")
"""What a township that the gazetteer lacks looks like."""
STREET_ENDINGS = frozenset("路街道巷桥")
VILLAGE = re.compile(r"村|社区|嘎查|居委会|居民委员会")
VILLAGE_POST = re.compile(r"党|委|支部|书记|主任|第一书记|村民|村医|村官|的|[,。、()]")
"""What follows the name of a village in a descriptor."""
STREET = re.compile(r"[东南西北中]?(?:大街|大?路|大?道|街(?!道)|小学|中学)")
"""What follows a village's name that is part of another name (中关村大街)."""
VILLAGE_WINDOW = 18
RARE = 6  # whole bits of frequency up to which a word may be a village's name
LONGEST_VILLAGE = 10  # longest name that is believed as printed
YOUNG = 2000  # a division made in or after this year can have taken townships over
HAN_NAME = re.compile(r"[一-鿿〇]{2,}|[一-鿿\d]{2,}")
NO_NAME = re.compile(
    r"(?:[本该各全某每]|一些|这个|所有|多个|许多|不少)?(?:街道|城市|农村|智慧|所在|某个|城乡|城中|行政|自然|示范|贫困|特色|空心|度假|民俗|文明|富裕|"
    r"移民|生态|先进|后进|帮扶|脱贫|小康|和美|美丽|幸福美丽|试点|传统|古|乡|农|渔|山|小山|邻|新型|现代|国际|老旧|大型)?(?:村|社区|嘎查)"
)
"""What looks like a village's name and only says that it is one."""


Held = tuple[Unit, Unit]
"""A unit that a phrase can mean, and the division of today that the gazetteer lists the township under."""


@dataclass(frozen=True, slots=True)
class Town:
    """A township that stands in the text."""

    name: str
    end: int  # offset after it
    held: tuple[Held, ...]  # the divisions named before that can hold it, each with the one that does
    known: bool  # whether the gazetteer has it
    moved: bool = False  # it belongs to a division that was made out of the one named


@dataclass(frozen=True, slots=True)
class Village:
    """A village or community that stands in the text."""

    name: str
    end: int
    known: bool
    held: tuple[Held, ...]  # the divisions that have it, or all when it is not known


def town_after(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    """The township at `at` or after a zone's name there, for a place in one of `units`."""
    start = after_connector(text, at)
    found = _known_town(text, at, units, names) or (_known_town(text, start, units, names) if start > at else None)
    if found is None and (zone := ZONE.match(text, start)):
        found = _known_town(text, zone.end(), units, names)
        if found is not None:
            zoned = tuple(pair for pair in found.held if pair[1].level == PREFECTURE)
            found = replace(found, held=zoned or found.held)
    return found or _short_town(text, start, units, names)


def printed_town(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    """What stands at `at` and looks like a township of a county, though the gazetteer lacks it."""
    if not all(unit.level == COUNTY for unit in units):
        return None
    match = PRINTED_TOWN.match(text, after_connector(text, at))
    if not match or match[0] in names.lexicon or len(match[0]) < 2 or match[0] == "街道":
        return None
    return Town(match[0], match.end(), tuple((unit, unit.today[0]) for unit in units), False)


def begins_town(text: str, start: int, longer: int, names: Gazetteer) -> bool:
    """Whether a township's name of more than `longer` characters begins at `start` (广安门外街道)."""
    for length in range(longer + 1, min(LONGEST_TOWN, len(text) - start) + 1):
        form = text[start : start + length]
        if form in names.towns and not ZONE_TOWN.fullmatch(form):
            return True
    return False


def towns_in(text: str, names: Gazetteer) -> Iterator[tuple[int, int, str, tuple[Unit, ...]]]:
    """Township names anywhere in `text`: start, end, name, holders; longest first at each end."""
    for match in re.finditer(r"镇|乡|街道|苏木", text):
        end = match.end()
        for start in range(max(0, end - LONGEST_TOWN), end - 1):
            name = text[start:end]
            holders = names.holders(name) or names.earlier_holders(name)
            if holders and (end == len(text) or text[start : end + 1] not in names.towns):  # 乌镇 in 乌镇镇
                yield start, end, name, holders
                break


def village_after(
    text: str, at: int, held: Sequence[Held], town: Town | None, names: Gazetteer
) -> Village | None:
    """The village or community at `at`, known or as printed; `held` are the divisions that it can lie in."""
    start = after_connector(text, at)
    printed = None
    best = None
    for match in VILLAGE.finditer(text, start, start + VILLAGE_WINDOW):
        name = text[start : match.end()]
        if match[0] in ("居委会", "居民委员会"):
            name = text[start : match.start()] + "社区"
        if not HAN_NAME.fullmatch(name) or NO_NAME.fullmatch(name) or STREET.match(text, match.end()):
            continue
        holding = tuple(pair for pair in held if _has_village(pair[1], town, name, names))
        if holding:
            best = Village(name, match.end(), True, holding)
        elif printed is None:
            printed = Village(name, match.end(), False, tuple(held))
    if best is None and printed is not None and _may_be_printed(printed, held, town, names):
        return printed
    return best


def lone_village(text: str, at: int, names: Gazetteer) -> tuple[str, int] | None:
    """A name at `at` that can only be a village's, and where it ends, for a search without its county.

    Only where the phrase ends behind it or a post of a village follows.
    """
    start = after_connector(text, at)
    for match in VILLAGE.finditer(text, start, start + LONGEST_VILLAGE):
        name = text[start : match.end()]
        rest = text[match.end() :]
        if len(name) < 3 or not HAN_NAME.fullmatch(name) or NO_NAME.fullmatch(name) or names.lexicon.get(name, 0) > RARE:
            continue
        if (not rest or VILLAGE_POST.match(rest)) and names.lexicon.get(name[-2:], 0) <= RARE:
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


def _known_town(text: str, start: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    for length in range(min(LONGEST_TOWN, len(text) - start), 1, -1):
        form = text[start : start + length]
        now, then = names.holders(form), names.earlier_holders(form)
        if not (now or then) or ZONE_TOWN.fullmatch(form):
            continue
        end = start + length
        if now and (held := _held(now, units)):
            return Town(_full_name(form, held, names), end, held, True)
        if now and (held := _moved(now, form, units, names)):
            return Town(form, end, held, True, moved=True)
        if then and (held := _held(then, units)):
            return Town(form, end, held, True)
    return None


def _held(holders: Sequence[Unit], units: Sequence[Unit]) -> tuple[Held, ...]:
    """Each of `units` with each of `holders` that lies in it; else with a prefecture that lists its zones."""
    inside = [(unit, holder) for unit in units for holder in holders if any(now in holder.above for now in unit.today)]
    return tuple(inside) or tuple(
        (unit, holder)
        for unit in units
        if unit.level == COUNTY
        for holder in holders
        if holder.level == PREFECTURE and any(holder in now.above for now in unit.today)
    )


def _moved(holders: Sequence[Unit], form: str, units: Sequence[Unit], names: Gazetteer) -> tuple[Held, ...]:
    """A township that left a county: the one holder beside it that is younger, or that the older list contradicts."""
    found = []
    for unit in units:
        if unit.level != COUNTY or len(unit.today) != 1:
            continue
        prefecture = unit.today[0].prefecture
        beside = {holder for holder in holders if holder.level == COUNTY and prefecture in holder.above}
        if len(beside) == 1:
            (holder,) = beside
            new = holder.since > max(unit.since, YOUNG) and holder not in names.older
            if new or _same_villages(unit.today[0], holder, form, names):
                found.append((unit, holder))
    return tuple(found)


def _same_villages(before: Unit, after: Unit, town: str, names: Gazetteer) -> bool:
    """Whether half of the villages that a county has lost with a township lie in the other county's today."""
    lost = set(names.villages(before).get(town, "").split("\n")) - {""}
    kept = lost.intersection(names.villages(after).get(town, "").split("\n"))
    return len(kept) * 2 > len(lost)


def _short_town(text: str, start: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    """A township without its kind at the end of the phrase: 浙江乌镇, 广东东莞厚街."""
    form = text[start:]
    if not 2 <= len(form) <= 4 or form in names.lexicon or form in names.grades or form in names.short:
        return None
    for kind in TOWN_KINDS:
        if kind == "街道" and form[-1] in STREET_ENDINGS:
            continue
        holders = names.holders(form + kind)
        held = _held(holders, units) if holders else ()
        if len({holder for _, holder in held}) == 1:
            return Town(form + kind, start + len(form), held, True)
    return None


def _full_name(form: str, held: Sequence[Held], names: Gazetteer) -> str:
    return next((names.town_names[holder.code + form] for _, holder in held if holder.code + form in names.town_names), form)


def _has_village(holder: Unit, town: Town | None, name: str, names: Gazetteer) -> bool:
    line = f"\n{name}\n"
    listed = names.villages(holder)
    if town and town.known:
        return line in listed.get(town.name, "")
    return any(line in villages for villages in listed.values())


def _may_be_printed(village: Village, held: Sequence[Held], town: Town | None, names: Gazetteer) -> bool:
    name = village.name
    if len(name) > LONGEST_VILLAGE or name in names.lexicon:
        return False
    if name[-2:] in names.lexicon and name[-2:] not in ("新村", "社区"):
        return False
    return town is not None or all(unit.level == COUNTY for unit, _ in held)
