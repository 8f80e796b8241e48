"""Base maps of others: asked for only when chosen, named, right to the pixel, and replaced when they fail.

Tiles are answered by the test, so that nothing leaves this machine.
"""

from __future__ import annotations

import base64
import math
import re

import pytest
from playwright.sync_api import expect

from geo.places import crs
from geo.web.maps.tile_services import BASE_MAPS, TIANDITU_KEY
from geo.web.server import assets
from tests.browser.window import windows

TILES = re.compile(r"openstreetmap\.org|autonavi\.com|tianditu\.gov\.cn")
GREY = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGOoBwAAgQCABqFJOgAAAABJRU5ErkJggg=="
)
CITIES = {  # longitude and latitude, WGS-84
    "Beijing": (116.3912, 39.9059),
    "Urumqi": (87.6168, 43.8256),
    "Shanghai": (121.4737, 31.2304),
    "Guangzhou": (113.2644, 23.1291),
    "Lhasa": (91.1409, 29.6456),
    "Hong Kong": (114.1694, 22.3193),
    "Taipei": (121.5654, 25.0330),  # the tiles are not shifted there
}

SAMPLES = ((0, 0), (0.5, 0.5), (1, 0), (0, 1), (0.25, 0.75), (1, 1))  # parts of a tile's width and height
# of each tile its address, its box, and where the samples stand in the window
PLACES = """all => all.map(one => {
    const shape = new DOMMatrix(getComputedStyle(one).transform)
    const level = one.parentElement.getBoundingClientRect()
    const places = %s.map(([right, down]) => {
        const { x, y } = shape.transformPoint({ x: right * one.offsetWidth, y: down * one.offsetHeight })
        return [level.x + x, level.y + y]
    })
    return { src: one.src, box: one.getBoundingClientRect().toJSON(), places }
})""" % [list(sample) for sample in SAMPLES]
GO = """async (_, [lat, lon, zoom]) => {
    const { map } = await window.voices
    const there = map.project([lat, lon], zoom).distanceTo(map.project(map.getCenter(), zoom)) < 1
    if (map.getZoom() !== zoom || !there) map.setView([lat, lon], zoom, { animate: false })
}"""
# the tiles of the place have come, and those of the place before have gone
ARRIVED = """([lat, lon, zoom]) => {
    const tiles = [...document.querySelectorAll(".leaflet-tile")]
    return tiles.length && tiles.every((each) => each.matches(".leaflet-tile-loaded")
        && new URL(each.src).searchParams.get("z") === String(zoom))
}"""


def answer_tiles(view, *, works=True):
    """Answer what would go to hosts of tiles; returns the addresses that were asked for."""
    asked = []

    def handle(route):
        asked.append(route.request.url)
        if works:
            route.fulfill(body=GREY, content_type="image/png")
        else:
            route.abort()

    view.page.context.route(TILES, handle)
    return asked


def choice(view):
    return view.map.get_by_role("combobox", name="底图")


def tiles(view):
    return view.map.locator(".leaflet-tile-loaded")


def listed(view, base):
    """Wait until the list of base maps has come."""
    expect(choice(view).locator(f"option[value={base}]")).to_have_count(1)


@pytest.mark.parametrize("base", [base for base in BASE_MAPS if base.key is None], ids=lambda base: base.id)
def test_a_base_map_is_asked_for_when_it_is_chosen_and_named(window, app, base):
    view = window(app)
    asked = answer_tiles(view)
    listed(view, base.id)
    view.page.wait_for_timeout(500)
    assert asked == []
    choice(view).select_option(base.id)
    expect(tiles(view).first).to_be_visible()
    source = view.map.locator(".source")
    expect(source).to_contain_text("GS(2024)0650号")
    expect(source).to_contain_text(base.source_zh)
    expect(view.map.get_by_text("南海诸岛").first).to_be_attached()
    view.expect_query(base=base.id)
    expect(view.marks().first).to_be_visible()
    choice(view).select_option("")
    expect(tiles(view)).to_have_count(0)
    expect(source).not_to_contain_text(base.source_zh)
    view.expect_query(base=None)


def test_a_link_with_a_base_map_reopens_it_and_filters_keep_it(window, app):
    view = window(app)
    answer_tiles(view)
    view.goto("/?base=osm")
    expect(tiles(view).first).to_be_visible()
    expect(choice(view)).to_have_value("osm")
    view.toggle("转述")
    view.expect_query(kind="indirect", base="osm")
    expect(tiles(view).first).to_be_visible()


def test_a_base_map_that_nobody_knows_is_left_out(window, app):
    view = window(app, "/?base=elsewhere")
    view.expect_query(base=None)
    expect(choice(view)).to_have_value("")


def test_a_base_map_without_its_key_is_listed_with_the_reason(window, app):
    view = window(app)
    for base in BASE_MAPS:
        if base.key:
            option = choice(view).locator(f"option[value={base.id}]")
            expect(option).to_have_text(f"{base.name_zh}（未设密钥）")
            expect(option).to_be_disabled()
    view.goto("/?base=tianditu")
    view.expect_query(base=None)


