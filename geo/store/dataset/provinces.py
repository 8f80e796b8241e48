"""Values of the province filter: code, full Chinese name, official English name.

The names are those of the gazetteer's province-level divisions. "none" stands for people without a place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from geo.model import LEVELS
from geo.places import divisions

NONE = "none"  # also for quotes without a theme


@dataclass(frozen=True, slots=True)
class Province:
    """One value of the filter."""

    id: str  # adcode, or "none"
    name_zh: str
    name_en: str


UNPLACED = Province(NONE, "未注明地点", "No place named")


@cache
def provinces() -> dict[str, Province]:
    """The province-level divisions by code, in the order of their codes, and "none" last."""
    found = [
        Province(division.adcode, division.name, division.name_en)
        for division in divisions.every()
        if division.level == "province"
    ]
    return {province.id: province for province in (*found, UNPLACED)}


def province_of(adcode: str) -> str:
    """The id of the province that a code lies in; "none" for an empty code."""
    return f"{adcode[:2]}0000" if adcode else NONE


def english_names(adcode: str) -> list[str]:
    """The English names of a division and of those above it, itself first; empty for an empty code."""
    names = []
    division = divisions.get(adcode or None)
    while division is not None:
        names.append(division.name_en)
        division = divisions.get(division.parent)
    return names


def in_english(row: Mapping[str, Any]) -> dict[str, str | None]:
    """The names of a row's divisions by level, in English where the gazetteer has them."""
    names: dict[str, str | None] = {level: row[level] or None for level in LEVELS}
    division = divisions.get(row["adcode"] or None)
    while division is not None:
        if names[division.level] == division.name:
            names[division.level] = division.name_en
        division = divisions.get(division.parent)
    return names
