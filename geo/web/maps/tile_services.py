"""The base maps of others that a reader can choose instead of the embedded one.

One table holds what each needs: its tiles, the coordinate system that they are drawn in, whom to name, and
the number under which it was reviewed for China. Nothing is asked of these hosts unless a reader chooses
one: their addresses stand here and nowhere in the browser code, which is told them by /api/basemaps. A
base map that needs a key is listed without addresses as long as there is none; the key is a browser's key,
which everybody can see who looks at the tiles' addresses.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from geo.web.api import params
from geo.web.api.endpoint import Handler, as_json

TIANDITU_KEY = "DELEGATE_MAP_TIANDITU_BROWSER_KEY"  # of the kind that pages may show, unlike the geocoder's

# Tianditu serves every layer on two grids: degrees ("c") and web Mercator ("w"). Both are CGCS2000, which is
# WGS-84 within a metre; the map is drawn in Mercator, so it takes the second and nothing has to be redrawn.
_TIANDITU = (
    "https://t{s}.tianditu.gov.cn/%(layer)s_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0"
    "&LAYER=%(layer)s&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk={key}"
)
_ORIGIN = re.compile(r"https://[^./]*\{s\}\.")  # of a service with several hosts
_AMAP = "https://webrd0{s}.is.autonavi.com/appmaptile?lang=zh_cn&size=1&scale=1&style=8&x={x}&y={y}&z={z}"


@dataclass(frozen=True, slots=True)
class BaseMap:
    """One base map; `tiles` are drawn one over the other."""

    id: str  # as addresses write it: base=
    name_zh: str
    name_en: str
    tiles: tuple[str, ...]  # templates with {x}, {y}, {z}, and where needed {s} and {key}
    subdomains: str  # values of {s}, one character each
    crs: Literal["wgs84", "gcj02"]  # that the tiles are drawn in
    max_zoom: int  # finest level of the tiles
    source_zh: str  # publisher and review number, as the source line prints them
    source_en: str
    review: str | None  # the review number (审图号) that the publisher shows; None where there is none
    key: str | None = None  # secret or environment variable with the key; None where none is needed


_TIANDITU_REVIEW = "GS(2024)0568号"
_AMAP_REVIEW = "GS(2023)4677号"

BASE_MAPS: tuple[BaseMap, ...] = (
    BaseMap(
        id="tianditu",
        name_zh="天地图",
        name_en="Tianditu",
        tiles=tuple(_TIANDITU % {"layer": layer} for layer in ("vec", "cva")),
        subdomains="01234567",
        crs="wgs84",
        max_zoom=18,
        source_zh=f"底图：天地图　审图号：{_TIANDITU_REVIEW}",
        source_en=f"Base map: Tianditu　审图号：{_TIANDITU_REVIEW}",
        review=_TIANDITU_REVIEW,
        key=TIANDITU_KEY,
    ),
    BaseMap(
        id="tianditu-image",
        name_zh="天地图影像",
        name_en="Tianditu imagery",
        tiles=tuple(_TIANDITU % {"layer": layer} for layer in ("img", "cia")),
        subdomains="01234567",
        crs="wgs84",
        max_zoom=18,
        source_zh=f"底图：天地图影像　审图号：{_TIANDITU_REVIEW}",
        source_en=f"Base map: Tianditu imagery　审图号：{_TIANDITU_REVIEW}",
        review=_TIANDITU_REVIEW,
        key=TIANDITU_KEY,
    ),
    BaseMap(
        id="amap",
        name_zh="高德地图",
        name_en="AMap",
        tiles=(_AMAP,),
        subdomains="1234",
        crs="gcj02",
        max_zoom=18,
        source_zh=f"底图：高德软件　审图号：{_AMAP_REVIEW}",
        source_en=f"Base map: AMap　审图号：{_AMAP_REVIEW}",
        review=_AMAP_REVIEW,
    ),
    BaseMap(
        id="osm",
        name_zh="OpenStreetMap",
        name_en="OpenStreetMap",
        tiles=("https://tile.openstreetmap.org/{z}/{x}/{y}.png",),
        subdomains="",
        crs="wgs84",
        max_zoom=19,
        source_zh="底图：© OpenStreetMap 贡献者（ODbL，无审图号）",
        source_en="Base map: © OpenStreetMap contributors (ODbL, not reviewed in China)",
        review=None,
    ),
)


def listed(keys: Mapping[str, str]) -> list[dict[str, Any]]:
    """What the browser may know of each base map; one whose key is missing has no tiles and says why."""
    return [_told(base, keys.get(base.key, "") if base.key else "") for base in BASE_MAPS]


def origins(keys: Mapping[str, str]) -> list[str]:
    """Give the sources of tiles that a page may show, as a content security policy writes them."""
    parts = [urlsplit(tile) for told in listed(keys) for tile in told["tiles"]]
    return sorted({_ORIGIN.sub("https://*.", f"{part.scheme}://{part.netloc}") for part in parts})


def handler(keys: Callable[[], Mapping[str, str]]) -> Handler:
    """The answer to GET /api/basemaps; `keys` gives the keys by name, asked for at each request."""

    def basemaps(request: Request) -> Response:
        """The base maps: names, whether usable, tiles, coordinate system, source line."""
        params.known(request)
        return as_json({"basemaps": listed(keys())})

    return basemaps


def _told(base: BaseMap, key: str) -> dict[str, Any]:
    usable = base.key is None or bool(key)
    return {
        "id": base.id,
        "name_zh": base.name_zh,
        "name_en": base.name_en,
        "usable": usable,
        "tiles": [template.replace("{key}", key) for template in base.tiles] if usable else [],
        "subdomains": base.subdomains,
        "crs": base.crs,
        "max_zoom": base.max_zoom,
        "source_zh": base.source_zh,
        "source_en": base.source_en,
        "review": base.review,
    }
