"""Whole tasks with the keyboard alone: Tab, Shift+Tab, Enter, Space, Escape, arrows and letters.

Each step checks that what has the focus is seen: it has an outline, is inside the window, and nothing that
sticks to an edge lies over it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.window import Window

LOOKS = 10  # at what has the focus, until it is seen
MOST = 120  # presses of a key until something has to be reached
# What has the focus, through shadow roots and frames of the page: its name, whether it is seen and marked.
FOCUS = """() => {
    let [left, top, element, view] = [0, 0, document.activeElement, window]
    const covers = (at, x, y) => {
        let found = at.elementFromPoint(x, y)
        while (found && found.shadowRoot && found.shadowRoot.elementFromPoint(x, y) !== found) {
            found = found.shadowRoot.elementFromPoint(x, y)
        }
        return found
    }
    for (;;) {
        if (element && element.shadowRoot && element.shadowRoot.activeElement) {
            element = element.shadowRoot.activeElement
        } else if (element && element.tagName === "IFRAME") {
            const box = element.getBoundingClientRect()
            ;[left, top] = [left + box.left, top + box.top]
            view = element.contentWindow
            element = view.document.activeElement
        } else break
    }
    if (!element || element === view.document.body) return { name: "", text: "", seen: true, marked: true }
    const box = element.getBoundingClientRect()
    const label = element.closest("label") || element
    const shown = label.getBoundingClientRect()
    const [x, y] = [shown.left + Math.min(shown.width / 2, 40), shown.top + shown.height / 2]
    const over = covers(view.document, x, y)
    const inside = x + left >= 0 && x + left <= innerWidth && y + top >= 0 && y + top <= innerHeight
    const holds = (outer, inner) => {
        while (inner && !outer.contains(inner)) inner = inner.getRootNode().host
        return Boolean(inner)
    }
    const same = over && (holds(label, over) || holds(over, label))
    const caret = element.matches("input:not([type=checkbox], [type=radio], [type=file]), textarea")
    const near = [element, label, element.parentElement, ...label.querySelectorAll("*")]
    const outlined = (style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1
    const styles = near.map((each) => view.getComputedStyle(each))
    const ring = (style) => style.content !== "none" && style.borderStyle !== "none" && style.opacity > 0.5
    const around = ["::before", "::after"].some((part) => ring(view.getComputedStyle(element, part)))
    const marked = caret || around || styles.some((style) => outlined(style) || style.boxShadow !== "none")
    return {
        name: element.getAttribute("aria-label") || "",
        text: (element.innerText || element.value || "").trim().slice(0, 80),
        role: element.getAttribute("role") || element.tagName.toLowerCase(),
        seen: Boolean(box.width && inside && same),
        marked,
        over: over && `${over.tagName} ${over.className}`,
    }
}"""


def focus(view: Window) -> dict[str, Any]:
    """What has the focus, looked at again while it is not seen: a map that pans towards it takes a moment."""
    found: dict[str, Any] = {}
    for _ in range(LOOKS):
        found = view.page.evaluate(FOCUS)
        if found["seen"] and found["marked"]:
            break
        view.page.wait_for_timeout(100)
    return found


def move_to(view: Window, wanted: str | Callable[[dict[str, Any]], bool], key: str = "Tab") -> dict[str, Any]:
    """Press a key until the focus is at something of this name; everything on the way has to be seen.

    Cells of a table are not: they are drawn on a canvas, ring and all.
    """
    hidden = []
    for _ in range(MOST):
        view.page.keyboard.press(key)
        found = focus(view)
        if (found["name"] or found["text"]) and found["role"] != "gridcell":
            hidden += [] if found["seen"] and found["marked"] else [found]
        name = found["name"] or found["text"]
        if wanted(found) if callable(wanted) else re.search(wanted, name):
            assert hidden == [], json.dumps(hidden, ensure_ascii=False)
            return found
    raise AssertionError(f"{wanted} is not reached; the last was {json.dumps(found, ensure_ascii=False)}")


@pytest.fixture
def someone(app):
    """A delegate with a marker of their own in the first view."""
    rows = app.get("/api/delegates?limit=100&kind=direct")[1]["rows"]
    return next(row for row in rows if row["lat"] is not None and row["lat"] > 36)


def test_a_delegate_is_found_read_and_followed_to_the_sentence(window, app, someone):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    move_to(view, "^搜索$")
    view.page.keyboard.type(someone["name"])
    view.page.keyboard.press("Enter")
    expect(view.headline).to_contain_text("1 位代表")
    view.settle()
    expect(view.marks()).to_have_count(1)
    view.expect_shown(1)
    move_to(view, rf"^{someone['name']}，")
    view.page.keyboard.press("Enter")
    popup = view.popup(someone["name"])
    expect(popup).to_contain_text(someone["quotes"][0]["text"][:10])
    move_to(view, "^查看原文")
    view.page.keyboard.press("Enter")
    current = view.page.locator("article [aria-current=true]").first
    expect(current).to_be_in_viewport()
    expect(current).to_be_focused()
    assert focus(view)["seen"]


def test_filters_are_ticked_and_taken_away(window, app):
    view = window(app)
    name = app.get("/api/facets")[1]["themes"][0]["name_zh"]
    everybody = view.headline.inner_text()
    move_to(view, rf"^{name} \d+$")
    view.page.keyboard.press("Space")
    expect(view.checkbox(name)).to_be_checked()
    expect(view.headline).not_to_have_text(everybody)
    view.settle()
    move_to(view, rf"^{name}\b|^{name}$|移除.*{name}|{name}.*close")
    view.page.keyboard.press("Enter")
    expect(view.headline).to_have_text(everybody)


def test_the_table_is_exported(window, app):
    view = window(app, "/delegates")
    move_to(view, "下载")
    view.page.keyboard.press("Enter")
    expect(view.page.get_by_role("button", name=re.compile("GeoJSON"))).to_be_visible()
    move_to(view, "GeoJSON")
    with view.page.expect_download() as waiting:
        view.page.keyboard.press("Enter")
    collection = json.loads(waiting.value.path().read_text(encoding="utf-8"))
    assert len(collection["features"]) == app.get("/healthz")[1]["delegates"]
    view.page.keyboard.press("Escape")
    expect(view.page.get_by_role("button", name=re.compile("GeoJSON"))).to_have_count(0)


def test_a_number_of_a_chart_leads_to_its_quotes_and_back(window, app):
    view = window(app, "/themes")
    expect(view.page.get_by_text("看成表格").first).to_be_visible()
    move_to(view, "^看成表格$")
    view.page.keyboard.press("Enter")
    found = move_to(view, r"^\d+ 位代表：")
    view.page.keyboard.press("Enter")
    drawer = view.page.get_by_role("dialog")
    expect(drawer.get_by_role("heading", level=3).first).to_be_visible()
    expect(drawer.get_by_role("heading", level=3)).to_have_count(int(found["text"]))
    move_to(view, "^查看原文")
    move_to(view, "在地图上看", "Shift+Tab")
    move_to(view, "复制链接$", "Shift+Tab")  # around the dialogue, which keeps the focus
    view.page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_quotes_of_an_article_are_stepped_through(window, app, someone):
    view = window(app, f"/article?quote={someone['quotes'][0]['id']}")
    current = view.page.locator("article [aria-current=true]")
    expect(current.first).to_be_focused()
    before = view.query["quote"]
    move_to(view, "^下一段")
    view.page.keyboard.press("Enter")
    view.page.wait_for_function("before => !location.search.includes(before)", arg=before[0])
    expect(current.first).to_be_in_viewport()
    expect(view.page.get_by_role("button", name="下一段引语")).to_be_focused()
    second = view.query["quote"]
    view.page.keyboard.press("Enter")
    view.page.wait_for_function("before => !location.search.includes(before)", arg=second[0])
    expect(view.page.get_by_title("方向键")).to_be_visible()
    third = view.page.locator(f"article [data-id={view.query['quote'][0]}]").first
    expect(third).to_have_attribute("aria-current", "true")
    third.focus()
    view.page.keyboard.press("ArrowUp")
    view.page.keyboard.press("Enter")
    view.expect_query(quote=second[0])
