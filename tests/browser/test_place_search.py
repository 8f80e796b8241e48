"""The search for a place in a browser: the map goes there, of several places one chooses."""

from __future__ import annotations

from playwright.sync_api import expect


def look_for(view, words):
    view.page.get_by_role("button", name="找地方").click()
    field = view.page.get_by_role("textbox", name="省、市、县、乡镇或村")
    field.fill(words)
    field.press("Enter")


def near(view, lat, lon):
    """Wait until the address says that the map is about there."""
    view.page.wait_for_function(
        """([lat, lon]) => {
            const at = (new URLSearchParams(location.search).get("view") || "").split(",").map(Number);
            return Math.abs(at[1] - lat) < 1 && Math.abs(at[2] - lon) < 1;
        }""",
        arg=[lat, lon],
    )


def test_the_map_goes_to_a_place_where_nobody_is_from(window, app):
    view = window(app, "/")
    expect(view.marks().first).to_be_visible()
    look_for(view, "拉萨市")
    near(view, 30.1, 91.1)


def test_of_several_places_one_is_chosen(window, app):
    view = window(app, "/")
    expect(view.marks().first).to_be_visible()
    look_for(view, "朝阳区")
    view.page.get_by_role("button", name="吉林省 › 长春市 › 朝阳区").click()
    near(view, 43.8, 125.2)


def test_what_is_no_place_is_said(window, app):
    view = window(app, "/")
    look_for(view, "没有这个地方吗")
    expect(view.page.get_by_text("没有找到")).to_be_visible()


def test_in_english_counties_have_english_names_on_the_map(window, app):
    view = window(app, "/?lang=en&view=9.5,35.6,106.1")
    expect(
        view.page.frame_locator("iframe[title^='Map']").get_by_text("Longde County", exact=True)
    ).to_be_visible()
