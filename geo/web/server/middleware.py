"""What is done to every answer of the web application: language and style of the page, compression, safe
headers.

Streamlit's page says that it is English and that its title is Streamlit; the middleware corrects both
before a browser or a screen reader sees them, and adds static/pages/page.css, so that nothing moves when the
page has loaded. It has to read the page uncompressed, so it stands inside
the compression and asks Streamlit, which compresses as well, not to. Streamlit's own bundles are left
as they are.
"""

from __future__ import annotations

import contextlib
import os
import re
from collections.abc import Callable, Collection
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from geo.errors import DataError
from geo.web.server import assets
from geo.web.server.tcp_nodelay import AtOnce

TITLES = {"zh-CN": "代表之声地图", "en": "Delegate Voices Map"}
_LANGUAGE = re.compile(rb'<html lang="[^"]*"')
_TITLE = re.compile(rb"<title>[^<]*</title>")
_HEAD_ENDS = re.compile(rb"</head>")
_STYLE = Path(__file__).resolve().parents[1] / "static" / "pages" / "page.css"
# Streamlit's page has a script in it, its charts are compiled in the browser ('unsafe-eval'), its parts and
# ours carry styles of their own, and st_folium's frame is filled by script. Nothing comes from elsewhere.
_POLICY = (
    "default-src 'self'",
    "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
    "style-src 'self' 'unsafe-inline'",
    "font-src 'self' data:",
    "connect-src 'self' data: blob:",
    "worker-src 'self' blob:",
    "frame-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
_HIDDEN = "/_stcore/metrics"  # on a public site: how many visitors there are is nobody's business
_SMALLEST = 500  # bytes that are worth compressing
_NOT_PAGES = ("/static/", "/media/", "/component/", "/_stcore/", "/api/", "/assets/")


ORIGINS = "DELEGATE_MAP_ORIGINS"  # other addresses of the site, as a proxy may change the host
EMBEDDERS = "DELEGATE_MAP_EMBEDDERS"  # sites that may frame embedded pages; all without it


def stack(
    base: str = "",
    *,
    pages: Collection[str] | None = None,
    tiles: Callable[[], Collection[str]] = tuple,
) -> list[Middleware]:
    """The middleware of the application below `base`, outermost first.

    `pages` are the paths of its pages, all where None; `tiles` gives the origins of the base maps on offer.
    """
    return [
        Middleware(AtOnce),
        Middleware(OwnOrigin),
        Middleware(SafeHeaders, base=base, tiles=tiles),
        Middleware(Compression, base=base),
        Middleware(Document, base=base, pages=pages),
    ]


class OwnOrigin:
    """Refuses sockets that another site's page opens.

    Streamlit would ask an outside host for the machine's own address first, while everybody waits.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        origin, host = headers.get("origin"), headers.get("host")
        named = urlsplit(origin).netloc if origin else None
        if named is None or named == host:
            await self.app(scope, receive, send)
        elif origin in os.environ.get(ORIGINS, "").split():
            kept = [(name, value) for name, value in scope["headers"] if name != b"host"]
            await self.app({**scope, "headers": [*kept, (b"host", named.encode())]}, receive, send)
        else:
            await receive()
            await send({"type": "websocket.close", "code": 1008})


def inner_path(scope: Scope, base: str) -> str:
    """The path of a request without the prefix that the application is served below."""
    path: str = scope["path"]
    prefix = f"/{base}" if base else ""
    return path.removeprefix(prefix) if path.startswith(prefix + "/") else path


class SafeHeaders:
    """Adds the headers that keep a browser from guessing types, telling on readers and framing pages."""

    def __init__(self, app: ASGIApp, base: str, tiles: Callable[[], Collection[str]] = tuple) -> None:
        self.app = app
        self.base = base
        self.tiles = tiles

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        hosted = os.environ.get("DELEGATE_MAP_MODE") == "hosted"
        if hosted and inner_path(scope, self.base) == _HIDDEN:
            await Response(status_code=404)(scope, receive, send)
            return
        # the map's frame lies inside the page: what may frame the page decides for both
        framed = _asked(scope, "embed") == "true" or inner_path(scope, self.base).startswith("/component/")

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers["X-Content-Type-Options"] = "nosniff"
                headers["Referrer-Policy"] = "strict-origin-when-cross-origin"
                headers["Permissions-Policy"] = _PERMISSIONS
                if not framed:
                    headers["X-Frame-Options"] = "SAMEORIGIN"
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Content-Security-Policy"] = self.policy(framed=framed)
                if _encrypted(scope):
                    message = {**message, "headers": [_secure(*header) for header in message["headers"]]}
            await send(message)

        await self.app(scope, receive, send_with_headers)

    def policy(self, *, framed: bool) -> str:
        """The content security policy of a page; see `_POLICY` for what Streamlit forces."""
        frames = os.environ.get(EMBEDDERS, "*") if framed else "'self'"
        return "; ".join(
            [*_POLICY, " ".join(["img-src 'self' data: blob:", *self.tiles()]), f"frame-ancestors {frames}"]
        )


class Compression:
    """Compresses with gzip all that is worth it, apart from Streamlit's bundles."""

    def __init__(self, app: ASGIApp, base: str) -> None:
        self.plain = app
        self.zipped = GZipMiddleware(app, minimum_size=_SMALLEST, compresslevel=6)
        self.base = base

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        bundle = scope["type"] != "http" or inner_path(scope, self.base).startswith("/static/")
        await (self.plain if bundle else self.zipped)(scope, receive, send)


class Document:
    """Gives the page the language, the title and the style of what it will show.

    The page of the map also names the files that the map's frame asks for once Streamlit has started, so that
    the browser has them by then.
    """

    def __init__(self, app: ASGIApp, base: str, pages: Collection[str] | None = None) -> None:
        self.app = app
        self.base = base
        self.pages = pages
        self.style = b"<style>" + _STYLE.read_bytes() + b"</style>"

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or inner_path(scope, self.base).startswith(_NOT_PAGES):
            await self.app(scope, receive, send)
            return
        dropped = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")
        headers = [(name, value) for name, value in scope["headers"] if name not in dropped]
        extensions = {
            name: value
            for name, value in scope.get("extensions", {}).items()
            if name != "http.response.pathsend"
        }
        language = "en" if _asked(scope, "lang") == "en" else "zh-CN"
        asked = inner_path(scope, self.base).strip("/")
        page = _Page(
            send,
            language,
            self.links() + self.style if not asked else self.style,
            with_body=scope["method"] != "HEAD",
            missing=self.pages is not None and asked not in self.pages,
        )
        await self.app({**scope, "headers": headers, "extensions": extensions}, receive, page.send)

    def links(self) -> bytes:
        """Links to what the map needs; none when a file is missing, which the map itself reports."""
        prefix = f"/{self.base}/" if self.base else "/"
        with contextlib.suppress(DataError):
            return "".join(
                f'<link rel="prefetch" href="{prefix}{address}">' for address in assets.needed_by_map()
            ).encode()
        return b""


class _Page:
    """Collects a page of HTML and sends it changed; passes everything else on at once."""

    def __init__(
        self, send: Send, language: str, style: bytes, *, with_body: bool, missing: bool = False
    ) -> None:
        self.pass_on = send
        self.language = language
        self.style = style
        self.with_body = with_body
        self.missing = missing  # Streamlit sends its page for any address, with status 200
        self.start: Message | None = None
        self.body = b""

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            if Headers(raw=message["headers"]).get("content-type", "").startswith("text/html"):
                self.start = {**message, "status": 404} if self.missing else message
                return
            await self.pass_on(message)
            return
        if self.start is None:
            await self.pass_on(message)
            return
        self.body += message.get("body", b"")
        if message.get("more_body", False):
            return
        body = _LANGUAGE.sub(f'<html lang="{self.language}"'.encode(), self.body, count=1)
        body = _TITLE.sub(f"<title>{TITLES[self.language]}</title>".encode(), body, count=1)
        body = _HEAD_ENDS.sub(lambda end: self.style + end[0], body, count=1)
        headers = MutableHeaders(scope=self.start)
        for name in ("etag", "last-modified", "accept-ranges", "content-length"):
            if name in headers:
                del headers[name]
        if body:  # a server of files leaves it out of an answer to HEAD
            headers["Content-Length"] = str(len(body))
        await self.pass_on(self.start)
        await self.pass_on({"type": "http.response.body", "body": body if self.with_body else b""})


def _encrypted(scope: Scope) -> bool:
    """Return whether the reader's browser speaks TLS, with us or with the proxy before us."""
    said = Headers(scope=scope).get("x-forwarded-proto", "")
    return scope.get("scheme") == "https" or said.split(",")[0].strip().lower() == "https"


def _secure(name: bytes, value: bytes) -> tuple[bytes, bytes]:
    """Give the header as it is; a cookie never leaves by an unencrypted line."""
    if name.lower() != b"set-cookie" or b"; secure" in value.lower():
        return name, value
    return name, value + b"; Secure"


def _asked(scope: Scope, name: str) -> str | None:
    values = parse_qs(scope.get("query_string", b"").decode("latin-1")).get(name)
    return values[-1] if values else None
