"""How many delegates each division of a map has: the answer that areas are coloured by.

The areas of a level divide the country as the boundary layer of that name does: where a province has no
prefectures it stands for itself, and so does a county that answers to its province directly, or a city
that has no counties. A delegate counts where their place lies; whose place is not known that finely is in
no area and counts as the rest, so that areas and rest together are the selection.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt
from starlette.requests import Request
from starlette.responses import Response

from geo.errors import BadParameter
from geo.places import divisions
from geo.places.divisions import Division
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Selection
from geo.store.dataset.select import select
from geo.web.api import params
from geo.web.api.endpoint import as_json
from geo.web.api.shade_classes import classes

LEVELS = ("province", "prefecture", "county")


def areas(request: Request) -> Response:
    """Delegates per division: GET /api/areas?level=&within= and the filters.

    `level` is province, prefecture or county, by default the one below `within`, the code of a province or
    prefecture; without `within` it is the whole country. The answer has "areas" (every division there, also
    those without delegates: "id", "name_zh", "name_en", "count", "parts" whether it can be divided further),
    "rest" (delegates inside that no area holds), "total", "classes" (first and last count of each shade),
    "trail" (from the province down to `within`) and "box" (of `within`: west, south, east, north).
    """
    dataset = params.dataset(request)
    selection = select(dataset, params.filters(request, dataset, also=("level", "within")))
    within = inside(request)
    level = _level(request, within)
    counts = _counts(dataset, selection)
    shown = [
        division for division in _tiles(level) if within is None or within.adcode in _codes(division.adcode)
    ]
    held = _per_area(counts, level, within)
    total = sum(held.values())
    return as_json(
        {
            "level": level,
            "within": within.adcode if within else None,
            "total": total,
            "rest": held[None],
            "areas": [{**_named(one), "count": held[one.adcode], "parts": _has_parts(one)} for one in shown],
            "classes": [
                {"least": least, "most": most}
                for least, most in classes(held[division.adcode] for division in shown)
            ],
            "trail": [_named(one) for one in reversed(_line(within))] if within else [],
            "box": list(within.box) if within else None,
        }
    )


def inside(request: Request) -> Division | None:
    """The division that `within` names; None where it is absent."""
    code = request.query_params.get("within")
    if not code:
        return None
    division = divisions.get(code)
    if division is None:
        raise BadParameter(f"within={code!r} is not the code of a division; expected six digits (GB/T 2260)")
    return division


def rows_inside(dataset: Dataset, rows: npt.NDArray[np.int64], within: Division) -> npt.NDArray[np.bool_]:
    """For each of these rows of delegates, whether its place lies in a division."""
    lies = np.array([within.adcode in _codes(code) for code in dataset.adcode.values], dtype=bool)
    return lies[dataset.adcode.codes[rows]]


def _level(request: Request, within: Division | None) -> str:
    below = LEVELS[0] if within is None else _below(within)
    level = request.query_params.get("level") or below
    if level not in LEVELS:
        raise BadParameter(f"level={level!r} is not known; allowed: {', '.join(LEVELS)}")
    if within is not None and LEVELS.index(level) <= LEVELS.index(within.level):
        raise BadParameter(f"{within.name} has no divisions of level={level}; it is a {within.level} itself")
    return level


def _below(division: Division) -> str:
    """The level that a division is divided into."""
    if division.level == LEVELS[-1]:
        raise BadParameter(f"within={division.adcode!r} is a county; expected a province or a prefecture")
    parts = divisions.children(division.adcode)
    if division.level == LEVELS[0] and (not parts or any(part.level == LEVELS[1] for part in parts)):
        return LEVELS[1]
    return LEVELS[2]


def _counts(dataset: Dataset, selection: Selection) -> dict[str, int]:
    """Delegates of the selection per code of their place."""
    column = dataset.adcode
    counts = np.bincount(column.codes[selection.delegates], minlength=len(column.values))
    return {column.values[at]: int(counts[at]) for at in np.flatnonzero(counts)}


def _per_area(counts: dict[str, int], level: str, within: Division | None) -> Counter[str | None]:
    """Delegates per code of an area; those inside that no area holds under None."""
    held: Counter[str | None] = Counter()
    for code, count in counts.items():
        if within is None or within.adcode in _codes(code):
            held[_area_of(code, level)] += count
    return held


def _named(division: Division) -> dict[str, Any]:
    return {"id": division.adcode, "name_zh": division.name, "name_en": division.name_en}


def _has_parts(division: Division) -> bool:
    return bool(divisions.children(division.adcode))


@cache
def _tiles(level: str) -> tuple[Division, ...]:
    return tuple(division for division in divisions.every() if _is_tile(division.adcode, level))


@cache
def _is_tile(code: str, level: str) -> bool:
    """Whether a division is an area of the boundary layer of that level."""
    division = divisions.get(code)
    if division is None:
        return False
    if division.level == level:
        return True
    levels_below = {part.level for part in divisions.children(code)}
    if level == LEVELS[1]:
        if division.level == LEVELS[0]:
            return LEVELS[1] not in levels_below
        siblings = divisions.children(division.parent or "")
        above = divisions.get(division.parent)
        return above is not None and above.level == LEVELS[0] and any(one.level == level for one in siblings)
    return level == LEVELS[2] and not levels_below


@cache
def _area_of(code: str, level: str) -> str | None:
    """The area of a level that a place lies in."""
    return next((above for above in _codes(code) if _is_tile(above, level)), None)


@cache
def _codes(code: str) -> tuple[str, ...]:
    """The divisions that a code lies in, itself first; a code that is not listed is known by its province."""
    division = divisions.get(code) or divisions.get(f"{code[:2]}0000")
    return tuple(above.adcode for above in _line(division)) if division else ()


def _line(division: Division) -> tuple[Division, ...]:
    above = divisions.get(division.parent)
    return (division, *(_line(above) if above else ()))
