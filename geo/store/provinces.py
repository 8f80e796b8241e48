"""Values of the province filter: code, full Chinese name, official English name.

The names are those of the gazetteer's province-level divisions. "none" stands for people without a place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

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


def __getattr__(name: str) -> dict[str, Province]:
    if name == "BY_ID":  # the same table, made when it is first asked for
        return provinces()
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
