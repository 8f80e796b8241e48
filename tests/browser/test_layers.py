"""Divisions coloured by their delegates: the switch, drilling down and back, the legend, the outline."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_accessibility import KNOWN, SERIOUS, in_both_schemes
from tests.browser.window import PHONE, WIDE

COVERED = """(element, others) => {
    const box = element.getBoundingClientRect()
    return others.some(name => [...document.querySelectorAll(name)].some(other => {
        const near = other.getBoundingClientRect()
        return near.width && box.left < near.right && near.left < box.right
            && box.top < near.bottom && near.top < box.bottom
    }))
}"""

# the code of the division that is outlined; the outline itself is drawn on canvas
STRESSED = """(async () => {
    const { stressed } = (await window.voices).outlines
    return stressed ? stressed.getLayers()[0].feature.properties.adcode : null
})()"""


def areas(server, query=""):
    status, answer = server.get(f"/api/areas?{query}")
    assert status == 200
    return answer


def buttons(view):
    """Accessible names of the divisions that can be chosen."""
    return view.map.locator(".region[role=button][tabindex='0']")


def area(view, name):
    return view.map.get_by_role("button", name=re.compile(rf"^{name}，[\d,]+ 位代表$"))


def switch(view, name):
    return view.map.get_by_role("group", name="图层").get_by_role("button", name=name, exact=True)


def trail(view):
    return view.map.get_by_role("navigation", name="所在区划")


def expect_areas(view, answer):
    """Wait until the map shows the divisions of an answer, and no others."""
    expect(view.map.locator(".region")).to_have_count(len(answer["areas"]))
    for each in answer["areas"]:
        if each["count"]:
            name = f"{each['name_zh']}，{each['count']} 位代表"
            expect(view.map.get_by_role("button", name=name, exact=True)).to_have_count(1)


@pytest.fixture
def view(window, big_app):
    view = window(big_app, "/?layer=regions")
    expect_areas(view, areas(big_app))
    return view


@pytest.mark.parametrize("key", [None, "Enter", "Space"])
def test_marks_and_divisions_are_switched_by_mouse_and_keyboard(window, app, key):
    view = window(app)
    expect(view.marks().first).to_be_visible()
    expect(switch(view, "点")).to_have_attribute("aria-pressed", "true")
    for name, is_regions in (("分区", True), ("点", False)):
        if key:
            switch(view, name).press(key)
        else:
            switch(view, name).click()
        view.expect_query(layer="regions" if is_regions else None)
        expect(switch(view, name)).to_have_attribute("aria-pressed", "true")
        expect(view.marks().first).to_be_visible(visible=not is_regions)
        expect(view.map.locator(".region")).to_have_count(34 if is_regions else 0)
        expect(view.map.locator(".legend")).to_be_visible(visible=is_regions)
    box = switch(view, "分区").bounding_box()
    assert min(box["width"], box["height"]) >= 24


def test_counts_follow_the_filters(view, big_app):
    theme = next(one for one in big_app.get("/api/facets")[1]["themes"] if one["count"] > 100)
    view.toggle(theme["name_zh"])
    expect_areas(view, areas(big_app, f"theme={theme['id']}"))
    view.expect_query(layer="regions", theme=theme["id"])
    view.page.go_back()
    expect_areas(view, areas(big_app))
    view.expect_query(layer="regions", theme=None)


@pytest.mark.parametrize("key", [None, "Enter", "Space"])
def test_a_division_opens_and_back_returns(view, big_app, key):
    if key:
        area(view, "广东省").focus()
        view.page.keyboard.press(key)
    else:
        area(view, "广东省").click()
    expect_areas(view, areas(big_app, "within=440000"))
    view.expect_query(layer="regions", area="440000")
    expect(trail(view).get_by_role("listitem")).to_have_text(["全国", "广东省"])
    if key:
        expect(buttons(view).first).to_be_focused()
    area(view, "广州市").press("Enter")
    expect_areas(view, areas(big_app, "within=440100"))
    expect(trail(view).get_by_role("listitem")).to_have_text(["全国", "广东省", "广州市"])
    view.page.go_back()
    expect_areas(view, areas(big_app, "within=440000"))
    view.expect_query(area="440000")
    view.page.go_back()
    expect_areas(view, areas(big_app))
    view.expect_query(area=None, layer="regions")
    expect(trail(view)).to_be_hidden()
    view.page.go_forward()
    expect_areas(view, areas(big_app, "within=440000"))


def test_the_trail_leads_up_and_narrows_list_and_headline(window, big_app):
    view = window(big_app, "/?layer=regions&area=440100")
    expect_areas(view, areas(big_app, "within=440100"))
    expect(trail(view).get_by_text("广州市")).to_have_attribute("aria-current", "location")
    only = trail(view).get_by_role("button", name="只看广东省")
    only.click()
    view.expect_query(province="440000", area="440100")
    held = areas(big_app, "within=440000")["total"]
    expect(view.headline).to_contain_text(f"{held} 位代表")
    expect(only).to_have_count(0)
    trail(view).get_by_role("button", name="广东省").click()
    expect_areas(view, areas(big_app, "within=440000&province=440000"))
    trail(view).get_by_role("button", name="全国").press("Enter")
    expect_areas(view, areas(big_app, "province=440000"))


def test_a_link_reopens_the_division_and_the_whole_country_is_a_button_away(window, big_app):
    view = window(big_app, "/?layer=regions&area=420000")
    answer = areas(big_app, "within=420000")
    expect_areas(view, answer)
    west, south, east, north = answer["box"]
    seen = view.map.locator(":root").evaluate(
        "async () => { const b = (await window.voices).map.getBounds(); "
        "return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()] }"
    )
    assert seen[0] < west
    assert seen[1] < south
    assert seen[2] > east
    assert seen[3] > north
    assert seen[2] - seen[0] < 4 * (east - west)
    view.page.reload()
    view.settle()
    expect_areas(view, answer)
    view.map.get_by_role("button", name="回到全国").click()
    expect_areas(view, areas(big_app))
    view.expect_query(area=None)


@pytest.mark.parametrize("code", ["999999", "x", "440106"])
def test_an_address_with_a_division_that_cannot_be_shown_shows_the_country(window, app, code):
    view = window(app, f"/?layer=regions&area={code}", tolerate="400")
    expect_areas(view, areas(app))
    view.expect_query(area=None)


def test_outlines_are_fetched_for_the_area_in_view_only(window, big_app):
    view = window(big_app)
    asked = []

    def note(request):
        asked.extend(re.findall(r"(\w+/\d\d)\.json", request.url))

    view.page.on("request", note)
    switch(view, "分区").click()
    expect_areas(view, areas(big_app))
    assert asked == []
    area(view, "海南省").press("Enter")
    expect_areas(view, areas(big_app, "within=460000"))
    assert {name for name in asked if name.startswith("county")} == set()
    assert "prefecture/46" in asked
    view.page.remove_listener("request", note)


def test_a_division_without_parts_lists_its_delegates(window, big_app):
    view = window(big_app, "/?layer=regions&area=440100")
    answer = areas(big_app, "within=440100")
    expect_areas(view, answer)
    county = next(one for one in answer["areas"] if one["count"])
    area(view, county["name_zh"]).press("Enter")
    heading = view.popup().get_by_role("heading")
    expect(heading).to_have_text(f"{county['name_zh']}：{county['count']} 位代表")
    expect(view.popup().get_by_role("listitem")).to_have_count(min(county["count"], 20))
    view.page.keyboard.press("Escape")
    expect(view.popup()).to_have_count(0)
    expect(area(view, county["name_zh"])).to_be_focused()


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
@pytest.mark.parametrize("query", ["", "&area=440000"])
def test_the_legend_says_the_classes_and_covers_nothing(window, big_app, size, query):
    view = window(big_app, f"/?layer=regions{query}", size=size)
    answer = areas(big_app, query.replace("&area", "within"))
    expect_areas(view, answer)
    classes = [
        one["least"] if one["least"] == one["most"] else f"{one['least']}–{one['most']}"
        for one in answer["classes"]
    ]
    legend = view.map.locator(".legend")
    expect(legend.get_by_role("listitem")).to_have_text(["0", *map(str, classes)])
    if answer["rest"]:
        expect(legend).to_contain_text(f"另有 {answer['rest']} 位")
    view.page.wait_for_timeout(400)
    assert not legend.evaluate(COVERED, [".source", ".inset", ".map-buttons", ".layers"])
    source = view.map.get_by_text("GS(2024)0650号")
    assert legend.bounding_box()["y"] < source.bounding_box()["y"]
    shade = {
        element["area"]: element["shade"]
        for element in view.map.locator(".region").evaluate_all(
            "all => all.map(one => ({ area: one.dataset.area, shade: getComputedStyle(one).fill }))"
        )
    }
    for one in answer["classes"]:
        inside = {
            shade[each["id"]] for each in answer["areas"] if one["least"] <= each["count"] <= one["most"]
        }
        assert len(inside) == 1
    assert len(set(shade.values())) == len(answer["classes"]) + any(
        not each["count"] for each in answer["areas"]
    )


def test_a_popup_outlines_the_division_that_its_point_stands_for(window, app):
    rows = app.get("/api/delegates?limit=100")[1]["rows"]
    row = next(row for row in rows if row["precision"] == "county")
    view = window(app, f"/?delegate={row['id']}")
    expect(view.popup(row["name"])).to_be_visible()
    root = view.map.locator(":root")
    view.page.frames[-1].wait_for_function(f"async () => (await {STRESSED}) === '{row['adcode']}'")
    view.popup().get_by_role("button", name="关闭").click()
    expect(view.popup()).to_have_count(0)
    assert root.evaluate(f"() => {STRESSED}") is None
    # its borders are on the way already when the popup opens
    row = next(row for row in rows if row["precision"] == "prefecture")
    late = []
    view.page.route(re.compile(r"/prefecture/\d\d\.json"), lambda route: late.append(route))
    view.card(row["name"]).get_by_role("button").first.click()
    expect(view.popup(row["name"])).to_be_visible()
    view.page.wait_for_timeout(300)
    for each in late:
        each.continue_()
    view.page.frames[-1].wait_for_function(f"async () => (await {STRESSED}) === '{row['adcode']}'")


def test_a_card_opens_its_popup_over_the_divisions(window, app):
    view = window(app, "/?layer=regions")
    expect_areas(view, areas(app))
    said = view.map.locator(".place-name").filter(has_text=re.compile(r"\d$"))
    expect(said).to_have_count(sum(each["count"] > 0 for each in areas(app)["areas"]))
    row = next(row for row in app.get("/api/delegates?limit=100")[1]["rows"] if row["lat"])
    view.card(row["name"]).get_by_role("button").first.click()
    expect(view.popup(row["name"])).to_be_visible()
    view.expect_query(delegate=row["id"], layer="regions")


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_in_the_coloured_map_light_or_dark(window, big_app, size):
    view = window(big_app, "/?layer=regions&area=440000", size=size)
    expect_areas(view, areas(big_app, "within=440000"))
    found = in_both_schemes(view)
    assert [each for each in found if each[2] in SERIOUS] == []
    assert {each[1] for each in found} <= set(KNOWN)
