"""OpenStreetMap's Nominatim, through geopy, within its usage policy.

The policy asks for a user agent of one's own, at most one request a second for the whole application, and a
cache. Data: OpenStreetMap contributors, ODbL. Results are WGS-84.
"""

from __future__ import annotations

from typing import Any

from geopy.geocoders import Nominatim as _Nominatim

from geo.model import Divisions, Level
from geo.places.online.service import Raw, Result

_USER_AGENT = "delegate-voices-map/1.0 (geocodes places of published articles; one request a second)"
_COUNTRIES = ["cn", "hk", "mo", "tw"]

_EITHER: frozenset[Level] = frozenset({"township", "village"})
_TOWNSHIP: frozenset[Level] = frozenset({"township"})
_VILLAGE: frozenset[Level] = frozenset({"village"})

# Only objects that are a place, or the house of its administration, say where the place is.
_KINDS: dict[tuple[str, str], frozenset[Level]] = {
    ("amenity", "townhall"): _EITHER,
    ("amenity", "community_centre"): _VILLAGE,
    ("office", "government"): _EITHER,
    ("boundary", "administrative"): _EITHER,
    ("place", "town"): _TOWNSHIP,
    ("place", "suburb"): _TOWNSHIP,
    ("place", "quarter"): _VILLAGE,
    ("place", "neighbourhood"): _VILLAGE,
    ("place", "village"): _VILLAGE,
    ("place", "hamlet"): _VILLAGE,
    ("place", "locality"): _VILLAGE,
}


class Nominatim(_Nominatim):
    """geopy's Nominatim with this application's name, in Chinese, for China."""

    name = "nominatim"
    crs = "wgs84"
    interval = 1.1  # a little more than the second that the policy asks for

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"user_agent": _USER_AGENT, "timeout": 10, **options})

    def phrase(self, divisions: Divisions) -> str:
        """Names from fine to coarse: the order of its own display names."""
        names = (
            divisions.village,
            divisions.township,
            divisions.county,
            divisions.prefecture,
            divisions.province,
        )
        return ", ".join(name for name in names if name)

    def ask(self, phrase: str) -> list[Raw]:
        """Up to five results."""
        found = self.geocode(phrase, exactly_one=False, limit=5, language="zh", country_codes=_COUNTRIES)
        return [location.raw for location in found or ()]

    def read(self, raw: Raw) -> Result:
        """The object's own name counts, not those of the divisions around it."""
        own = raw.get("name") or str(raw["display_name"]).split(",", 1)[0]
        kind = str(raw.get("class", raw.get("category"))), str(raw["type"])
        found = _KINDS.get(kind, frozenset())
        return Result(float(raw["lon"]), float(raw["lat"]), found, own, f"{raw['osm_type']}/{raw['osm_id']}")
