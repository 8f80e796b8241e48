from __future__ import annotations

import asyncio
import re
import socket

import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from geo.web.server import assets
from geo.web.server.middleware import OwnOrigin, stack
from tests.web.asgi import ask

PAGE = (
    '<!DOCTYPE html><html lang="en"><head><title>Streamlit</title></head><body>'
    + "x" * 2000
    + "</body></html>"
)


def application(base: str = "") -> Starlette:
    """Answers like Streamlit: a page with validators, a bundle, a component's frame."""
    prefix = f"/{base}" if base else ""

    def page(request: Request) -> Response:
        if "if-none-match" in request.headers:
            return Response(status_code=304)
        return HTMLResponse(
            PAGE, headers={"ETag": '"1"', "Last-Modified": "Mon", "Cache-Control": "no-cache"}
        )

    def bundle(request: Request) -> Response:
        return PlainTextResponse("y" * 2000, media_type="text/javascript")

    paths = {"/": page, "/article": page, "/static/js/a.js": bundle, "/api/cells": bundle}
    paths |= {"/component/map/index.html": page}
    return Starlette(
        routes=[Route(prefix + path, answer) for path, answer in paths.items()], middleware=stack(base)
    )


@pytest.mark.parametrize("accepted", ["", "gzip", "gzip, deflate, br"])
@pytest.mark.parametrize(
    ("query", "language", "title"),
    [
        ("", "zh-CN", "代表之声地图"),
        ("?lang=zh", "zh-CN", "代表之声地图"),
        ("?lang=%22%3E%3Cscript%3E", "zh-CN", "代表之声地图"),
        ("?q=a&lang=en", "en", "Delegate Voices Map"),
    ],
)
@pytest.mark.parametrize("base", ["", "press/map"])
def test_a_page_says_its_language_and_title_and_brings_its_style(accepted, query, language, title, base):
    prefix = f"/{base}" if base else ""
    for path in ("/", "/article"):
        answer = ask(application(base), prefix + path + query, headers={"Accept-Encoding": accepted})
        assert answer.status == 200
        assert f'<html lang="{language}">' in answer.text
        assert f"<title>{title}</title>" in answer.text
        assert re.search(r"<style>.*@media print.*</style></head>", answer.text, re.DOTALL)
        assert answer.text.count("x" * 2000) == 1
        assert (answer.headers.get("content-encoding") == "gzip") is ("gzip" in accepted)
        assert int(answer.headers["content-length"]) == len(answer.body)


@pytest.mark.parametrize("base", ["", "press/map"])
def test_the_page_of_the_map_names_the_files_that_the_map_will_ask_for(base):
    prefix = f"/{base}" if base else ""
    linked = re.findall(r'<link rel="prefetch" href="([^"]*)">', ask(application(base), f"{prefix}/").text)
    assert linked == [f"{prefix}/{address}" for address in assets.needed_by_map()]
    assert f"{prefix}/{assets.address('shared/elements.js')}" in linked
    assert "prefetch" not in ask(application(base), f"{prefix}/article").text


