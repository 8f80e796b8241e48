"""What all online services have in common: how a question is put and what an answer says."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from typing import Any, Protocol

from geo.model import Divisions, Level, Precision
from geo.places import township_points
from geo.vocabulary import either

Raw = dict[str, Any]  # one result as the service gave it

# What may follow the proper name of a village or township in the name of the thing that stands for it.
_VILLAGE = f"{either('divisions', 'village_stem')}?{either('divisions', 'village_seat')}?"
_TOWNSHIP = f"{either('divisions', 'township_stem')}?{either('divisions', 'township_seat')}?"
_VILLAGE_END = re.compile(f"(?<=..){_VILLAGE}$")


@dataclass(frozen=True, slots=True)
class Result:
    """One result of a service in this project's terms."""

    lon: float  # WGS-84 degrees east
    lat: float  # WGS-84 degrees north
    levels: frozenset[Level]  # those whose point such a thing can be; empty: nothing of use here
    names: str | None  # the names of what it found, finest last; None: the service only repeats the question
    id: str  # the service's id of the result, or a digest of it


class Service(Protocol):
    """An online geocoder as geo.places.online uses it; each is a geopy geocoder as well."""

    name: str  # as on the command line and in geocoded.csv
    crs: str  # coordinate system of its raw results
    interval: float  # seconds between two questions of the whole application

    def phrase(self, divisions: Divisions) -> str:
        """The question for a place."""

    def ask(self, phrase: str) -> list[Raw]:
        """The results, best first; empty for none. Raises errors of geopy.exc."""

    def read(self, raw: Raw) -> Result:
        """One result in this project's terms. Raises KeyError, TypeError or ValueError for another shape."""


def joined(divisions: Divisions) -> str:
    """The names from the province down, nothing between them; also the key of geocoded.csv."""
    upper = (divisions.province, divisions.prefecture, divisions.county)
    return "".join(name for name in (*upper, divisions.township, divisions.village) if name)


def precision(result: Result, divisions: Divisions) -> Precision:
    """The level of the place whose point a result is; "none" if it is neither its village nor its township.

    Two things must agree: what kind of thing the service found, and the name of that thing. A hotel that
    bears the village's name is not the village, nor is the township that a service falls back to.
    """
    if "village" in result.levels and _named(
        result.names, divisions.village, _stem(divisions.village), _VILLAGE
    ):
        return "village"
    township = divisions.township and township_points.stem(divisions.township)
    if "township" in result.levels and _named(result.names, divisions.township, township, _TOWNSHIP):
        return "township"
    return "none"


def digest(raw: Raw) -> str:
    """An id for results that have none: the same result has the same."""
    text = json.dumps(raw, ensure_ascii=False, sort_keys=True)
    return "sha256:" + hashlib.sha256(text.encode()).hexdigest()[:16]


def _stem(village: str | None) -> str | None:
    """The proper name of a village or community, at least two characters: 青山 of 青山村民委员会."""
    return village and _VILLAGE_END.sub("", village, count=1)


def _named(names: str | None, full: str | None, stem: str | None, ending: str) -> bool:
    if not (full and stem):
        return False
    if names is None:
        return True
    return names.endswith(full) or re.search(f"{re.escape(stem)}{ending}$", names) is not None
