"""Distances on the globe, good to half a percent, which is finer than what is measured with them."""

from __future__ import annotations

from math import asin, cos, radians, sin, sqrt

_EARTH_KM = 6371.0088  # mean radius (IUGG)


def distance_km(lon1: float, lat1: float, lon2: float, lat2: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b = radians(lat1), radians(lat2)
    chord = sin((b - a) / 2) ** 2 + cos(a) * cos(b) * sin(radians(lon2 - lon1) / 2) ** 2
    return 2 * _EARTH_KM * asin(sqrt(chord))


def half_diagonal_km(west: float, south: float, east: float, north: float) -> float:
    """Half the diagonal of a box in degrees: how far off a point in it can be from its middle."""
    return distance_km(west, south, east, north) / 2
