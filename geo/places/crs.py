"""The three coordinate systems of Chinese map services, and the way between them.

WGS-84 is what this project stores. GCJ-02 shifts it by up to 700 m, BD-09 shifts GCJ-02 once more. The
forward formulas are the ones in common use since the shift became public; the inverse is iterated until
going there and back errs by less than a millimetre. Longitude comes first everywhere, in degrees.

The shift applies inside China, by its outline and not by a box: Ulaanbaatar and Hanoi, at sea and abroad, are
the same in all three systems. Hong Kong and Macao count as inside, Taiwan as outside: AMap documents its
coordinates as shifted in the mainland, Hong Kong and Macao and unshifted elsewhere, and its geocoder is the
one that answers there. On the last few hundred metres before the border a shifted point cannot be told from
an unshifted one; it is read as shifted.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from math import atan2, cos, hypot, pi, radians, sin, sqrt
from typing import TYPE_CHECKING, Literal

from geo.errors import BadParameter
from geo.places import boundaries, divisions

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

CRS = Literal["wgs84", "gcj02", "bd09"]
SYSTEMS: tuple[CRS, ...] = ("wgs84", "gcj02", "bd09")

Degrees = tuple[float, float]  # longitude, latitude

_AXIS = 6378245.0  # metres; the ellipsoid of Krasovsky, on which the shift is computed
_ECCENTRICITY = 0.00669342162296594323  # squared
_BD_TURN = pi * 3000 / 180
_BD_OFFSET = (0.0065, 0.006)
_UNSHIFTED = frozenset({"710000"})  # provinces where services do not shift
_CLOSE = 1e-10  # degrees, a hundredth of a millimetre


def to_wgs84(lon: float, lat: float, crs: str) -> Degrees:
    """A point of one of SYSTEMS in WGS-84."""
    if crs == "gcj02":
        return gcj02_to_wgs84(lon, lat)
    if crs == "bd09":
        return bd09_to_wgs84(lon, lat)
    _check(crs)
    return lon, lat


def wgs84_to_gcj02(lon: float, lat: float) -> Degrees:
    """Shifted where the point is inside China, unchanged elsewhere."""
    return _to_gcj(lon, lat) if _inside(lon, lat) else (lon, lat)


def gcj02_to_wgs84(lon: float, lat: float) -> Degrees:
    """The point that GCJ-02 shifts to this one; unchanged where neither of the two is inside China."""
    found = _inverse(_to_gcj, lon, lat)
    return found if _inside(*found) or _inside(lon, lat) else (lon, lat)


def wgs84_to_bd09(lon: float, lat: float) -> Degrees:
    """Shifted twice where the point is inside China, unchanged elsewhere."""
    return _to_bd(*_to_gcj(lon, lat)) if _inside(lon, lat) else (lon, lat)


def bd09_to_wgs84(lon: float, lat: float) -> Degrees:
    """The point that BD-09 shifts to this one; unchanged where neither of the two is inside China."""
    found = _inverse(_to_gcj, *_inverse(_to_bd, lon, lat))
    return found if _inside(*found) or _inside(lon, lat) else (lon, lat)


def _to_gcj(lon: float, lat: float) -> Degrees:
    x, y = lon - 105, lat - 35
    common = 20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    east += (common + 20 * sin(x * pi) + 40 * sin(x / 3 * pi)) * 2 / 3
    east += (150 * sin(x / 12 * pi) + 300 * sin(x / 30 * pi)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    north += (common + 20 * sin(y * pi) + 40 * sin(y / 3 * pi)) * 2 / 3
    north += (160 * sin(y / 12 * pi) + 320 * sin(y * pi / 30)) * 2 / 3
    curve = 1 - _ECCENTRICITY * sin(radians(lat)) ** 2
    meridian = _AXIS * (1 - _ECCENTRICITY) / (curve * sqrt(curve))
    parallel = _AXIS / sqrt(curve) * cos(radians(lat))
    return lon + east / radians(parallel), lat + north / radians(meridian)


def _to_bd(lon: float, lat: float) -> Degrees:
    radius = hypot(lon, lat) + 0.00002 * sin(lat * _BD_TURN)
    angle = atan2(lat, lon) + 0.000003 * cos(lon * _BD_TURN)
    return radius * cos(angle) + _BD_OFFSET[0], radius * sin(angle) + _BD_OFFSET[1]


def _inverse(forward: Callable[[float, float], Degrees], lon: float, lat: float) -> Degrees:
    """Where `forward` comes from, by correcting a guess; the shift varies so slowly that a few rounds do."""
    guess = lon, lat
    for _ in range(20):
        reached = forward(*guess)
        miss = reached[0] - lon, reached[1] - lat
        guess = guess[0] - miss[0], guess[1] - miss[1]
        if abs(miss[0]) < _CLOSE and abs(miss[1]) < _CLOSE:
            break
    return guess


def _inside(lon: float, lat: float) -> bool:
    import shapely

    return bool(shapely.intersects_xy(_shifted_land(), lon, lat))


@cache
def _shifted_land() -> BaseGeometry:
    import shapely
    from shapely.geometry import shape

    provinces = (division.adcode for division in divisions.every() if division.level == "province")
    outlines = (boundaries.outline(adcode) for adcode in provinces if adcode not in _UNSHIFTED)
    land = shapely.coverage_union_all([shape(outline) for outline in outlines if outline is not None])
    shapely.prepare(land)
    return land


def _check(crs: str) -> None:
    if crs not in SYSTEMS:
        raise BadParameter(f"unknown coordinate system {crs!r}; allowed are {', '.join(SYSTEMS)}")
