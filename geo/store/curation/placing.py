"""Where somebody is from, as the columns of delegates.csv say it, when a person decides it.

Either a division with the gazetteer's own point, or a point that was found on a map or given by a service.
A point has to lie in its division. Decides nothing by itself: names and points come from the caller.
"""

from __future__ import annotations

from typing import cast

from geo import places
from geo.errors import BadParameter
from geo.model import LEVELS, Divisions, Level, Place, Position, Precision, State
from geo.places import boundaries, divisions
from geo.places.position import FOUND_RADIUS_KM
from geo.store.building.corrections import BY_HAND, Row

# Columns of delegates.csv that say where somebody is from.
FIELDS = (
    *("adcode", *LEVELS, "lat", "lon", "precision", "radius_km"),
    *("geocoder", "provider_id", "retrieved_at", "state", "place_basis", "place_start", "place_end"),
)


def at_division(chain: Divisions, adcode: str | None) -> Row:
    """A division, at the point that the gazetteer has for it; no place at all for an empty chain."""
    return columns_of(chain, adcode, places.geocode(place_of(chain, adcode)))


def at_point(
    chain: Divisions,
    adcode: str,
    lat: float,
    lon: float,
    *,
    level: Level,
    geocoder: str = BY_HAND,
    provider_id: str | None = None,
    retrieved_at: str | None = None,
) -> Row:
    """A point (WGS-84) that is the position of the chain's `level`.

    Raises BadParameter when it lies outside the division with that code, or the chain lacks the level.
    """
    if not boundaries.contains(adcode, lon, lat):
        raise BadParameter(f"{lat:.5f}, {lon:.5f} lies outside {adcode}: choose a point inside")
    if getattr(chain, level) is None:
        allowed = ", ".join(name for name in LEVELS if getattr(chain, name))
        raise BadParameter(f"the place names no {level}; allowed: {allowed}")
    division = divisions.get(adcode)
    radius = FOUND_RADIUS_KM.get(level, division.radius_km if division else None)
    point = Position(
        round(lat, 5),
        round(lon, 5),
        cast(Precision, level),
        radius,
        geocoder,
        provider_id,
        retrieved_at,
    )
    return columns_of(chain, adcode, point)


def division_at(lat: float, lon: float) -> tuple[Divisions, str] | None:
    """The finest division that holds a point, with its code; None at sea and abroad."""
    found = divisions.get(boundaries.locate(lon, lat))
    return None if found is None else (found.chain, found.adcode)


def finest(chain: Divisions) -> Level | None:
    """The finest level that a chain names."""
    return next((level for level in reversed(LEVELS) if getattr(chain, level)), None)


def place_of(chain: Divisions, adcode: str | None) -> Place:
    """The chain as the gazetteer and the services take it."""
    named = "".join(getattr(chain, level) or "" for level in LEVELS)
    return Place(named, chain, adcode, None, None, named or None, 1.0)


def columns_of(chain: Divisions, adcode: str | None, position: Position) -> Row:
    """The columns FIELDS as text."""
    named = finest(chain)
    state: State = "none" if named is None else "exact" if position.precision == named else "coarse"
    return {
        "adcode": adcode or "",
        **{level: getattr(chain, level) or "" for level in LEVELS},
        "lat": "" if position.lat is None else _number(position.lat, 5),
        "lon": "" if position.lon is None else _number(position.lon, 5),
        "precision": position.precision,
        "radius_km": "" if position.radius_km is None else _number(position.radius_km, 1),
        "geocoder": position.geocoder or "",
        "provider_id": position.provider_id or "",
        "retrieved_at": position.retrieved_at or "",
        "state": state,
        "place_basis": "" if named is None else BY_HAND,
        "place_start": "",
        "place_end": "",
    }


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".rstrip("0").rstrip(".")
