"""Baidu's geocoding, version 3, through geopy.

Its coordinates are BD-09 and come out as WGS-84. Needs a key ("ak") for servers. It answers with a point, a
level and two scores, but not with the name of what it found.
"""

from __future__ import annotations

from typing import Any

from geopy.exc import ConfigurationError, GeocoderParseError
from geopy.geocoders import BaiduV3
from geopy.location import Location
from geopy.point import Point

from geo.model import Divisions, Level
from geo.places import crs
from geo.places.online.service import Raw, Result, digest, joined

_UNDERSTOOD = 90  # "comprehension" of 100: how much of the question the service has used
_NEAR = 50  # "confidence" of 100: documented as an error of a kilometre at most

_LEVELS: dict[str, frozenset[Level]] = {
    "乡镇": frozenset({"township"}),
    "村庄": frozenset({"village"}),
}


class Baidu(BaiduV3):
    """geopy's BaiduV3 whose Locations are WGS-84; `raw` keeps Baidu's own coordinates."""

    name = "baidu"
    crs = "bd09"
    interval = 0.5

    def __init__(self, api_key: str, **options: Any) -> None:
        if not api_key:
            raise ConfigurationError("Baidu needs an API key")
        super().__init__(api_key, **{"timeout": 10, **options})

    def reverse(self, query: Any, **options: Any) -> Any:
        """The address at a point of WGS-84."""
        point = Point(query)
        lon, lat = crs.wgs84_to_bd09(point.longitude, point.latitude)
        return super().reverse(Point(lat, lon), **options)

    def phrase(self, divisions: Divisions) -> str:
        """Names from the province down."""
        return joined(divisions)

    def ask(self, phrase: str) -> list[Raw]:
        """No result or one."""
        found = self.geocode(phrase)
        return [] if found is None else [found.raw]

    def read(self, raw: Raw) -> Result:
        """A result in WGS-84; its level is of no use where the scores are low."""
        lon, lat = crs.bd09_to_wgs84(float(raw["location"]["lng"]), float(raw["location"]["lat"]))
        levels = _LEVELS.get(str(raw.get("level")), frozenset())
        understood = float(raw.get("comprehension", 0)) >= _UNDERSTOOD
        near = float(raw.get("confidence", 0)) >= _NEAR or "village" not in levels
        return Result(lon, lat, levels if understood and near else frozenset(), None, digest(raw))

    def _parse_json(self, page: Any, exactly_one: bool = True) -> Any:
        if not isinstance(page, dict) or "status" not in page:
            raise GeocoderParseError(f"Baidu's answer has another shape: {str(page)[:100]}")
        raw = page.get("result")
        if not raw:
            self._check_status(page["status"])
            return None
        try:
            result = self.read(raw)
        except (KeyError, TypeError, ValueError) as error:
            raise GeocoderParseError(f"Baidu's answer has another shape: {error!r}") from error
        location = Location(str(raw.get("level", "")), (result.lat, result.lon), raw)
        return location if exactly_one else [location]

    def _parse_reverse_json(self, page: Any, exactly_one: bool = True) -> Any:
        raw = page.get("result")
        if not raw:
            self._check_status(page.get("status"))
            return None
        east, north = float(raw["location"]["lng"]), float(raw["location"]["lat"])
        lon, lat = crs.bd09_to_wgs84(east, north)
        location = Location(raw.get("formatted_address", ""), (lat, lon), raw)
        return location if exactly_one else [location]
