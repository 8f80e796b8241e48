"""What holds everywhere: pages print what is to be read, are embedded, survive a lost connection."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from playwright.sync_api import expect

from tests.browser.server import serve


class Quiet(SimpleHTTPRequestHandler):
    """Another site, which says nothing about its requests."""

    def log_message(self, *_: object) -> None:
        return


def test_on_paper_there_are_the_map_and_the_list_but_nothing_to_click(window, app):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    view.page.emulate_media(media="print")
    expect(view.map_frame).to_be_visible()
    expect(view.cards().first).to_be_visible()
    expect(view.cards().last).to_be_visible()
    expect(view.map.get_by_text("GS(2024)0650号")).to_be_visible()
    for control in (view.search, view.page.get_by_role("navigation"), view.page.get_by_text("English")):
        expect(control).to_be_hidden()
    expect(view.zoom_in()).to_be_hidden()
    assert view.page.pdf().startswith(b"%PDF")
    # side by side on the screen, below each other on paper, both as wide as the sheet
    view.page.set_viewport_size({"width": 794, "height": 1123})  # A4
    view.page.wait_for_timeout(300)
    pictured, listed = view.map_frame.bounding_box(), view.cards().first.bounding_box()
    assert listed["y"] > pictured["y"] + pictured["height"]
    assert pictured["width"] > 700
    view.page.emulate_media(media="screen")
    view.page.get_by_role("link", name="代表", exact=True).click()
    hint = view.page.get_by_text("选中一行")
    expect(hint).to_be_visible()
    view.page.emulate_media(media="print")
    expect(hint).to_be_hidden()
    people = app.get("/api/delegates?limit=100")[1]["rows"]
    expect(view.page.get_by_role("table").get_by_role("row")).to_have_count(len(people) + 1)
    expect(view.page.get_by_role("columnheader", name="引语")).to_be_visible()


def test_embedded_there_is_the_map_alone_with_the_filters_of_the_address(window, app, tmp_path):
    theme = app.get("/api/facets")[1]["themes"][0]
    view = window(app, f"/?embed=true&theme={theme['id']}")
    expect(view.marks().first).to_be_visible()
    view.expect_shown(theme["count"])
    expect(view.map.get_by_text("GS(2024)0650号")).to_be_visible()
    assert view.page.get_by_role("navigation").count() == 0
    assert view.page.get_by_role("searchbox").count() == 0
    assert view.cards().count() == 0
    empty = view.map.locator(".notes .status")
    nobody = {"total": 0, "in_view": 0, "unplaced": 0, "cells": [], "selected": None}
    view.page.route("**/api/cells*", lambda route: route.fulfill(json=nobody))
    for query, words in ((f"theme={theme['id']}", "没有符合条件的代表"), ("", "数据集里还没有代表")):
        view.goto(f"/?embed=true&{query}")
        expect(empty).to_have_text(words)
    view.page.unroute("**/api/cells*")
    view.goto(f"/?embed=true&theme={theme['id']}")
    view.page.set_viewport_size({"width": 600, "height": 400})  # a frame that is lower than a window
    view.page.wait_for_timeout(300)
    box = view.map_frame.bounding_box()
    assert (box["x"], box["width"]) == (0, 600)
    assert box["y"] + box["height"] <= 400
    main = view.page.get_by_test_id("stMain")
    assert main.evaluate("each => each.scrollHeight - each.clientHeight") == 0
    (tmp_path / "favicon.ico").touch()
    (tmp_path / "index.html").write_text(f'<iframe src="{view.page.url}" width="600" height="500"></iframe>')
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=tmp_path)) as other_site:
        Thread(target=other_site.serve_forever, daemon=True).start()
        view.page.goto(f"http://127.0.0.1:{other_site.server_port}/index.html")
        framed = view.page.frame_locator("iframe").frame_locator("iframe")
        expect(framed.locator(".leaflet-marker-pane [role=button]").first).to_be_visible()
        other_site.shutdown()


def test_a_server_that_restarts_under_an_open_page_loses_nothing(window, app, tmp_path):
    theme = app.get("/api/facets")[1]["themes"][0]
    with serve(tmp_path) as first:
        view = window(first, tolerate="ERR_|WebSocket|Failed to|disconnected")
        view.toggle(theme["name_zh"])
        view.expect_query(theme=theme["id"])
        view.settle()
        counted = view.headline.inner_text()
        port = int(first.origin.rpartition(":")[2])
    connected = ("data-test-connection-state", "CONNECTED")
    expect(view.page.locator(".stApp")).not_to_have_attribute(*connected)
    with serve(tmp_path, port=port):
        expect(view.page.locator(".stApp")).to_have_attribute(*connected)
        view.settle()
        expect(view.headline).to_have_text(counted)
        expect(view.checkbox(theme["name_zh"])).to_be_checked()
        view.page.reload()
        view.settle()
        expect(view.headline).to_have_text(counted)
        expect(view.checkbox(theme["name_zh"])).to_be_checked()


def test_a_reload_and_a_second_tab_show_the_same(window, app):
    someone = next(row for row in app.get("/api/delegates?limit=100")[1]["rows"] if row["lat"] is not None)
    view = window(app, f"/?province={someone['adcode'][:2]}0000&delegate={someone['id']}")
    expect(view.popup(someone["name"])).to_be_visible()
    counted = view.headline.inner_text()
    view.page.reload()
    other = window(app, view.page.url.removeprefix(app.url))
    for each in (view, other):
        expect(each.popup(someone["name"])).to_be_visible()
        expect(each.headline).to_have_text(counted)