def test_a_page_comes_when_the_files_of_the_map_are_missing(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    answer = ask(application(), "/")
    assert answer.status == 200
    assert "prefetch" not in answer.text


def test_a_page_has_no_validators_of_the_page_that_it_was_made_from():
    answer = ask(application(), "/", headers={"If-None-Match": '"1"'})
    assert answer.status == 200
    assert not {"etag", "last-modified"} & set(answer.headers)
    assert answer.headers["cache-control"] == "no-cache"


def test_bundles_are_left_alone_and_answers_are_compressed():
    accepts = {"Accept-Encoding": "gzip"}
    assert "content-encoding" not in ask(application(), "/static/js/a.js", headers=accepts).headers
    assert ask(application(), "/api/cells", headers=accepts).headers["content-encoding"] == "gzip"
    frame = ask(application(), "/component/map/index.html", headers=accepts)
    assert '<html lang="en">' in frame.text
    assert "<style>" not in frame.text


def test_head_of_a_page_has_no_body_and_no_wrong_length():
    answer = ask(application(), "/", method="HEAD")
    assert answer.status == 200
    assert answer.body == b""
    assert answer.headers.get("content-length") in (None, str(len(ask(application(), "/").body)))


@pytest.mark.parametrize(
    ("address", "framed"),
    [
        ("/", False),
        ("/article", False),
        ("/api/cells", False),
        ("/?embed=false", False),
        ("/?embed=true", True),
        ("/component/map/index.html", True),
        ("/nowhere", False),
    ],
)
def test_every_answer_has_safe_headers_and_only_what_is_embedded_may_be_framed(address, framed):
    headers = ask(application(), address).headers
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "strict-origin-when-cross-origin"
    assert headers.get("x-frame-options") == (None if framed else "SAMEORIGIN")


def socket_answer(origin: str | None, host: str | None, monkeypatch, allowed: str = "") -> list[str]:
    """What a socket with these headers meets; asking anybody for addresses is an error."""
    monkeypatch.setenv("DELEGATE_MAP_ORIGINS", allowed)
    monkeypatch.setattr(socket.socket, "connect", None)
    monkeypatch.setattr(socket, "getaddrinfo", None)
    seen: list[str] = []

    async def inside(scope, receive, send):
        seen.append("host " + dict(scope["headers"]).get(b"host", b"").decode())

    async def receive():
        return {"type": "websocket.connect"}

    async def send(message):
        seen.append(f"{message['type']} {message['code']}")

    named = {"origin": origin, "host": host}
    headers = [(name.encode(), value.encode()) for name, value in named.items() if value is not None]
    asyncio.run(OwnOrigin(inside)({"type": "websocket", "headers": headers}, receive, send))
    return seen


@pytest.mark.parametrize(
    ("origin", "host", "met"),
    [
        (None, "map.example.org", "host map.example.org"),
        ("https://map.example.org", "map.example.org", "host map.example.org"),
        ("http://127.0.0.1:8501", "127.0.0.1:8501", "host 127.0.0.1:8501"),
        ("https://paper.example.org", "127.0.0.1:8501", "host paper.example.org"),
        ("https://evil.example.org", "map.example.org", "websocket.close 1008"),
        ("https://map.example.org:444", "map.example.org", "websocket.close 1008"),
        ("null", "map.example.org", "websocket.close 1008"),
        ("https://map.example.org", None, "websocket.close 1008"),
    ],
)
def test_a_socket_of_another_site_is_refused_and_nobody_is_asked(origin, host, met, monkeypatch):
    allowed = "https://paper.example.org https://other.example.org"
    assert socket_answer(origin, host, monkeypatch, allowed) == [met]


def test_an_address_that_is_no_page_is_not_found_and_the_pages_are():
    app = application()
    app = Starlette(routes=app.routes, middleware=stack(pages={"", "article"}))
    app.routes.append(Route("/{path:path}", lambda request: HTMLResponse(PAGE)))
    expected = {"/": 200, "/article": 200, "/article/": 200, "/wp-login.php": 404, "/articles": 404}
    assert {path: ask(app, path).status for path in expected} == expected


@pytest.mark.parametrize(
    ("address", "embedders", "frames"),
    [
        ("/", None, "'self'"),
        ("/?embed=true", None, "*"),
        ("/?embed=true", "https://paper.example.org", "https://paper.example.org"),
    ],
)
def test_a_page_says_what_it_may_load_and_who_may_frame_it(address, embedders, frames, monkeypatch):
    if embedders:
        monkeypatch.setenv("DELEGATE_MAP_EMBEDDERS", embedders)
    tiles = "https://*.tiles.example.org"
    app = Starlette(routes=application().routes, middleware=stack(tiles=lambda: [tiles]))
    parts = ask(app, address).headers["content-security-policy"].split("; ")
    policy = dict(part.split(" ", 1) for part in parts)
    assert policy["frame-ancestors"] == frames
    assert policy["img-src"] == f"'self' data: blob: {tiles}"
    assert (policy["default-src"], policy["object-src"]) == ("'self'", "'none'")
    del policy["img-src"], policy["frame-ancestors"]
    assert not any("http" in value for value in policy.values())
    assert "camera=()" in ask(app, address).headers["permissions-policy"]


@pytest.mark.parametrize(("mode", "status"), [("", 200), ("hosted", 404)])
def test_a_public_site_tells_nobody_its_figures(mode, status, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_MODE", mode)
    routes = [Route("/_stcore/metrics", lambda request: PlainTextResponse("figures"))]
    assert ask(Starlette(routes=routes, middleware=stack()), "/_stcore/metrics").status == status


@pytest.mark.parametrize(
    ("proto", "cookie", "sent"),
    [
        ("https", "a=1; Path=/; SameSite=Lax", "a=1; Path=/; SameSite=Lax; Secure"),
        ("HTTPS, http", "a=1; SameSite=Lax", "a=1; SameSite=Lax; Secure"),
        ("https", "a=1; Secure; SameSite=Lax", "a=1; Secure; SameSite=Lax"),
        ("http", "a=1; SameSite=Lax", "a=1; SameSite=Lax"),
        (None, "a=1; SameSite=Lax", "a=1; SameSite=Lax"),
    ],
)
def test_behind_tls_a_cookie_leaves_by_encrypted_lines_only(proto, cookie, sent):
    def page(request: Request) -> Response:
        return HTMLResponse(PAGE, headers={"Set-Cookie": cookie})

    headers = {} if proto is None else {"X-Forwarded-Proto": proto}
    answer = ask(Starlette(routes=[Route("/", page)], middleware=stack()), "/", headers=headers)
    assert answer.headers["set-cookie"] == sent
