"""Reads what an address of the HTTP interface asks for; a bad value raises BadParameter.

A name that means nothing here is refused as well: a filter that is misspelt must not pass for the whole
dataset. The names that only the pages' own addresses use are passed over, so that the query of a page can
be handed to the interface as it is.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from starlette.datastructures import QueryParams
from starlette.requests import Request

from geo.errors import BadParameter
from geo.store import current
from geo.store.curation.session_sets import SETS
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import NAMES, Filters
from geo.web.api.cells import MAX_ZOOM, Box

WORLD = Box(-180.0, -90.0, 180.0, 90.0)
PAGE_NAMES = ("lang", "delegate", "view", "quote", "layer", "area", "base", "embed", "embed_options")
SET = "set"
SET_HEADER = "X-Article-Set"  # the same where the address may be written to a log
MOST_ROWS = 500
DEFAULT_ROWS = 20
DEFAULT_ZOOM = 4.0


def dataset(request: Request) -> Dataset:
    """The dataset in use, or the one with the articles of the session whose token is asked for."""
    token = request.headers.get(SET_HEADER) or request.query_params.get(SET)
    return current() if token is None else SETS.dataset(token)


def filters(request: Request, dataset: Dataset, *, also: Sequence[str] = ()) -> Filters:
    """The filters of a request; `also` names the other parameters that the address takes."""
    known(request, *NAMES, *also)
    return Filters.parse(request.query_params.multi_items(), dataset.filter_values)


def known(request: Request, *allowed: str) -> None:
    """Refuse a parameter that the address does not take."""
    for name in request.query_params:
        if name not in (*allowed, SET, *PAGE_NAMES):
            takes = ", ".join(allowed) or "none"
            raise BadParameter(f"{name!r} is not a parameter of this address; allowed: {takes}")


def zoom(query: QueryParams) -> float:
    """The zoom level of a map, fractions allowed."""
    return _number(query, "zoom", default=DEFAULT_ZOOM, least=0, most=MAX_ZOOM)


def box(query: QueryParams) -> Box:
    """The window of a map, clipped to the world; the whole world where none is given."""
    text = query.get("bbox")
    if not text:
        return WORLD
    wanted = f"bbox={text!r} is not west,south,east,north in degrees"
    try:
        west, south, east, north = (float(part) for part in text.split(","))
    except ValueError as error:
        raise BadParameter(f"{wanted}: expected four numbers") from error
    if not all(math.isfinite(edge) for edge in (west, south, east, north)):
        raise BadParameter(f"{wanted}: expected finite numbers")
    if west > east or south > north:
        raise BadParameter(f"{wanted}: west must not exceed east, nor south north")
    return Box(max(west, WORLD.west), max(south, WORLD.south), min(east, WORLD.east), min(north, WORLD.north))


def ids(query: QueryParams) -> list[str] | None:
    """The ids of `ids=`, which may be repeated or hold several with commas; None where it is absent."""
    if "ids" not in query:
        return None
    return [part for value in query.getlist("ids") for part in value.split(",") if part]


def flag(query: QueryParams, name: str) -> bool:
    """Whether a parameter is on: 1 or 0, by default off."""
    text = query.get(name, "0")
    if text not in ("0", "1"):
        raise BadParameter(f"{name}={text!r} is not allowed; expected 0 or 1")
    return text == "1"


def page(query: QueryParams) -> tuple[int, int]:
    """Offset and limit of a list."""
    offset = _whole(query, "offset", default=0, most=None)
    return offset, _whole(query, "limit", default=DEFAULT_ROWS, most=MOST_ROWS)


def _whole(query: QueryParams, name: str, *, default: int, most: int | None) -> int:
    text = query.get(name)
    if not text:
        return default
    value = int(text) if text.isascii() and text.isdecimal() and len(text) < 10 else -1
    if value < 0 or (most is not None and value > most):
        span = f"0 to {most}" if most is not None else "0 or more"
        raise BadParameter(f"{name}={text!r} is not allowed; expected a whole number, {span}")
    return value


def _number(query: QueryParams, name: str, *, default: float, least: float, most: float) -> float:
    text = query.get(name)
    if not text:
        return default
    try:
        value = float(text)
    except ValueError:
        value = math.nan
    if not least <= value <= most:
        raise BadParameter(f"{name}={text!r} is not allowed; expected a number from {least:g} to {most:g}")
    return value
