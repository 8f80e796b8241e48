"""From a place to coordinates, with nothing but the committed gazetteer.

The answer is the point of the finest division that has one, and `precision` says which level that is: a
village known by name answers with its township's point, or its county's. Online services, which know more
villages, are geo.places.online.
"""

from __future__ import annotations

from typing import Final

from geo.model import Place, Position, Precision
from geo.places import divisions, township_points

GEOCODER = "embedded"

NOWHERE = Position(None, None, "none", None, None)

FOUND_RADIUS_KM: Final[dict[Precision, float]] = {"village": 2.0, "township": 7.0}
"""How far off the point of a village or township can be that a service or a person found.

Half the diagonal of a square as large as an average one: of the townships whose county is known the median is
7.4 km (township_points), and a township has fifteen villages on average, which makes 1.9 km of it.
"""


def geocode(place: Place) -> Position:
    """Find the coordinates of a place in the embedded gazetteer.

    Args:
        place: What `resolve` answered.

    Returns:
        WGS-84 degrees, the level whose point this is, and how far off it can be; `NOWHERE` where the
        place's code is not known. Points of counties and above: Tianditu; of townships: GeoNames.

    Example:
        >>> from geo.places.resolver import resolve
        >>> position = geocode(resolve("云南省昭通市委书记"))
        >>> position.precision, round(position.lat), round(position.lon)
        ('prefecture', 27, 104)
    """
    division = divisions.get(place.adcode)
    if division is None:
        return NOWHERE
    if place.divisions.township is not None:
        town = township_points.get(division.adcode, place.divisions.township)
        if town is not None:
            return Position(town.lat, town.lon, "township", town.radius_km, GEOCODER, town.geonames_id)
    return Position(division.lat, division.lon, division.level, division.radius_km, GEOCODER, division.adcode)
