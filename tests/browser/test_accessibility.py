"""axe finds nothing serious on any page, light and dark, wide and on a phone.

What no option of Streamlit's widgets changes stands in KNOWN by rule, with the reason; none of it is
serious, and what is no longer found has to leave the table.
"""

from __future__ import annotations

import itertools
from importlib.resources import files

import pytest
from playwright.sync_api import expect

from tests.browser.window import PHONE, WIDE

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
SERIOUS = ("serious", "critical")
KNOWN: dict[str, str] = {}  # rule: reason
PAGES = {"map": "/", "delegates": "/delegates", "article": "/article", "about": "/about"}


def findings(view):
    """What axe finds in the page and its frames: (rule, impact, where, what to do)."""
    for frame in view.page.frames:
        frame.evaluate(AXE)
    results = view.page.evaluate("() => axe.run(document, { resultTypes: ['violations'] })")
    return [
        (rule["id"], node["impact"] or rule["impact"], node["html"][:200], node["failureSummary"])
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize(
    ("page", "scheme", "size"),
    [
        pytest.param(page, scheme, size, id=f"{page}-{scheme}-{'phone' if size == PHONE else 'wide'}")
        for page, scheme, size in itertools.product(PAGES, ("light", "dark"), (WIDE, PHONE))
    ],
)
def test_axe_finds_nothing_serious(window, app, page, scheme, size):
    rows = app.get("/api/delegates?limit=100")[1]["rows"]
    someone = next(row for row in rows if row["lat"] is not None)
    path = PAGES[page]
    if page == "map":
        path += f"?delegate={someone['id']}"
    if page == "article":
        path += f"?quote={someone['quotes'][0]['id']}"
    view = window(app, path, size=size, scheme=scheme)
    if page == "map":
        expect(view.popup(someone["name"])).to_be_visible()
    view.page.wait_for_timeout(1000)
    found = findings(view)
    assert [each for each in found if each[1] in SERIOUS] == []
    assert {each[0] for each in found} <= set(KNOWN)


def test_axe_reaches_the_map_s_frame_and_finds_what_is_wrong(window, app):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    view.marks().first.evaluate("mark => mark.removeAttribute('aria-label')")
    view.marks().first.evaluate("mark => mark.removeAttribute('title')")
    assert any("leaflet-marker-icon" in html for _, _, html, _ in findings(view))
