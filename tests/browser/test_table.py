"""The table of delegates in a browser: rows that open, heads that sort, and its form on a phone."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_head_sorts_and_once_more_the_other_way_round(window, app):
    rows = app.get("/api/delegates?limit=500")[1]["rows"]
    names = [row["name"] for row in sorted(rows, key=lambda row: row["name_pinyin"])]
    view = window(app, "/delegates")
    head = view.page.get_by_role("columnheader", name="姓名")
    for order, first in (("ascending", names[0]), ("descending", names[-1])):
        head.get_by_role("button").click()
        expect(head).to_have_attribute("aria-sort", order)
        expect(view.page.locator("tbody tr").first.locator("td.name")).to_have_text(first)


def test_a_row_opens_to_all_that_a_delegate_said(window, app):
    rows = app.get("/api/delegates?limit=500")[1]["rows"]
    row = max(rows, key=lambda row: len(row["quotes"]))
    view = window(app, "/delegates")
    line = view.page.locator(f"tbody tr[data-id={row['id']}]")
    expect(line.locator(".words").last).to_be_hidden()
    line.get_by_role("button", name="展开").click()
    expect(line.locator(".words").last).to_be_visible()
    expect(line.locator(".words")).to_have_count(len(row["quotes"]))
    line.get_by_role("button", name="收起").click()
    expect(line.locator(".words").last).to_be_hidden()


def test_a_name_brings_up_the_card(window, app):
    row = app.get("/api/delegates")[1]["rows"][0]
    view = window(app, "/delegates")
    view.page.get_by_role("table").get_by_role("button", name=row["name"], exact=True).click()
    expect(view.page.locator(f".cards li[data-id={row['id']}]")).to_be_visible()


def test_on_a_phone_the_quotes_have_the_whole_width(window, app):
    row = app.get("/api/delegates")[1]["rows"][0]
    view = window(app, "/delegates", size=(390, 844))
    words = view.page.locator(f"tbody tr[data-id={row['id']}] .words").first
    expect(words).to_be_visible()
    assert words.bounding_box()["width"] > 280
    assert view.page.evaluate("document.documentElement.scrollWidth") <= 390
