"""A dataset whose every text field tries to become code: nothing runs, everything shows as text."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from pages.shared.markdown import WORD_JOINER
from tests.browser.window import PHONE
from tests.generate import hostile_text


@pytest.fixture
def rows(hostile_app):
    return hostile_app.get("/api/delegates?limit=100")[1]["rows"]


@pytest.fixture
def someone(rows):
    return next(row for row in rows if row["lat"] is not None and row["quotes"])


def as_shown(text: str) -> re.Pattern[str]:
    """The text with or without the joiners, which nobody sees, that keep addresses from becoming links."""
    return re.compile(f"{WORD_JOINER}?".join(map(re.escape, text)))


def check_nothing_ran(view):
    """No field became an element; a script that ran would open a dialogue, which fails the test by itself."""
    for frame in view.page.frames:
        assert frame.locator("img[src='x'], img[src$='/x']").count() == 0
        assert frame.locator("a[href^='javascript']").count() == 0
        assert frame.locator("a[href*='.example']").count() == 0
        assert frame.locator("script").filter(has_text=re.compile(r"^alert\(1\)")).count() == 0


def test_the_map_its_popup_and_the_list_show_text(window, hostile_app, someone):
    view = window(hostile_app)
    expect(view.marks().first).to_be_visible()
    view.page.get_by_role("button", name=someone["name"]).first.click()
    popup = view.popup(someone["name"])
    expect(popup).to_be_visible()
    shown = popup.inner_text()
    for field in ("name", "role", "organisation", "province", "village"):
        assert someone[field] in shown
    for quote in someone["quotes"]:
        assert quote["text"] in shown
    assert hostile_text("name_zh") in shown
    listed = view.page.get_by_role("list", name="代表列表").inner_text()
    for text in (someone["name"], someone["role"], someone["quotes"][0]["text"], hostile_text("name_zh")):
        assert text in listed
    check_nothing_ran(view)


def test_filters_and_chips_show_text(window, hostile_app, someone):
    theme = someone["quotes"][0]["theme_id"]
    province = f"{someone['adcode'][:2]}0000"
    article = someone["quotes"][0]["article_id"]
    view = window(hostile_app, f"/?theme={theme}&province={province}&article={article}&q=%3Cimg%20src%3Dx")
    sidebar = view.page.get_by_test_id("stSidebar")
    expect(sidebar).to_contain_text(as_shown(hostile_text("name_zh")))
    for text in (hostile_text("name_zh"), hostile_text("title"), "“<img src=x”"):
        expect(view.page.get_by_role("main")).to_contain_text(as_shown(text))
    check_nothing_ran(view)


def test_an_unknown_value_shows_as_text(window, hostile_app):
    view = window(hostile_app, "/?theme=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E%24%7Balert(1)%7D**b**")
    expect(view.page.get_by_role("alert")).to_contain_text("<img src=x onerror=alert(1)>${alert(1)}**b**")
    check_nothing_ran(view)


def test_the_table_shows_text(window, hostile_app, rows):
    view = window(hostile_app, "/delegates")
    expect(view.page.get_by_role("table")).to_contain_text(rows[0]["name"])
    check_nothing_ran(view)


def test_the_reader_shows_text(window, hostile_app, someone):
    quote = someone["quotes"][0]
    view = window(hostile_app, f"/article?quote={quote['id']}")
    marked = view.page.locator(f"article [data-id={quote['id']}]")
    expect(marked.first).to_be_in_viewport()
    assert quote["text"] in "".join(marked.all_inner_texts())
    assert hostile_text("title") in view.page.locator("article").inner_text()
    beside = view.page.get_by_role("complementary").inner_text()
    assert someone["name"] in beside
    assert someone["role"] in beside
    expect(view.page.get_by_role("main")).to_contain_text(as_shown(hostile_text("publisher")))
    check_nothing_ran(view)


def test_the_about_page_shows_text(window, hostile_app):
    view = window(hostile_app, "/about")
    expect(view.page.get_by_role("heading", name="关于", level=1)).to_be_visible()
    check_nothing_ran(view)


def test_a_phone_shows_text(window, hostile_app, someone):
    view = window(hostile_app, f"/?delegate={someone['id']}", size=PHONE)
    expect(view.popup(someone["name"])).to_be_visible()
    assert someone["quotes"][0]["text"] in view.popup().inner_text()
    check_nothing_ran(view)


def test_charts_draw_every_name_of_the_themes_and_places(window, hostile_app):
    view = window(hostile_app, "/themes")
    for chart in ("chart-province", "chart-role"):
        marks = view.page.locator(f".st-key-{chart} [role=graphics-symbol][aria-label*='theme_name: ']")
        expect(marks.first).to_be_attached()
        said = [mark.get_attribute("aria-label") for mark in marks.all()]
        assert any(f"theme_name: {hostile_text('name_zh')}" in each for each in said), said
    check_nothing_ran(view)


def test_the_places_page_shows_text(window, hostile_app):
    view = window(hostile_app, "/places")
    expect(view.page.get_by_role("heading", name="地点核对")).to_be_visible()
    check_nothing_ran(view)
