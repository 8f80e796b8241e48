"""Reads the township that follows a division, and townships that stand alone.

A township counts where the gazetteer has it below the divisions named before, and then it settles which of
several counties is meant. A county's township that the gazetteer lacks is kept as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from geo.places.gazetteer import COUNTY, PREFECTURE, Gazetteer, Unit
from geo.places.paths import after_connector
from geo.vocabulary import either, words_for

LONGEST = 14  # characters of the longest name that is looked up
KINDS = words_for("divisions", "township")
SUBDISTRICT = words_for("divisions", "subdistrict")[0]
ZONE = re.compile(f"[一-鿿]{{0,10}}?{either('divisions', 'zone')}")
"""A zone that is no county: its townships hang under the prefecture."""

ZONE_ENTRY = re.compile(f".*{either('divisions', 'zone_entry')}")
"""Entries of the gazetteer that are zones, not townships."""

PRINTED = re.compile(
    rf"[一-鿿]{{1,8}}?(?:{SUBDISTRICT}(?!口)|(?<![乡城])镇(?![区域村长])|(?<![城下])乡(?![村镇亲土长]))"
)
"""What a township that the gazetteer lacks looks like."""

NO_NAME = re.compile(rf"{SUBDISTRICT}$|[一两几多某该本各全每](?:名|位|个|些)?|的")
"""How what is no township's name begins."""

STREET_ENDINGS = frozenset("路街道巷桥")
"""A 街道 without its kind that ends so would be a street (香港中路)."""

YOUNG = 2000  # a division made in or after this year can have taken townships over

Held = tuple[Unit, Unit | None]
"""A unit that a phrase can mean, and the division of today that the gazetteer lists the township under."""


@dataclass(frozen=True, slots=True)
class Town:
    """A township that stands in the text."""

    name: str
    start: int  # offset of its first character and after its last one
    end: int
    held: tuple[Held, ...]  # the divisions named before that can hold it, each with the one that does
    known: bool  # whether the gazetteer has it
    moved: bool = False  # it belongs to a division that was made out of the one named


def town_after(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    """The township at `at` or after a zone's name there, for a place in one of `units`."""
    start = after_connector(text, at)
    found = _known_town(text, at, units, names) or (
        _known_town(text, start, units, names) if start > at else None
    )
    if found is None and (zone := ZONE.match(text, start)):
        found = _known_town(text, zone.end(), units, names)
        if found is not None:
            zoned = tuple(pair for pair in found.held if pair[1] is not None and pair[1].level == PREFECTURE)
            found = replace(found, held=zoned or found.held)
    return found or _short_town(text, start, units, names)


def printed_town(text: str, at: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    """What stands at `at` and looks like a township of a county, though the gazetteer lacks it."""
    if not all(unit.level == COUNTY for unit in units):
        return None
    match = PRINTED.match(text, after_connector(text, at))
    if not match or match[0] in names.lexicon or len(match[0]) < 2 or NO_NAME.match(match[0]):
        return None
    return Town(match[0], match.start(), match.end(), tuple((unit, unit.today[0]) for unit in units), False)


def begins_town(text: str, start: int, longer: int, names: Gazetteer) -> bool:
    """Whether a township's name of more than `longer` characters begins at `start` (广安门外街道)."""
    for length in range(longer + 1, min(LONGEST, len(text) - start) + 1):
        form = text[start : start + length]
        if form in names.towns and not ZONE_ENTRY.fullmatch(form):
            return True
    return False


def towns_in(text: str, names: Gazetteer) -> Iterator[tuple[int, int, str, tuple[Unit, ...]]]:
    """Township names anywhere in `text`: start, end, name, holders; longest first at each end."""
    for match in re.finditer(either("divisions", "township"), text):
        end = match.end()
        for start in range(max(0, end - LONGEST), end - 1):
            name = text[start:end]
            holders = names.holders(name) or names.earlier_holders(name)
            if holders and (end == len(text) or text[start : end + 1] not in names.towns):  # 乌镇 in 乌镇镇
                yield start, end, name, holders
                break


def _known_town(text: str, start: int, units: Sequence[Unit], names: Gazetteer) -> Town | None:
    for length in range(min(LONGEST, len(text) - start), 1, -1):
        form = text[start : start + length]
        if form not in names.towns and form not in names.earlier_towns:
            continue
        now, then = names.holders(form), names.earlier_holders(form)
        if ZONE_ENTRY.fullmatch(form):
            continue
        end = start + length
        if now and (held := _held(now, units)):
            return Town(_full_name(form, held, names), start, end, held, True)
        if now and (held := _moved(now, form, units, names)):
            return Town(form, start, end, held, True, moved=True)
        if then and (held := _held(then, units)):
            return Town(form, start, end, held, True)
    return None


def _held(holders: Sequence[Unit], units: Sequence[Unit]) -> tuple[Held, ...]:
    """Each of `units` with each of `holders` that lies in it; else with a prefecture that lists its zones."""
    inside = [
        (unit, holder)
        for unit in units
        for holder in holders
        if any(now in holder.above for now in unit.today)
    ]
    return tuple(inside) or tuple(
        (unit, holder)
        for unit in units
        if unit.level == COUNTY
        for holder in holders
        if holder.level == PREFECTURE and any(holder in now.above for now in unit.today)
    )


def _moved(holders: Sequence[Unit], form: str, units: Sequence[Unit], names: Gazetteer) -> tuple[Held, ...]:
    """A township that left a county for the one beside it that has one of its name."""
    found: list[Held] = []
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
    for kind in KINDS:
        if kind == SUBDISTRICT and form[-1] in STREET_ENDINGS:
            continue
        holders = names.holders(form + kind)
        held = _held(holders, units) if holders else ()
        if len({holder for _, holder in held}) == 1:
            return Town(form + kind, start, start + len(form), held, True)
    return None


def _full_name(form: str, held: Sequence[Held], names: Gazetteer) -> str:
    for _, holder in held:
        name = names.town_names.get(holder.code + form) if holder else None
        if name is not None:
            return name
    return form
