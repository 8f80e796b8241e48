from __future__ import annotations

import json
import re
from urllib.parse import urlsplit

import pytest
from starlette.applications import Starlette

from geo.web.maps.tile_services import BASE_MAPS, TIANDITU_KEY, listed
from geo.web.routes import routes
from geo.web.server.assets import STATIC
from tests.web.asgi import ask

KEY = "0123456789abcdef"
REVIEW = re.compile(r"GS\(20\d\d\)\d{3,5}号")


def ids(condition):
    return [base.id for base in BASE_MAPS if condition(base)]


def test_every_base_map_has_a_name_and_tiles_of_its_own():
    assert len({base.id for base in BASE_MAPS}) == len(BASE_MAPS)
    assert {"tianditu", "tianditu-image", "amap", "osm"} <= {base.id for base in BASE_MAPS}
    assert all(re.fullmatch(r"[a-z-]+", base.id) for base in BASE_MAPS)
    assert len({base.name_zh for base in BASE_MAPS}) == len(BASE_MAPS)


@pytest.mark.parametrize("base", BASE_MAPS, ids=lambda base: base.id)
def test_templates_hold_what_the_browser_fills_in(base):
    for template in base.tiles:
        assert urlsplit(template).scheme == "https"
        fields = set(re.findall(r"\{(\w+)\}", template))
        assert {"x", "y", "z"} <= fields
        assert ("s" in fields) == bool(base.subdomains)
        assert ("key" in fields) == bool(base.key)


@pytest.mark.parametrize("base", BASE_MAPS, ids=lambda base: base.id)
def test_sources_name_the_publisher_and_the_review_number_or_that_there_is_none(base):
    if base.review:
        assert REVIEW.fullmatch(base.review)
        assert base.review in base.source_zh
        assert base.review in base.source_en
    else:
        assert "无审图号" in base.source_zh
        assert "not reviewed" in base.source_en
    assert base.source_zh.startswith("底图：")


def test_a_picture_comes_with_its_names():
    for base in BASE_MAPS:
        if base.id.startswith("tianditu"):
            layers = [layer for template in base.tiles for layer in re.findall(r"LAYER=(\w+)", template)]
            assert layers in (["vec", "cva"], ["img", "cia"])


def test_only_one_is_drawn_in_shifted_coordinates():
    assert ids(lambda base: base.crs == "gcj02") == ["amap"]


@pytest.mark.parametrize("keys", [{}, {TIANDITU_KEY: ""}])
def test_without_its_key_a_base_map_is_listed_without_addresses(keys):
    for base, told in zip(BASE_MAPS, listed(keys), strict=True):
        assert told["usable"] == (base.key is None)
        assert bool(told["tiles"]) == (base.key is None)
    assert "tianditu.gov" not in json.dumps(listed(keys))


def test_with_its_key_the_addresses_hold_it_and_only_its_own():
    for base, told in zip(BASE_MAPS, listed({TIANDITU_KEY: KEY}), strict=True):
        assert told["usable"]
        assert all((KEY in address) == bool(base.key) for address in told["tiles"])
        assert not any("{key}" in address for address in told["tiles"])


def test_the_interface_tells_what_the_keys_allow_at_that_moment():
    keys: dict[str, str] = {}
    app = Starlette(routes=routes(keys=lambda: keys))
    before = ask(app, "/api/basemaps").json()["basemaps"]
    keys[TIANDITU_KEY] = KEY
    after = ask(app, "/api/basemaps").json()["basemaps"]
    assert [one["id"] for one in before] == [one["id"] for one in after] == [base.id for base in BASE_MAPS]
    assert sum(one["usable"] for one in after) > sum(one["usable"] for one in before)


def test_the_interface_refuses_parameters():
    assert ask(Starlette(routes=routes()), "/api/basemaps?id=osm").status == 400


def test_no_host_of_tiles_stands_in_the_browser_code():
    hosts = {
        urlsplit(template).netloc.split("}")[-1].lstrip(".") for base in BASE_MAPS for template in base.tiles
    }
    code = "".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.*"))
    assert hosts
    assert [host for host in hosts if host in code] == []
