"""Tianditu (天地图), the state's map service, as a geopy geocoder.

Its coordinates are CGCS2000, which is WGS-84 within a metre. Needs a key ("tk") for servers. It answers with
a point, a level and a score, but not with the name of what it found.
"""

from __future__ import annotations

import json
from functools import partial
from typing import Any
from urllib.parse import urlencode

from geopy.exc import (
    GeocoderAuthenticationFailure,
    GeocoderParseError,
    GeocoderQuotaExceeded,
    GeocoderServiceError,
)
from geopy.geocoders.base import DEFAULT_SENTINEL
from geopy.location import Location
from geopy.point import Point

from geo.model import Divisions, Level
from geo.places.online.keyed import Keyed
from geo.places.online.service import Raw, Result, digest, joined

_NOTHING = "101"
_SURE = 90  # of 100; below it the service has matched only part of the question

_TOWNSHIP: frozenset[Level] = frozenset({"township"})
_VILLAGE: frozenset[Level] = frozenset({"village"})
_LEVELS: dict[str, frozenset[Level]] = {
    "乡镇": _TOWNSHIP,
    "街道": _TOWNSHIP,
    "村": _VILLAGE,
    "村庄": _VILLAGE,
    "行政村": _VILLAGE,
    "自然村": _VILLAGE,
    "社区": _VILLAGE,
    "居委会": _VILLAGE,
}
_QUOTA = ("配额", "超限", "超出", "次数")  # in the message of a request that was one too many


class Tianditu(Keyed):
    """Geocodes with Tianditu; `geocode` and `reverse` as in every geopy geocoder."""

    title = "Tianditu"
    base = "api.tianditu.gov.cn/geocoder"
    name = "tianditu"
    crs = "cgcs2000"
    interval = 0.5

    def geocode(
        self, query: str, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The point for an address; the service gives one at most."""
        asked = {"ds": json.dumps({"keyWord": query}, ensure_ascii=False), "tk": self._key}
        parse = partial(self._parse, exactly_one=exactly_one)
        return self._call_geocoder(f"{self._api}?{urlencode(asked)}", parse, timeout=timeout)

    def reverse(
        self, query: Any, *, exactly_one: bool = True, timeout: Any = DEFAULT_SENTINEL
    ) -> Location | list[Location] | None:
        """The address at a point; the Location has that point."""
        point = Point(query)
        where = json.dumps({"lon": point.longitude, "lat": point.latitude, "ver": 1})
        asked = {"postStr": where, "type": "geocode", "tk": self._key}
        parse = partial(self._parse_reverse, point=point, exactly_one=exactly_one)
        return self._call_geocoder(f"{self._api}?{urlencode(asked)}", parse, timeout=timeout)

    def phrase(self, divisions: Divisions) -> str:
        """Names from the province down."""
        return joined(divisions)

    def ask(self, phrase: str) -> list[Raw]:
        """No result or one."""
        found = self.geocode(phrase, exactly_one=False)
        return [location.raw for location in found or ()]

    def read(self, raw: Raw) -> Result:
        """A result; its level is of no use where the score is low."""
        sure = float(raw.get("score", 0)) >= _SURE
        levels = _LEVELS.get(str(raw.get("level")), frozenset()) if sure else frozenset()
        return Result(float(raw["lon"]), float(raw["lat"]), levels, None, digest(raw))

    def _parse(self, page: Any, *, exactly_one: bool) -> Location | list[Location] | None:
        raw = self._checked(page).get("location")
        if not raw:
            return None
        try:
            result = self.read(raw)
        except (KeyError, TypeError, ValueError) as error:
            raise GeocoderParseError(f"Tianditu's answer has another shape: {error!r}") from error
        location = Location(str(raw.get("keyWord", "")), (result.lat, result.lon), raw)
        return location if exactly_one else [location]

    def _parse_reverse(
        self, page: Any, *, point: Point, exactly_one: bool
    ) -> Location | list[Location] | None:
        raw = self._checked(page).get("result") or {}
        if not raw.get("formatted_address"):
            return None
        location = Location(raw["formatted_address"], (point.latitude, point.longitude), raw)
        return location if exactly_one else [location]

    def _checked(self, page: Any) -> dict[str, Any]:
        """The page, if it says that all went well; an empty one where nothing was found."""
        if not isinstance(page, dict):
            raise GeocoderParseError(f"Tianditu's answer has another shape: {str(page)[:100]}")
        status = str(page.get("status"))
        if status == "0":
            return page
        if status == _NOTHING:
            return {}
        message = f"Tianditu: {page.get('msg')} ({page.get('code', status)})"
        if any(word in message for word in _QUOTA):
            raise GeocoderQuotaExceeded(message)
        if "code" in page:  # its gateway's answers about the key
            raise GeocoderAuthenticationFailure(message)
        raise GeocoderServiceError(message)
