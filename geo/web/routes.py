"""Which address of the web application answers what.

Streamlit puts its own routes below `server.baseUrlPath`, but not those of others, so they are given the
prefix here. Addresses below /api/ and /assets/ that nobody answers end in a 404 in JSON: Streamlit would
send its page instead, with status 200.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from geo.web.api import areas, download, openapi
from geo.web.api import handlers as api
from geo.web.api.endpoint import Endpoint, Handler, fault
from geo.web.maps import tile_services
from geo.web.server import assets

IMMUTABLE = {"Cache-Control": "public, max-age=31536000, immutable"}

_HANDLERS: tuple[tuple[str, Handler], ...] = (
    ("/healthz", api.health),
    ("/api/cells", api.cells),
    ("/api/areas", areas.areas),
    ("/api/facets", api.facets),
    ("/api/themes", api.themes),
    ("/api/delegates", api.delegates),
    ("/api/delegates.geojson", download.geojson),
    ("/api/delegates.csv", download.csv),
    ("/api/delegates/{id}", api.delegate),
    ("/api/quotes", api.quotes),
    ("/api/quotes.csv", download.quotes),
    ("/api/articles", api.articles),
    ("/api/package.zip", download.package),
    ("/api/workbook.xlsx", download.workbook),
    ("/api/openapi.json", openapi.describe),
)


def routes(base: str = "", *, keys: Callable[[], Mapping[str, str]] = dict) -> list[BaseRoute]:
    """The routes of the application below `base`, a path without slashes at its ends.

    `keys` gives the keys of base maps by the name of their variable.
    """
    prefix = f"/{base}" if base else ""
    handlers: list[tuple[str, Handler]] = [
        *_HANDLERS,
        ("/api/basemaps", tile_services.handler(keys)),
        ("/favicon.ico", icon),
        ("/assets/{digest}/{name:path}", asset),
        ("/api", missing),
        ("/api/{path:path}", missing),
        ("/assets", missing),
        ("/assets/{path:path}", missing),
    ]
    return [Route(prefix + path, Endpoint(handler)) for path, handler in handlers]


def asset(request: Request) -> Response:
    """A file for the browser; the address holds the digest of its content."""
    found = assets.find(request.path_params["name"])
    if found is None or found.digest != request.path_params["digest"]:
        return missing(request)
    headers = {**IMMUTABLE, "Vary": "Accept-Encoding"}
    if _takes_gzip(request.headers.get("accept-encoding", "")):
        return Response(found.zipped, 200, {**headers, "Content-Encoding": "gzip"}, found.media_type)
    return Response(found.body, 200, headers, found.media_type)


def icon(_request: Request) -> Response:
    """The site's icon, for which browsers ask beside whatever they show."""
    image = (assets.STATIC / "pages" / "icon.svg").read_bytes()
    return Response(image, 200, {"Cache-Control": "max-age=86400"}, "image/svg+xml")


def missing(request: Request) -> Response:
    """The answer to an address that does not exist."""
    return fault(404, f"there is nothing at {request.url.path}")


def _takes_gzip(accepted: str) -> bool:
    for part in accepted.lower().split(","):
        coding, _, parameter = part.strip().partition(";")
        if coding.strip() in ("gzip", "*"):
            return parameter.replace(" ", "") not in ("q=0", "q=0.0", "q=0.00", "q=0.000")
    return False
