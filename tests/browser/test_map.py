"""The map page: what it shows, popups by mouse and keyboard, filters, the address, one map throughout.

What is expected is asked of the HTTP interface, so that the tests speak about behaviour, not about data.
"""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import expect

from tests.browser.window import PHONE


def rows(server, **filters):
    """The delegates that the interface gives for these filters."""
    status, answer = server.get(f"/api/delegates?{urlencode(filters | {'limit': 200}, doseq=True)}")
    assert status == 200
    return answer["rows"]


def placed(found):
    return [row for row in found if row["lat"] is not None]


@pytest.fixture
def view(window, app):
    view = window(app)
    view.expect_shown(len(placed(rows(app))))
    return view


@pytest.fixture
def single(view):
    """The name of a delegate who has a marker alone at the first view."""
    label = view.marks().filter(visible=True).locator("xpath=self::*[@data-delegate]").first
    return label.get_attribute("aria-label").split("，")[0]


def test_every_delegate_is_on_the_map_and_in_the_list(view, app):
    for row in rows(app):
        expect(view.card(row["name"])).to_be_visible()
    expect(view.headline).to_contain_text(f"{len(rows(app))} 位代表")
    # the list scrolls by itself, and the page does not
    main = view.page.get_by_test_id("stMain")
    assert main.evaluate("each => each.scrollHeight - each.clientHeight") == 0


def test_the_first_view_names_the_islands_and_keeps_their_marks_and_the_north_east_clear(view):
    view.page.set_viewport_size({"width": 1440, "height": 900})
    for island in ("台湾", "海南"):
        expect(view.map.locator(".place-name").get_by_text(island, exact=True)).to_be_visible()
    at = "async (_, [lat, lon]) => (await window.voices).map.latLngToContainerPoint([lat, lon])"
    root, buttons = view.map.locator(":root"), view.map.get_by_role("group", name="地图操作")
    frame, column = view.map_frame.bounding_box(), buttons.bounding_box()
    edge = column["y"] + column["height"] - frame["y"]
    assert root.evaluate(at, [48.4, 134.7])["y"] > edge
    assert root.evaluate(at, [7.0, 114.0])["y"] < frame["height"] - 20


def test_a_popup_opens_by_mouse_and_says_all(view, app, single):
    view.mark(single).click()
    popup = view.popup(single)
    expect(popup).to_be_visible()
    row = next(row for row in rows(app) if row["name"] == single)
    for part in (
        row["name"],
        row["role"],
        row["organisation"],
        row["province"],
        row["county"],
        row["village"],
    ):
        if part:
            expect(popup).to_contain_text(part)
    expect(popup).to_contain_text("点位")
    for quote in row["quotes"]:
        expect(popup).to_contain_text(quote["text"])
    assert popup.get_by_role("link", name="查看原文").count() == len(row["quotes"])
    expect(popup.get_by_text("转述")).to_have_count(sum(q["kind"] == "indirect" for q in row["quotes"]))
    view.expect_query(delegate=row["id"])
    popup.get_by_role("button", name="关闭").click()
    expect(view.popup()).to_have_count(0)
    view.expect_query(delegate=None)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_popup_opens_and_closes_by_keyboard(view, single, key):
    view.mark(single).focus()
    view.page.keyboard.press(key)
    expect(view.popup(single)).to_be_visible()
    expect(view.popup(single).get_by_role("heading", name=single)).to_be_focused()
    view.page.keyboard.press("Escape")
    expect(view.popup()).to_have_count(0)
    expect(view.mark(single)).to_be_focused()


