"""The embedded gazetteer as a geopy geocoder.

For programs that already speak geopy: the same `geocode` and `reverse` as any of its services, with nothing
sent anywhere. An answer's `raw` says what the coordinates stand for: read `precision` before drawing a point.
"""

from __future__ import annotations

from typing import Any

from geopy.adapters import BaseSyncAdapter
from geopy.exc import GeocoderQueryError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder
from geopy.location import Location
from geopy.point import Point

from geo.model import Divisions, Place, Position
from geo.places import boundaries, divisions
from geo.places.position import geocode as position_of
from geo.places.resolver import resolve

_LEVELS = ("province", "prefecture", "county", "township", "village")


class EmbeddedGeocoder(Geocoder):
    """Geocodes Chinese places from the gazetteer in data/.

        >>> location = EmbeddedGeocoder().geocode("宁夏隆德县")
        >>> location.address, location.raw["precision"]
        ('宁夏回族自治区固原市隆德县', 'county')

    `raw` of a Location has: adcode (GB/T 2260), precision (the level whose point this is), radius_km (how far
    off it can be), divisions (full names by level, None where unknown), confidence (0 to 1, None for one of
    several equal readings), provider_id. Coordinates are WGS-84 degrees.
    """

    def __init__(self) -> None:
        super().__init__(adapter_factory=_NoTransport)

    def geocode(
        self,
        query: str,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 # geopy's signature
    ) -> Location | list[Location] | None:
        """The place that a phrase names, or None.

        Where several readings are equally good, `exactly_one=False` lists them all; `exactly_one=True`
        answers what they have in common, None if that is nothing. `timeout` has no effect.
        """
        if not isinstance(query, str):
            raise GeocoderQueryError(f"a place phrase is text, not {type(query).__name__}: {query!r}")
        place = resolve(query)
        best = _location(place.adcode, place.divisions, position_of(place), place.confidence)
        if exactly_one:
            return best
        others = (
            _location(adcode, chain, _position(adcode, chain), None)
            for adcode, chain in zip(place.alternative_adcodes, place.alternatives, strict=True)
        )
        found = [location for location in (*others, *([] if place.alternatives else [best])) if location]
        return found or None

    def reverse(
        self,
        query: Any,
        *,
        exactly_one: bool = True,
        timeout: Any = DEFAULT_SENTINEL,  # noqa: ARG002 # geopy's signature
    ) -> Location | list[Location] | None:
        """The finest division that holds a point; None at sea or abroad.

        A point is "lat, lon", a pair or a geopy Point. The Location's coordinates are the division's own
        point, not the one asked for.
        """
        try:
            point = Point(query)
        except (TypeError, ValueError) as error:
            raise GeocoderQueryError(f"not a point in degrees: {query!r} ({error})") from error
        division = divisions.get(boundaries.locate(point.longitude, point.latitude))
        if division is None:
            return None
        location = _location(division.adcode, division.chain, _position(division.adcode, division.chain), 1.0)
        return location if exactly_one else [location]


def _position(adcode: str, chain: Divisions) -> Position:
    return position_of(Place("", chain, adcode, None, None, None, 1.0))


def _location(
    adcode: str | None, chain: Divisions, position: Position, confidence: float | None
) -> Location | None:
    if position.lat is None or position.lon is None:
        return None
    names = {level: getattr(chain, level) for level in _LEVELS}
    raw = {
        "adcode": adcode,
        "precision": position.precision,
        "radius_km": position.radius_km,
        "divisions": names,
        "confidence": confidence,
        "provider_id": position.provider_id,
    }
    return Location("".join(name for name in names.values() if name), (position.lat, position.lon), raw)


class _NoTransport(BaseSyncAdapter):
    """Stands where geopy wants a way to the network; there is none."""

    def get_json(self, url: str, *, timeout: Any, headers: Any) -> Any:  # noqa: ARG002
        raise GeocoderQueryError(f"the embedded geocoder asks nobody, least of all {url}")

    get_text = get_json
