"""Addresses: links that work on a fresh server, below a base path, with wrong values, with broken data."""

from __future__ import annotations

import gzip
import re
import shutil
import urllib.request

import pytest
from playwright.sync_api import expect

from tests.browser.server import ROOT

PAGES = ("/", "/delegates", "/article", "/about")


@pytest.fixture
def someone(app):
    """A delegate with a place, and the first of their quotes."""
    rows = app.get("/api/delegates?limit=200")[1]["rows"]
    return next(row for row in rows if row["lat"] is not None)


def test_a_link_to_a_filtered_map_works_on_a_fresh_server(fresh, window, someone):
    theme = next(quote["theme_id"] for quote in someone["quotes"] if quote["theme_id"])
    server = fresh()
    view = window(server, f"/?theme={theme}&delegate={someone['id']}")
    expect(view.popup(someone["name"])).to_be_visible()
    total = server.get(f"/api/delegates?theme={theme}")[1]["total"]
    expect(view.headline).to_contain_text(f"{total} 位代表")
    view.expect_query(theme=theme, delegate=someone["id"])


def test_a_link_to_a_quote_works_on_a_fresh_server(fresh, window, someone):
    quote = someone["quotes"][-1]
    view = window(fresh(), f"/article?quote={quote['id']}")
    marked = view.page.locator(f"article [data-id={quote['id']}]").first
    expect(marked).to_be_in_viewport()
    expect(marked).to_have_attribute("aria-current", "true")
    expect(view.page.get_by_role("heading", name=re.compile(someone["name"]))).to_be_visible()


def test_a_view_in_the_address_is_kept(window, app):
    view = window(app, "/?view=6,30.5,104.0")
    expect(view.marks().first).to_be_visible()
    view.toggle("转述")
    view.expect_query(kind="indirect")
    assert [float(part) for part in view.query["view"][0].split(",")] == [6, 30.5, 104]
    assert view.map.locator(":root").evaluate("async () => (await window.voices).map.getZoom()") == 6


@pytest.mark.parametrize("start", ["/", "/delegates", "/themes"])
def test_no_empty_sidebar_stays_on_a_page_without_filters(window, app, start):
    view = window(app, start)
    expect(view.search).to_be_visible()
    view.page.get_by_role("link", name="关于", exact=True).click()
    expect(view.page.get_by_role("heading", name="关于", exact=True)).to_be_visible()
    expect(view.page.get_by_test_id("stSidebar")).to_have_count(0)


def test_an_unknown_value_is_named_and_left_out(window, app):
    view = window(app, "/?theme=no-such-theme&province=999999&kind=shouted&delegate=nobody")
    note = view.page.get_by_role("alert")
    for value in ("no-such-theme", "999999", "shouted", "nobody"):
        expect(note).to_contain_text(value)
    total = app.get("/api/delegates")[1]["total"]
    expect(view.headline).to_contain_text(f"{total} 位代表")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_that_it_is_chinese(window, app, path):
    view = window(app, path)
    assert view.page.locator("html").get_attribute("lang") == "zh-CN"
    assert "代表之声地图" in view.page.title()


@pytest.mark.parametrize("encoding", ["gzip", "identity"])
def test_the_language_is_in_the_page_before_any_script(app, encoding):
    request = urllib.request.Request(app.url + "/", headers={"Accept-Encoding": encoding})
    with urllib.request.urlopen(request, timeout=10) as response:
        body = response.read()
        if response.headers["Content-Encoding"] == "gzip":
            body = gzip.decompress(body)
    assert b'<html lang="zh-CN"' in body


def test_everything_works_below_a_base_path(serving, window, someone):
    server = serving(base="/voices/map")
    assert server.get("/healthz")[0] == 200
    view = window(server, f"/?delegate={someone['id']}")
    popup = view.popup(someone["name"])
    expect(popup).to_be_visible()
    popup.get_by_role("link", name="查看原文").first.click()
    view.page.wait_for_url(re.compile("/voices/map/article"))
    expect(view.page.locator("article [aria-current=true]").first).to_be_in_viewport()
    view.page.get_by_role("link", name="地图", exact=True).click()
    expect(view.marks().first).to_be_visible()


@pytest.mark.parametrize(
    ("file", "content"),
    [("delegates.csv", None), ("quotes.csv", "id,nothing\n1,2\n"), ("articles.csv", "\x00\x01")],
)
def test_a_broken_data_file_is_named_with_what_to_do(tmp_path, fresh, window, file, content):
    data = tmp_path / "data"
    data.mkdir()
    for path in (ROOT / "data").glob("*.csv"):
        shutil.copy(path, data)
    shutil.copytree(ROOT / "data" / "articles", data / "articles")
    if content is None:
        (data / file).unlink()
    else:
        (data / file).write_text(content, encoding="utf-8")
    server = fresh(data=data)
    status, answer = server.get("/healthz")
    assert status == 503
    assert file in answer["error"]
    view = window(server)
    expect(view.page.get_by_role("alert")).to_be_visible()
    expect(view.page.get_by_text(re.compile(re.escape(file))).first).to_be_visible()
    expect(view.page.get_by_text("python -m geo build").first).to_be_visible()
    assert "Traceback" not in view.page.locator("body").inner_text()


@pytest.fixture(scope="module")
def failing(serving, tmp_path_factory):
    """The application with a page that fails."""
    folder = tmp_path_factory.mktemp("failing")
    for name in ("geo", "data", ".streamlit"):
        (folder / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "pages", folder / "pages")
    shutil.copy(ROOT / "app.py", folder)
    (folder / "pages" / "about.py").write_text("raise RuntimeError('the inside of it')\n")
    return serving(script=folder / "app.py", cwd=folder)


@pytest.mark.parametrize(("language", "said"), [("zh", "这一页出错了"), ("en", "This page failed")])
def test_what_nobody_foresaw_is_told_without_its_inside(failing, window, language, said):
    before = len(failing.output())
    view = window(failing, f"/about?lang={language}")
    expect(view.page.get_by_role("alert")).to_contain_text(said)
    assert "inside" not in view.page.locator("body").inner_text()
    assert "the inside of it" in failing.output()[before:]


def test_it_starts_from_any_folder(tmp_path, fresh, window, someone):
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    server = fresh(cwd=elsewhere)
    view = window(server, f"/article?quote={someone['quotes'][0]['id']}")
    expect(view.page.locator("article [aria-current=true]").first).to_be_in_viewport()
    assert server.outside() == []