def test_marks_are_reached_with_the_tabulator(view):
    view.map.get_by_role("region", name="代表所在地地图").focus()
    names = set()
    for _ in range(view.marks().count()):
        view.page.keyboard.press("Tab")
        names.add(view.focused())
    assert set(view.marks().evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")) <= names


def filters_of(app, facet):
    listed = app.get("/api/facets")[1][facet]
    return [(value["id"], value["name_zh"]) for value in listed if 0 < value["count"] < len(rows(app))]


@pytest.mark.parametrize(("facet", "name"), [("themes", "theme"), ("provinces", "province")])
def test_a_filter_changes_marks_list_line_and_address(view, app, facet, name):
    for value, label in filters_of(app, facet)[:2]:
        expected = rows(app, **{name: value})
        view.toggle(label)
        view.expect_shown(len(placed(expected)))
        expect(view.headline).to_contain_text(f"{len(expected)} 位代表")
        expect(view.cards()).to_have_text([re.compile(f"^{row['name']}") for row in expected])
        view.expect_query(**{name: value})
        view.toggle(label)
        view.expect_shown(len(placed(rows(app))))
        view.expect_query(**{name: None})


def test_kind_and_theme_hold_for_the_same_quote(view, app):
    theme, label = filters_of(app, "themes")[0]
    view.toggle(label)
    view.toggle("转述")
    expected = rows(app, theme=theme, kind="indirect")
    view.expect_shown(len(placed(expected)))
    expect(view.headline).to_contain_text(f"{len(expected)} 位代表")


def test_a_search_finds_people_by_what_they_say(view, app):
    said = max((quote["text"] for row in rows(app) for quote in row["quotes"]), key=len)[-7:-1]
    view.look_for(said)
    expected = rows(app, q=said)
    view.expect_query(q=said)
    view.expect_shown(len(placed(expected)))
    expect(view.cards()).to_have_count(len(expected))
    hit = view.page.locator(".words", has=view.page.locator("mark")).first
    expect(hit.locator("mark")).to_have_text(said)
    assert hit.evaluate("words => words.scrollHeight <= words.clientHeight + 1")  # none of it is cut


def test_nothing_found_is_said(view):
    view.look_for("没有人说过这句话")
    view.expect_shown(0)
    expect(view.headline).to_contain_text("0 位代表")
    expect(view.page.get_by_text("没有符合条件的代表").first).to_be_visible()


def test_back_and_forward_restore_filters_widgets_and_marks(view, app):
    (first, label), (second, other) = filters_of(app, "themes")[:2]
    view.toggle(label)
    view.expect_query(theme=first)
    view.expect_shown(len(placed(rows(app, theme=first))))
    view.toggle(other)
    view.page.wait_for_url(re.compile(second))
    view.expect_shown(len(placed(rows(app, theme=[first, second]))))
    view.page.go_back()
    view.expect_shown(len(placed(rows(app, theme=first))))
    expect(view.checkbox(label)).to_be_checked()
    expect(view.checkbox(other)).not_to_be_checked()
    view.page.go_back()
    view.expect_shown(len(placed(rows(app))))
    expect(view.checkbox(label)).not_to_be_checked()
    view.page.go_forward()
    view.expect_shown(len(placed(rows(app, theme=first))))
    expect(view.checkbox(label)).to_be_checked()


def test_one_map_lives_through_filters_back_and_forward(view, app):
    root = view.map.locator(":root")
    root.evaluate("() => { window.born = 'once' }")
    container = view.map.locator(".leaflet-container").element_handle()
    theme, label = filters_of(app, "themes")[0]
    steps = (
        (lambda: view.toggle(label), {"theme": theme, "kind": None}),
        (lambda: view.toggle("转述"), {"theme": theme, "kind": "indirect"}),
        (view.page.go_back, {"theme": theme, "kind": None}),
        (view.page.go_forward, {"theme": theme, "kind": "indirect"}),
    )
    for step, query in steps:
        step()
        view.expect_query(**query)
        view.expect_shown(len(placed(rows(app, **{key: value for key, value in query.items() if value}))))
        view.settle()
    view.expect_shown(len(placed(rows(app, theme=theme, kind="indirect"))))
    assert root.evaluate("() => window.born") == "once"
    assert container.evaluate("element => element.isConnected")
    expect(view.map_frame).to_have_count(1)


def test_a_popup_stays_as_long_as_its_delegate_does(view, app, single):
    row = next(row for row in rows(app) if row["name"] == single)
    own = {quote["theme_id"] for quote in row["quotes"]}
    stays = next(label for value, label in filters_of(app, "themes") if value in own)
    goes = next(label for value, label in filters_of(app, "themes") if value not in own)
    view.mark(single).click()
    expect(view.popup(single)).to_be_visible()
    popup = view.popup(single).element_handle()
    view.toggle(stays)
    view.page.wait_for_timeout(1000)
    view.settle()
    assert popup.evaluate("element => element.isConnected")
    view.toggle(stays)
    view.toggle(goes)
    expect(view.popup()).to_have_count(0)
    view.expect_query(delegate=None)


def test_a_card_selects_its_delegate_on_the_map(view, app):
    row = next(row for row in placed(rows(app)) if not view.mark(row["name"]).count())  # in a cluster
    zoom = "async () => (await window.voices).map.getZoom()"
    whole = view.map.locator(":root").evaluate(zoom)
    name = view.card(row["name"]).get_by_role("button").first
    name.press("Enter")
    expect(view.popup(row["name"])).to_be_visible()
    view.expect_query(delegate=row["id"])
    assert view.map.locator(":root").evaluate(zoom) > whole
    view.page.wait_for_timeout(500)  # until the view is in the address
    view.settle()
    expect(name).to_be_focused()
    view.page.go_back()
    expect(view.popup()).to_have_count(0)
    view.page.wait_for_timeout(500)
    assert view.map.locator(":root").evaluate(zoom) == whole
    view.expect_query(delegate=None, view=None)


def test_a_popup_leads_to_the_sentence_in_the_article(view, app, single):
    view.mark(single).click()
    expect(view.popup(single)).to_be_visible()
    view.expect_query(delegate=next(row["id"] for row in rows(app) if row["name"] == single))
    steps = view.page.evaluate("history.length")
    view.popup(single).get_by_role("link", name="查看原文").first.click()
    view.page.wait_for_url(re.compile("/article"))
    quote = next(row for row in rows(app) if row["name"] == single)["quotes"][0]
    marked = view.page.locator(f"article [data-id={quote['id']}]").first
    expect(marked).to_be_in_viewport()
    expect(marked).to_have_attribute("aria-current", "true")
    view.expect_query(quote=quote["id"])
    assert view.page.evaluate("history.length") == steps + 1
    view.page.go_back()
    expect(view.popup(single)).to_be_visible()


def test_the_source_is_named_and_never_covered(view, single):
    source = view.map.get_by_text("GS(2024)0650号")
    uncovered = """element => [0.1, 0.5, 0.9].every(share => {
        const box = element.getBoundingClientRect()
        const top = document.elementFromPoint(box.left + box.width * share, box.top + box.height / 2)
        return element === top || element.contains(top)
    })"""
    for act in (lambda: None, view.mark(single).click):
        act()
        view.page.wait_for_timeout(300)
        expect(source).to_be_visible()
        expect(source).to_contain_text("天地图")
        assert source.evaluate(uncovered)


def test_the_ten_dash_line_and_the_islands_are_in_the_first_view_or_the_inset(view):
    named = view.map.get_by_text("南海诸岛")
    for _ in range(3):
        view.zoom_in().click()
        view.page.wait_for_timeout(300)
    expect(named.first).to_be_visible()


def test_a_cluster_comes_apart_and_one_place_opens_a_list(window, big_app):
    view = window(big_app)
    answer = big_app.get("/api/cells?zoom=4&bbox=70,10,140,60")[1]
    view.expect_shown(answer["total"] - answer["unplaced"])
    stacked = view.map.get_by_role("button", name=re.compile("同在一处"))
    for _ in range(12):
        if stacked.filter(visible=True).count():
            break
        before = view.marks().evaluate_all("all => all.map(one => one.getAttribute('aria-label')).join()")
        view.map.get_by_role("button", name=re.compile("放大查看")).filter(visible=True).first.press("Enter")
        view.page.wait_for_timeout(700)
        after = view.marks().evaluate_all("all => all.map(one => one.getAttribute('aria-label')).join()")
        assert after != before
    label = stacked.first.get_attribute("aria-label")
    count = int(label.split()[0])
    stacked.first.press("Enter")
    expect(view.popup().get_by_role("heading")).to_contain_text(f"{count} 位代表同在一处")
    entries = view.popup().get_by_role("listitem").get_by_role("button")
    expect(entries).to_have_count(min(count, 20))
    entries.first.click()
    expect(view.popup().get_by_role("link", name="查看原文").first).to_be_visible()


def test_lists_are_paged_to_twenty(window, big_app):
    view = window(big_app)
    expect(view.cards()).to_have_count(20)
    expect(view.headline).to_contain_text("2,296 位代表")


def test_a_phone_shows_the_map_first_and_nothing_sideways(window, app):
    view = window(app, size=PHONE)
    view.expect_shown(len(placed(rows(app))))
    box = view.map_frame.bounding_box()
    assert box["y"] < PHONE[1] / 2
    assert box["height"] >= 300
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= PHONE[0]
    assert view.page.evaluate("() => document.scrollingElement.scrollWidth") <= PHONE[0]
    assert not view.checkbox("转述").is_visible() or view.checkbox("转述").bounding_box()["x"] < 0
    mark = view.marks().and_(view.map.locator("[data-delegate]")).first
    mark.tap()
    expect(view.popup()).to_be_visible()
    view.page.wait_for_timeout(500)
    popup = view.popup().bounding_box()
    assert popup["x"] >= 0
    assert popup["x"] + popup["width"] <= PHONE[0]
    menu = view.page.get_by_role("button", name="打开菜单与筛选")
    menu.tap()
    view.page.reload()
    expect(menu).to_be_visible()  # a page begins without the sidebar over it
    menu.tap()
    view.page.get_by_role("navigation", name="页面").get_by_role("link", name="关于").tap()
    expect(view.page.get_by_role("heading", name="关于", level=1)).to_be_visible()
    expect(menu).to_be_visible()
