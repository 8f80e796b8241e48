"""axe finds nothing serious on any page, light and dark, wide and on a phone; pages reflow to 320 pixels.

A page is opened once per language, for all tests; the scheme and the size change under it, as they do for a
reader who turns a phone or whose system goes dark. What no option of Streamlit's widgets changes stands in
KNOWN by rule, with the reason; none of it is serious.
"""

from __future__ import annotations

import itertools
import re
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.browser.window import PHONE, WIDE, windows

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")
KNOWN = {
    "presentation-role-conflict": "Streamlit's field for files is presentational and yet has a name",
}
PAGES = ("map", "delegates", "themes", "article", "places", "about")
LANGUAGES = ("zh", "en")
EACH = tuple(itertools.product(PAGES, LANGUAGES))
READ = {"zh": "读取", "en": "Read"}
NEXT = re.compile("^(下一步|Next)")
ARTICLE = """把路修到田头
“村里的路修好了，果子卖得出去。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。
“把服务送到门口，居民才满意。”鼓楼区居民邵远帆代表说。"""

NARROW = (320, 256)  # CSS pixels of a window of 1280 by 1024 at 400 %
SIDEWAYS = """() => [document.documentElement, document.querySelector("[data-testid=stMain]")]
    .map((each) => each.scrollWidth - each.clientWidth)"""
# Whatever reaches beyond the window and is not in something that scrolls sideways by itself.
BEYOND = """() => {
    const found = []
    const visit = (root) => {
        for (const each of root.querySelectorAll("*")) {
            if (each.shadowRoot) visit(each.shadowRoot)
            if (root === document && !each.closest("[data-testid=stMain]")) continue
            const box = each.getBoundingClientRect()
            if (!box.width || !box.height || box.right <= innerWidth + 1) continue
            let holder = each
            while (holder && getComputedStyle(holder).overflowX === "visible") holder = holder.parentElement
            if (!holder || holder.matches("[data-testid=stMain]")) found.push(each.outerHTML.slice(0, 120))
        }
    }
    visit(document)
    return found
}"""


def findings(view):
    """What axe finds in the page and its frames: (rule, impact, where, what to do)."""
    for frame in view.page.frames:
        if not frame.evaluate("() => 'axe' in window"):
            frame.evaluate(AXE)
    results = view.page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        (rule["id"], node["impact"] or rule["impact"], node["html"][:200], node["failureSummary"])
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


ALL = tuple(itertools.product(("dark", "light"), (PHONE, WIDE)))
CROSSED = (("dark", PHONE), ("light", WIDE))  # each scheme and each size once


def everywhere(view, looks=ALL):
    """Findings that are not known, in these schemes and sizes; afterwards the window is wide and light."""
    found = []
    for scheme, size in looks:
        view.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        view.page.set_viewport_size({"width": size[0], "height": size[1]})
        view.page.wait_for_timeout(400)  # for what follows the window's size and colours
        view.settle()
        found += [(scheme, size, *each) for each in findings(view) if each[0] not in KNOWN]
    return found


def in_both_schemes(view):
    """Findings in the light and in the dark: each with the scheme before it."""
    found = []
    for scheme in ("light", "dark"):
        view.page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        view.page.wait_for_timeout(500)  # for the colours to change
        view.settle()
        found += [(scheme, *each) for each in findings(view)]
    return found


@pytest.fixture(scope="module")
def opened(request, tabs, proxy, app):
    """A page in a language: its window, which its tests share, its name, and what has to be in it."""
    page, language = request.param
    rows = app.get("/api/delegates?limit=100")[1]["rows"]
    someone = next(row for row in rows if row["lat"] is not None)
    asked = {
        "map": f"/?delegate={someone['id']}&",
        "delegates": f"/delegates?delegate={someone['id']}&",
        "article": f"/article?quote={someone['quotes'][0]['id']}&",
        "places": f"/places?delegate={someone['id']}&",
    }
    with windows(tabs, proxy) as window:
        view = window(app, asked.get(page, f"/{page}?") + ("lang=en" if language == "en" else ""))
        content = view.page.get_by_role("main")
        if page == "map":
            title = "Map" if language == "en" else "地图"
            expect(view.page.locator(f"iframe[title^='{title}']")).to_be_visible()
            frame = view.page.frame_locator("iframe").first
            content = frame.get_by_role("dialog", name=someone["name"], exact=True)
        yield view, page, content


@pytest.mark.parametrize(
    "opened", [*EACH, ("articles", "zh"), ("articles", "en")], indirect=True, ids="-".join
)
def test_a_page_fits_a_window_of_320_pixels(opened):
    view, _, content = opened
    expect(content).to_be_visible()
    view.page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    view.page.wait_for_timeout(500)
    assert view.page.evaluate(SIDEWAYS) == [0, 0]
    assert view.page.evaluate(BEYOND) == []


@pytest.mark.parametrize("opened", EACH, indirect=True, ids="-".join)
def test_axe_finds_nothing_on_a_page(opened):
    view, page, content = opened
    expect(content).to_be_visible()
    if page == "themes":
        for table in view.page.get_by_text(re.compile("^(看成表格|Show as a table)$")).all():
            table.click()
    assert everywhere(view) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_any_step_of_adding_an_article(window, app, language):
    view = window(app, "/articles" + ("?lang=en" if language == "en" else ""))
    assert everywhere(view, CROSSED) == []
    text = view.page.locator("textarea").first
    text.fill(ARTICLE)
    text.press("Control+Enter")
    view.settle()
    view.page.get_by_role("button", name=READ[language]).click()
    for _ in ("read", "people", "places"):
        onward = view.page.get_by_role("button", name=NEXT)
        expect(onward).to_be_visible()
        view.settle()
        assert everywhere(view, CROSSED) == []
        step = onward.inner_text()
        onward.click()
        expect(view.page.get_by_role("button", name=step, exact=True)).to_have_count(0)
        view.settle()
    assert everywhere(view, CROSSED) == []


def test_axe_reaches_the_map_s_frame_and_finds_what_is_wrong(window, app):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    view.marks().first.evaluate("mark => mark.removeAttribute('aria-label')")
    view.marks().first.evaluate("mark => mark.removeAttribute('title')")
    assert any("leaflet-marker-icon" in html for _, _, html, _ in findings(view))