def test_with_its_key_tiles_and_names_are_asked_for_with_it(window, fresh):
    view = window(fresh(env={TIANDITU_KEY: "k3y"}))
    asked = answer_tiles(view)
    listed(view, "tianditu")
    choice(view).select_option("tianditu-image")
    expect(tiles(view).first).to_be_visible()
    view.page.wait_for_timeout(500)
    assert {layer for address in asked for layer in re.findall(r"LAYER=(\w+)", address)} == {"img", "cia"}
    assert all(address.endswith("tk=k3y") for address in asked)


@pytest.mark.parametrize("base", ["osm", "amap"])
def test_tiles_that_do_not_come_bring_the_embedded_map_back_with_a_note(window, app, base):
    view = window(app, tolerate="ERR_FAILED")
    asked = answer_tiles(view, works=False)
    listed(view, base)
    choice(view).select_option(base)
    name = next(each.name_zh for each in BASE_MAPS if each.id == base)
    expect(view.map.get_by_text(f"底图“{name}”没有取到，已换回内置底图。")).to_be_visible()
    expect(choice(view)).to_have_value("")
    view.expect_query(base=None)
    expect(view.map.locator(".leaflet-land-pane")).not_to_have_attribute("hidden", "")
    expect(view.map.locator(".leaflet-tile")).to_have_count(0)
    count = len(asked)
    view.zoom_in().click()
    view.page.wait_for_timeout(700)
    assert len(asked) == count


def test_the_formula_of_the_browser_is_that_of_the_library(window, app):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    inside = [point for name, point in CITIES.items() if name != "Taipei"]
    module = f"/{assets.address('map/shift.js')}"
    shift = """async (_, [module, name, all]) => {
        const found = await import(module)
        return all.map((one) => found[name](...one))
    }"""
    there = view.map.locator(":root").evaluate(shift, [module, "toGcj", inside])
    back = view.map.locator(":root").evaluate(shift, [module, "fromGcj", there])
    for point, shifted, returned in zip(inside, there, back, strict=True):
        assert shifted == pytest.approx(crs.wgs84_to_gcj02(*point), abs=1e-9)
        assert returned == pytest.approx(point, abs=1e-9)


def pixel_to_degrees(x, y, size):
    """Longitude and latitude of a place on the Mercator plane that is `size` wide."""
    return x / size * 360 - 180, math.degrees(math.atan(math.sinh(math.pi * (1 - 2 * y / size))))


@pytest.fixture(scope="module")
def shifted(tabs, proxy, app):
    """A map of shifted tiles, opened at the first city, for all cities."""
    lon, lat = CITIES["Beijing"]
    with windows(tabs, proxy) as window:
        view = window(app, f"/?view=16,{lat},{lon}")
        answer_tiles(view)
        listed(view, "amap")
        choice(view).select_option("amap")
        yield view


@pytest.mark.parametrize("zoom", [16, 12])
@pytest.mark.parametrize("city", CITIES)
def test_what_a_shifted_tile_shows_stands_where_it_is_to_the_pixel(shifted, city, zoom):
    view = shifted
    lon, lat = CITIES[city]
    there = [lat, lon, zoom]
    view.map.locator(":root").evaluate(GO, there)
    view.page.frames[-1].wait_for_function(ARRIVED, arg=there)
    drawn = tiles(view).evaluate_all(PLACES)
    size = view.map.locator(":root").evaluate("async () => (await window.voices).map.getSize()")
    points, seen = [], []
    for tile in drawn:
        x, y, z = (int(re.findall(rf"[?&]{name}=(\d+)", tile["src"])[0]) for name in "xyz")
        assert z == zoom
        for (right, down), place in zip(SAMPLES, tile["places"], strict=True):
            printed = pixel_to_degrees(x + right, y + down, 2**z)
            true = crs.gcj02_to_wgs84(*printed)
            if (true == printed) == (city == "Taipei"):  # else at sea, where nothing stands
                points.append(true)
                seen.append(place)
    assert len(points) > len(drawn)
    expected = view.map.locator(":root").evaluate(
        "async (_, all) => { const { map } = await window.voices; return all.map(([lon, lat]) => {"
        " const { x, y } = map.project([lat, lon]).subtract(map.getPixelBounds().min);"
        " return [x, y] }) }",
        points,
    )
    errors = [math.dist(one, other) for one, other in zip(expected, seen, strict=True)]
    assert max(errors) < 1
    # the tiles cover the window: no corner of it is left bare
    for x, y in ((1, 1), (size["x"] - 1, 1), (1, size["y"] - 1), (size["x"] - 1, size["y"] - 1)):
        assert any(tile["box"]["left"] <= x <= tile["box"]["right"] for tile in drawn)
        assert any(tile["box"]["top"] <= y <= tile["box"]["bottom"] for tile in drawn)
