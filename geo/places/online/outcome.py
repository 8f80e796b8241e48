"""What came of asking about one place: the answers, what was wrong with them, and the one that is taken.

An answer is accepted if it lies in the division that the place names and stands for a finer level than the
gazetteer's own point. Of several accepted ones at least two must agree; if none do, none is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from geo.model import PRECISIONS, Place, Position, Precision
from geo.places import boundaries
from geo.places.distance import distance_km
from geo.places.online.service import Result, precision
from geo.places.position import FOUND_RADIUS_KM

Verdict = Literal["accepted", "outside", "coarse"]
Status = Literal["accepted", "disagreed", "rejected", "coarse", "nothing", "failed"]
STATUSES: tuple[Status, ...] = ("accepted", "disagreed", "rejected", "coarse", "nothing", "failed")

# How far two services may be apart about the same thing: villages are hamlets strung out along a valley, and
# for a township one service gives the office and another the middle.
_AGREE_KM: dict[Precision, float] = {"village": 2.0, "township": 6.0}

# Estimates: nobody has checked a sample of answers on the ground.
_ALONE = 0.8
_AGREED = 0.95


@dataclass(frozen=True, slots=True)
class Answer:
    """The best answer of one service."""

    service: str  # its name
    lon: float  # WGS-84 degrees east
    lat: float  # WGS-84 degrees north
    precision: Precision  # the level whose point it is; "none" for a thing that is not the place
    verdict: Verdict  # outside: not in the division named; coarse: no finer than the gazetteer
    provider_id: str  # the service's id of the answer
    retrieved_at: str  # ISO 8601, UTC
    crs: str  # coordinate system that the service gave it in


@dataclass(frozen=True, slots=True)
class Fault:
    """A service that did not do its work for this place."""

    service: str  # its name
    reason: str  # one line


@dataclass(frozen=True, slots=True)
class Outcome:
    """One place, asked about."""

    place: Place
    key: str  # its names from the province down, joined: the key of geocoded.csv
    answers: tuple[Answer, ...]  # of the services that found something, in the order asked
    chosen: Answer | None  # the one that is taken
    confidence: float  # estimated probability that the chosen one is right, 0 to 1; 0 where there is none
    faults: tuple[Fault, ...]

    @property
    def status(self) -> Status:
        """In one word, the best news first."""
        verdicts = {answer.verdict for answer in self.answers}
        if self.chosen is not None:
            return "accepted"
        if "accepted" in verdicts:
            return "disagreed"
        if "outside" in verdicts:
            return "rejected"
        if "coarse" in verdicts:
            return "coarse"
        return "failed" if self.faults else "nothing"

    @property
    def position(self) -> Position | None:
        """The chosen answer as a position, or None."""
        if self.chosen is None:
            return None
        taken = self.chosen
        return Position(
            taken.lat,
            taken.lon,
            taken.precision,
            FOUND_RADIUS_KM.get(taken.precision),
            taken.service,
            taken.provider_id,
            taken.retrieved_at,
        )


def judged(result: Result, place: Place, known: Precision) -> tuple[Precision, Verdict]:
    """What a result is worth for a place whose point the gazetteer knows at the level `known`."""
    level = precision(result, place.divisions)
    if place.adcode is None or not boundaries.contains(place.adcode, result.lon, result.lat):
        return level, "outside"
    finer = PRECISIONS.index(level) < PRECISIONS.index(known)
    return level, "accepted" if finer else "coarse"


def chosen(answers: Sequence[Answer]) -> tuple[Answer | None, float]:
    """The accepted answer to take, with its confidence."""
    accepted = [answer for answer in answers if answer.verdict == "accepted"]
    if not accepted:
        return None, 0.0
    finest = min((answer.precision for answer in accepted), key=PRECISIONS.index)
    rivals = [answer for answer in accepted if answer.precision == finest]
    if len(rivals) == 1:
        return rivals[0], _ALONE
    agreeing = [sum(_agree(one, other) for other in rivals) for one in rivals]
    most = max(agreeing)
    return (rivals[agreeing.index(most)], _AGREED) if most > 1 else (None, 0.0)


def _agree(one: Answer, other: Answer) -> bool:
    return distance_km(one.lon, one.lat, other.lon, other.lat) <= _AGREE_KM[one.precision]
