"""From a place to coordinates, with nothing but the committed gazetteer.

The answer is the point of the finest division that has one, and `precision` says which level that is: a
village known by name answers with its township's point, or its county's. Online services, which know more
villages, are geo.places.online.
"""

from __future__ import annotations

from geo.model import Place, Position
from geo.places import divisions, township_points

GEOCODER = "embedded"

NOWHERE = Position(None, None, "none", None, None)


def geocode(place: Place) -> Position:
    """The position of a place; NOWHERE where its code is not known."""
    division = divisions.get(place.adcode)
    if division is None:
        return NOWHERE
    if place.divisions.township is not None:
        town = township_points.get(division.adcode, place.divisions.township)
        if town is not None:
            return Position(town.lat, town.lon, "township", town.radius_km, GEOCODER, town.geonames_id)
    return Position(division.lat, division.lon, division.level, division.radius_km, GEOCODER, division.adcode)
