"""AMap (高德), its web service for geocoding, as a geopy geocoder.

Its coordinates are GCJ-02 and come out as WGS-84. Needs a key of the kind "Web服务". A Location's `raw` is
the result as AMap gave it, with its own coordinates.
"""

from __future__ import annotations

from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderInsufficientPrivileges,
    GeocoderParseError,
    GeocoderQueryError,
    GeocoderQuotaExceeded,
    GeocoderRateLimited,
    GeocoderServiceError,
    GeocoderUnavailable,
)
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location
from geopy.point import Point

from geo.model import Divisions, Level
from geo.places import crs
from geo.places.online.keyed import Keyed
from geo.places.online.service import Raw, Result, digest, joined

_NOTHING = "30001"  # its engine's answer to an address that it cannot read

# What went wrong, by "infocode".
_FAULTS: dict[str, type[GeocoderServiceError]] = {
    "10001": GeocoderAuthenticationFailure,  # unknown key
    "10002": GeocoderInsufficientPrivileges,  # key not for this service
    "10003": GeocoderQuotaExceeded,  # the day's requests are used up
    "10004": GeocoderRateLimited,  # the minute's
    "10005": GeocoderInsufficientPrivileges,  # address of the caller not allowed
    "10007": GeocoderAuthenticationFailure,  # signature
    "10009": GeocoderInsufficientPrivileges,  # key of another platform
    "10010": GeocoderQuotaExceeded,  # requests of this address are used up
    "10012": GeocoderInsufficientPrivileges,
    "10013": GeocoderAuthenticationFailure,  # key deleted
    "10014": GeocoderRateLimited,
    "10015": GeocoderUnavailable,  # gateway timed out
    "10016": GeocoderUnavailable,  # busy
    "10017": GeocoderUnavailable,
    "10019": GeocoderRateLimited,
    "10020": GeocoderRateLimited,
    "10021": GeocoderRateLimited,
    "10022": GeocoderRateLimited,
    "10044": GeocoderQuotaExceeded,  # the account's day is used up
    "20000": GeocoderQueryError,
    "20001": GeocoderQueryError,
}

# "level" of a result; a point of interest counts if it bears the village's name.
_LEVELS: dict[str, frozenset[Level]] = {
    "乡镇": frozenset({"township"}),
    "村庄": frozenset({"village"}),
    "兴趣点": frozenset({"village"}),
}


class AMap(Keyed):
    """Geocodes with AMap; `geocode` and `reverse` as in every geopy geocoder, coordinates in WGS-84."""

    title = "AMap"
    base = "restapi.amap.com/v3/geocode"
    name = "amap"
    crs = "gcj02"
    interval = 0.5  # a personal key allows three questions a second

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The results for an address; the coarser names may be left out where the finer ones are unique."""
        url = f"{self._api}/geo?{urlencode({'key': self._key, 'address': query, 'output': 'JSON'})}"
        parse = partial(self._parse, field="geocodes", exactly_one=exactly_one)
        return self._call_geocoder(url, parse, timeout=timeout)

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The address at a point of WGS-84; the Location has that point."""
        point = Point(query)
        lon, lat = crs.wgs84_to_gcj02(point.longitude, point.latitude)
        asked = {"key": self._key, "location": f"{lon:.6f},{lat:.6f}", "output": "JSON"}
        parse = partial(self._parse_reverse, point=point, exactly_one=exactly_one)
        return self._call_geocoder(f"{self._api}/regeo?{urlencode(asked)}", parse, timeout=timeout)

    def phrase(self, divisions: Divisions) -> str:
        """Names from the province down, as its documentation asks for."""
        return joined(divisions)

    def ask(self, phrase: str) -> list[Raw]:
        """All results of one question."""
        found = self.geocode(phrase, exactly_one=False)
        return [location.raw for location in found or ()]

    def read(self, raw: Raw) -> Result:
        """A result in WGS-84."""
        east, north = str(raw["location"]).split(",")
        lon, lat = crs.gcj02_to_wgs84(float(east), float(north))
        names = raw["formatted_address"]
        return Result(lon, lat, _LEVELS.get(raw["level"], frozenset()), names or "", digest(raw))

    def _parse(self, page: Any, *, field: str, exactly_one: bool) -> Location | list[Location] | None:
        found = self._checked(page).get(field) or []
        try:
            locations = [self._location(raw) for raw in found if raw["location"]]
        except (KeyError, TypeError, ValueError) as error:
            raise GeocoderParseError(f"AMap's answer has another shape: {error!r}") from error
        if not locations:
            return None
        return locations[0] if exactly_one else locations

    def _parse_reverse(
        self, page: Any, *, point: Point, exactly_one: bool
    ) -> Location | list[Location] | None:
        raw = self._checked(page).get("regeocode") or {}
        if not raw.get("formatted_address"):
            return None
        location = Location(raw["formatted_address"], (point.latitude, point.longitude), raw)
        return location if exactly_one else [location]

    def _location(self, raw: Raw) -> Location:
        result = self.read(raw)
        return Location(result.names, (result.lat, result.lon), raw)

    def _checked(self, page: Any) -> dict[str, Any]:
        """The page, if it says that all went well; an empty one where nothing was found."""
        if not isinstance(page, dict) or "status" not in page:
            raise GeocoderParseError(f"AMap's answer has another shape: {str(page)[:100]}")
        if str(page["status"]) == "1":
            return page
        code = str(page.get("infocode"))
        if code == _NOTHING:
            return {}
        raise _FAULTS.get(code, GeocoderServiceError)(f"AMap: {page.get('info')} ({code})")
