"""The answers to where a place is, and what the chosen one comes to as columns of the dataset.

Answers are the present reading, others of the printed or of a typed phrase, those of online services, and
"no place". A pin gives any of them another point. Pure: what the session holds comes as arguments.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo import places
from geo.model import LEVELS, PRECISIONS, Divisions, Level
from geo.places import boundaries
from geo.places.online import Outcome
from geo.store.building.corrections import BY_HAND, Row
from geo.store.curation import placing
from geo.store.curation.sites import Site, alternatives

MOST = 12  # readings of a phrase that are offered
NOW = "now"
NOWHERE = "nowhere"
_LETTERS = "ABCDEFGH"
_FINE = ("village", "township", "county")

Reading = tuple[Divisions, str | None]  # a chain with its code


@dataclass(frozen=True, slots=True)
class Candidate:
    """One answer to where a place is."""

    id: str
    sign: str  # on the map and before the name; "" for what has no mark
    chain: Divisions
    adcode: str | None
    lat: float | None = None  # a point of its own; None for that of the gazetteer
    lon: float | None = None
    geocoder: str = BY_HAND
    provider_id: str | None = None
    retrieved_at: str | None = None
    verdict: str | None = None  # of an online answer
    level: Level | None = None  # what its own point is the position of


@dataclass(frozen=True, slots=True)
class Choice:
    """What somebody chose for a site."""

    candidate: str = NOW
    pin: tuple[float, float] | None = None  # latitude, longitude in WGS-84
    level: Level | None = None
    typed: tuple[Reading, ...] = ()  # readings of a phrase that was typed
    fault: str | None = None  # why what was typed came to nothing, in words


def candidates(site: Site, made: Choice, outcome: Outcome | None) -> tuple[list[Candidate], int]:
    """The answers to choose from, the present one first, and how many readings were left out."""
    found = [*made.typed, *(pair for pair in alternatives(site) if pair not in made.typed)]
    readings = [
        Candidate(f"{'typed' if at < len(made.typed) else 'reading'}:{at}", str(at + 1), chain, code)
        for at, (chain, code) in enumerate(found[:MOST])
    ]
    now = Candidate(NOW, "", site.chain, site.adcode)
    nowhere = [Candidate(NOWHERE, "", Divisions(), None)] if site.printed else []
    return [now, *readings, *_answers(site, outcome), *nowhere], max(0, len(found) - MOST)


def taken(site: Site, made: Choice, offered: Sequence[Candidate]) -> Candidate:
    """The answer that is chosen, with the pin's point where there is a pin.

    Where the division is not certain, or the point that was there is wrong, the pin says which it is.
    """
    base = next((one for one in offered if one.id == made.candidate), offered[0])
    if made.level is not None:
        base = replace(base, level=made.level)
    if made.pin is None:
        return base
    lat, lon = made.pin
    base = Candidate(base.id, base.sign, base.chain, base.adcode, lat, lon, level=base.level)
    if base.adcode is None or (base.id == NOW and site.state == "ambiguous"):
        inner = placing.division_at(lat, lon)
        if inner and (base.adcode is None or boundaries.contains(base.adcode, lon, lat)):
            base = replace(base, chain=inner[0], adcode=inner[1])
    return base


def readings(phrase: str) -> tuple[Reading, ...]:
    """What a place name can mean: one reading where that is certain, none where nobody could say."""
    place = places.resolve(phrase)
    if place.alternatives:
        return tuple(zip(place.alternatives, place.alternative_adcodes, strict=True))
    return ((place.divisions, place.adcode),) if place.divisions.province else ()


def point(candidate: Candidate, site: Site) -> tuple[float, float] | None:
    """Where to draw an answer: latitude and longitude; None for one without a point."""
    lat, lon = candidate.lat, candidate.lon
    if lat is None and candidate.id == NOW:
        lat, lon = site.lat, site.lon
    elif lat is None:
        position = places.geocode(placing.place_of(candidate.chain, candidate.adcode))
        lat, lon = position.lat, position.lon
    return None if lat is None or lon is None else (lat, lon)


def levels(candidate: Candidate) -> list[Level]:
    """What a point can be the position of: the levels that the chain names, finest first.

    Whoever gives a point for a county or something finer does not mean the prefecture's.
    """
    named = [level for level in reversed(LEVELS) if getattr(candidate.chain, level)]
    return [level for level in named if level in _FINE] or named[:1]


def is_outside(candidate: Candidate) -> bool:
    """Whether the answer has a point of its own that does not lie in its division."""
    if candidate.lat is None or candidate.lon is None:
        return False
    code = candidate.adcode
    return code is None or not boundaries.contains(code, candidate.lon, candidate.lat)


def columns(candidate: Candidate) -> Row | None:
    """The columns that the answer stands for; None where nothing was chosen or the point is refused."""
    lat, lon, code = candidate.lat, candidate.lon, candidate.adcode
    if lat is None or lon is None:
        return None if candidate.id == NOW else placing.at_division(candidate.chain, code)
    offered = levels(candidate)
    if code is None or not offered or is_outside(candidate):
        return None
    return placing.at_point(
        candidate.chain,
        code,
        lat,
        lon,
        level=candidate.level if candidate.level in offered else offered[0],
        geocoder=candidate.geocoder,
        provider_id=candidate.provider_id,
        retrieved_at=candidate.retrieved_at,
    )


def can_be_finer(site: Site) -> bool:
    """Whether a place names more than its point stands for, and its division is known: worth asking about."""
    named = placing.finest(site.chain)
    if site.adcode is None or site.state != "coarse" or named not in ("township", "village"):
        return False
    return PRECISIONS.index(named) < PRECISIONS.index(site.precision)


def _answers(site: Site, outcome: Outcome | None) -> list[Candidate]:
    found = []
    for sign, answer in zip(_LETTERS, outcome.answers if outcome else (), strict=False):
        level = answer.precision if answer.precision != "none" else None
        found.append(
            Candidate(
                f"answer:{sign}",
                sign,
                site.chain,
                site.adcode,
                answer.lat,
                answer.lon,
                answer.service,
                answer.provider_id,
                answer.retrieved_at,
                answer.verdict,
                level,
            )
        )
    return found
