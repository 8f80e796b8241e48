"""The exported HTML file, opened from disk in a browser that is offline."""

from __future__ import annotations

import re
from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import expect

from geo.store import Filters, load
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select
from geo.web.print.offline_page import html
from tests.browser.window import PHONE, WIDE
from tests.generate import generate, hostile

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")


@pytest.fixture
def opened(chromium, tmp_path):
    """Opens the export of a dataset; fails the test for an error, a dialogue or a request."""
    faults: list[str] = []
    contexts = []

    def noted(dialog):
        faults.append(dialog.message)
        dialog.dismiss()

    def open_file(make, size=WIDE):
        make(tmp_path / "data")
        dataset = load(tmp_path / "data")
        file = tmp_path / "delegates.html"
        file.write_text(html(dataset, select(dataset, Filters())), encoding="utf-8")
        context = chromium.new_context(
            viewport={"width": size[0], "height": size[1]}, offline=True, reduced_motion="reduce"
        )
        contexts.append(context)
        context.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
        context.on("weberror", lambda error: faults.append(str(error.error)))
        context.on("dialog", noted)
        page = context.new_page()
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        page.goto(file.as_uri())
        assert asked == [file.as_uri()]
        return page, dataset

    yield open_file
    for context in contexts:
        context.close()
    assert faults == []


@pytest.mark.parametrize("size", [WIDE, PHONE])
def test_list_map_and_popup_work_offline(opened, size):
    page, dataset = opened(lambda directory: generate(40, directory), size)
    expect(page.locator("#summary")).to_contain_text("40 位代表")
    assert page.locator(".mark").count() > 5
    row = delegate_list(dataset, select(dataset, Filters()))[0]
    page.locator("#list button").first.click()
    card = page.locator(".leaflet-popup .card")
    expect(card.locator(".name")).to_have_text(row["name"])
    expect(card.locator(".quote")).to_have_count(len(row["quotes"]))
    expect(card.locator(".name")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card).to_have_count(0)
    if size == WIDE:
        page.get_by_role("button", name="放大", exact=True).click()
        expect(page.locator(".place-name").filter(visible=True).first).to_be_visible()
    page.get_by_role("button", name="回到全国").click()


def test_a_mark_opens_by_keyboard_and_gives_the_focus_back(opened):
    page, _ = opened(lambda directory: generate(40, directory))
    mark = page.locator(".mark-one").first
    name = mark.get_attribute("aria-label")
    mark.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".leaflet-popup .name")).to_have_text(name)
    tip = page.locator(".leaflet-popup-tip-container").bounding_box()
    seen = page.locator(".mark.is-selected").bounding_box()
    assert tip["y"] + tip["height"] <= seen["y"] + seen["height"] / 2 - 8  # the mark is seen below it
    page.keyboard.press("Escape")
    expect(page.locator(".leaflet-popup")).to_have_count(0)


def test_themes_and_search_filter_list_map_and_counts_alike(opened):
    page, dataset = opened(lambda directory: generate(40, directory))
    button = page.get_by_role("button", name=re.compile("乡村振兴"))
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    left = len(select(dataset, Filters(theme=("rural-revitalisation",))))
    expect(page.locator("#summary")).to_contain_text(f"{left} 位代表")
    expect(page.locator("#list button")).to_have_count(left)
    page.get_by_role("searchbox").fill("查无此人")
    expect(page.locator("#summary")).to_contain_text("0 位代表")
    expect(page.locator(".mark")).to_have_count(0)


def test_the_source_line_is_never_covered(opened):
    page, _ = opened(lambda directory: generate(40, directory))
    line = page.locator(".stage > .source")
    expect(line).to_contain_text("审图号：GS(2024)0650号")
    for _ in range(2):
        box = line.bounding_box()
        top = page.evaluate(
            "([x, y]) => document.elementFromPoint(x, y).className",
            [box["x"] + box["width"] / 2, box["y"] + box["height"] / 2],
        )
        assert top == "source"
        page.locator("#list button").first.click()


def test_hostile_text_runs_nowhere(opened):
    page, dataset = opened(hostile)
    page.locator("#list button").first.click()
    row = delegate_list(dataset, select(dataset, Filters()))[0]
    expect(page.locator(".leaflet-popup .name")).to_have_text(row["name"])
    assert page.locator("img, a[href^=javascript]").count() == 0


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened, scheme):
    page, _ = opened(lambda directory: generate(40, directory))
    page.emulate_media(color_scheme=scheme)
    for _ in range(2):
        page.evaluate(AXE)
        found = page.evaluate("() => axe.run(document, { resultTypes: ['violations', 'passes'] })")
        assert [(rule["id"], rule["nodes"][0]["html"]) for rule in found["violations"]] == []
        assert found["passes"]
        page.locator("#list button").first.click()
