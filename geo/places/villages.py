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
from geo.vocabulary import alternation, either, words, words_for

KIND = re.compile(either("divisions", "village"))
"""What a village's name ends in."""

COMMITTEE = words_for("divisions", "community_committee")
"""Endings that stand for 社区."""

RESIDENTS = words_for("divisions", "residents")[0]

POST = re.compile(rf"[党委的,。、()]|{either('titles', 'of_village')}")
"""What follows the name of a village in a descriptor."""

STREET = re.compile(rf"[东南西北中]?(?:大街|大?路|大?道|街(?!道)|{either('bodies', 'school_on_road')})")
"""What follows a village's name that is part of another name (中关村大街)."""

NAME = re.compile(r"[一-鿿〇]{2,}|[一-鿿\d]{2,}")
NO_NAME = re.compile(
    rf"(?:[本该各全某每]|一些|这个|所有|多个|许多|不少)?{alternation(words('not_village_names'))}?"
    f"{either('divisions', 'village_name')}"
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
            name = text[start : match.start()] + RESIDENTS
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
    if name[-2:] in names.lexicon and name[-2:] not in ("新村", RESIDENTS):
        return False
    return town is not None or all(unit.level == COUNTY for unit, _ in held)
