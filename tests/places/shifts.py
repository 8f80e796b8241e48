"""A point of WGS-84 as the map services of each coordinate system have it."""

from __future__ import annotations

from geo.places import crs

SHIFTS = {
    "wgs84": lambda lon, lat: (lon, lat),
    "gcj02": crs.wgs84_to_gcj02,
    "bd09": crs.wgs84_to_bd09,
}
