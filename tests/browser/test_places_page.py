"""The page that reviews places: choose a reading, move a pin, type coordinates, be refused, undo.

Each test works on a dataset of its own, because what is kept is written to it.
"""

from __future__ import annotations

import re
import shutil
from contextlib import suppress

import pytest
from playwright.sync_api import TimeoutError, expect

from geo.places import boundaries
from geo.store import load
from geo.store.building.build import build
from geo.store.contract.data_dir import DEFAULT
from tests.browser.test_accessibility import SERIOUS, in_both_schemes
from tests.browser.window import PHONE, WIDE
from tests.places.shifts import SHIFTS

TEXT = (
    "“村里的路修好了。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n"
    "“要把小事办好。”鼓楼区区长邵远帆代表说。\n"
    "“城里更干净了。”江苏省南京市鼓楼区教师贺知秋代表说。\n"
    "“果园要管好。”陕西省延安市宝塔区教师喻晓河代表说。"
)
COUNTY = "610622"  # of the village above
INSIDE = (36.88, 109.98)
CURATED = ("sources.csv", "themes.csv", "geocoded.csv", "corrections.csv")


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """The dataset before anybody touched it."""
    data = tmp_path_factory.mktemp("reviewed")
    (data / "articles").mkdir()
    (data / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in CURATED:
        whole = (DEFAULT / name).read_text(encoding="utf-8")
        text = whole if name == "themes.csv" else whole.splitlines(keepends=True)[0]
        (data / name).write_text(text, encoding="utf-8")
    build(data)
    return data


@pytest.fixture(scope="module")
def place(made, tmp_path_factory):
    """Where the running application has its dataset."""
    return shutil.copytree(made, tmp_path_factory.mktemp("work") / "data")


@pytest.fixture(scope="module")
def reviewing(serving, place):
    return serving(data=place)


@pytest.fixture
def data(made, place):
    """The dataset as it was at first."""
    for path in made.glob("*.csv"):
        shutil.copy(path, place)
    for path in place.glob(".last-*"):
        path.unlink()
    return place


@pytest.fixture
def look_at(window, reviewing, data):
    """Opens the page at the place of a delegate."""

    def opened(name, **options):
        dataset = load(data)
        key = dataset.delegates["id"][dataset.delegates["name"].index(name)]
        view = window(reviewing, f"/places?delegate={key}", **options)
        expect(view.page.get_by_role("heading", level=2)).to_be_visible()
        return view

    return opened


def picker(view):
    return view.page.locator("iframe[title^='选点地图']").content_frame


def pin(view):
    return picker(view).get_by_role("button", name=re.compile("^图钉"))


def row(data, name):
    dataset = load(data)
    at = dataset.delegates["name"].index(name)
    return {column: cells[at] for column, cells in dataset.delegates.items()}


def explain_and_keep(view):
    view.page.get_by_label("理由").fill("核对过地图")
    view.page.get_by_label("依据").fill("县志")
    view.page.get_by_role("button", name="记下核对结果").click()
    expect(view.page.get_by_text(re.compile("^已记下"))).to_be_visible()


def type_coordinates(view, text, system=None):
    if system:
        box = view.page.get_by_role("combobox", name="坐标系")
        box.evaluate("box => box.scrollIntoView({ block: 'center' })")  # the menu needs room below
        view.settle()
        option = view.page.get_by_role("option", name=re.compile(f"^{system}"))
        for _ in range(5):  # scrolling, or a page that is still being drawn, closes the menu
            view.page.wait_for_timeout(500)
            box.press("ArrowDown")
            with suppress(TimeoutError):
                option.click(timeout=2000)
                break
        expect(view.page.get_by_role("option")).to_have_count(0)
        view.settle()
    box = view.page.get_by_label("输入坐标")
    box.fill(text)
    box.press("Enter")
    view.settle()


@pytest.mark.parametrize("way", ["map", "keyboard", "list"])
def test_a_reading_is_picked_and_kept(look_at, data, way):
    view = look_at("邵远帆")
    mark = picker(view).get_by_role("button", name=re.compile("南京市"))
    if way == "map":
        mark.click()
    elif way == "keyboard":
        mark.focus()
        view.page.keyboard.press("Enter")
    else:
        view.page.locator("label").filter(has_text="南京市").click()
    expect(view.page.get_by_text(re.compile("^将记为：江苏省 › 南京市 › 鼓楼区"))).to_be_visible()
    expect(mark).to_have_attribute("aria-pressed", "true")
    explain_and_keep(view)
    found = row(data, "邵远帆")
    assert (found["adcode"], found["state"]) == ("320106", "exact")
    assert "核对过地图,县志" in (data / "corrections.csv").read_text(encoding="utf-8")


def test_a_pin_is_moved_with_the_arrow_keys(look_at, data):
    view = look_at("钟麦田")
    view.page.get_by_role("button", name="放图钉").click()
    expect(pin(view)).to_be_visible()
    before = row(data, "钟麦田")
    pin(view).focus()
    for key in ("ArrowLeft", "ArrowLeft", "ArrowUp"):
        view.page.keyboard.press(key)
    expect(picker(view).get_by_role("status")).to_contain_text("图钉在北纬")
    view.settle()
    explain_and_keep(view)
    found = row(data, "钟麦田")
    assert float(found["lon"]) < float(before["lon"])
    assert float(found["lat"]) > float(before["lat"])
    assert (found["precision"], found["geocoder"]) == ("village", "hand")


def test_a_pin_is_dragged(look_at, data):
    view = look_at("钟麦田")
    view.page.get_by_role("button", name="放图钉").click()
    expect(pin(view)).to_be_visible()
    view.settle()
    pin(view).scroll_into_view_if_needed()
    box = pin(view).bounding_box()
    view.page.mouse.move(box["x"] + 13, box["y"] + 12)
    view.page.mouse.down()
    view.page.mouse.move(box["x"] - 12, box["y"] + 4, steps=6)
    view.page.mouse.up()
    expect(picker(view).get_by_role("status")).to_contain_text("图钉在北纬")
    view.settle()
    explain_and_keep(view)
    found = row(data, "钟麦田")
    assert boundaries.contains(COUNTY, float(found["lon"]), float(found["lat"]))
    assert float(found["lon"]) < 110.081


@pytest.mark.parametrize("system", ["gcj02", "bd09"])
def test_coordinates_of_other_systems_are_converted(look_at, data, system):
    lon, lat = SHIFTS[system](INSIDE[1], INSIDE[0])
    view = look_at("钟麦田")
    type_coordinates(view, f"{lon:.6f},{lat:.6f}", {"gcj02": "GCJ-02", "bd09": "BD-09"}[system])
    expect(pin(view)).to_be_visible()
    explain_and_keep(view)
    found = row(data, "钟麦田")
    assert (float(found["lat"]), float(found["lon"])) == pytest.approx(INSIDE, abs=2e-5)


def test_a_point_outside_is_refused(look_at, data):
    before = (data / "delegates.csv").read_bytes()
    view = look_at("钟麦田")
    type_coordinates(view, "39.9, 116.4")
    alert = view.page.get_by_role("alert").filter(has_text="不能采用")
    expect(alert).to_contain_text("北京市")
    expect(alert).to_contain_text("延川县")
    expect(pin(view)).to_be_in_viewport()
    expect(view.page.get_by_role("button", name="记下核对结果")).to_have_count(0)
    type_coordinates(view, "不知道")
    expect(view.page.get_by_role("alert").filter(has_text="看不懂")).to_be_visible()
    assert (data / "delegates.csv").read_bytes() == before


def test_another_phrase_finds_the_place(look_at, data):
    view = look_at("邵远帆")
    box = view.page.get_by_label("换一个地名")
    box.fill("福建省福州市鼓楼区")
    box.press("Enter")
    expect(view.page.get_by_text(re.compile("^将记为：福建省 › 福州市 › 鼓楼区"))).to_be_visible()
    explain_and_keep(view)
    assert row(data, "邵远帆")["adcode"] == "350102"


def test_a_decision_without_a_reason_is_not_kept(look_at, data):
    view = look_at("邵远帆")
    picker(view).get_by_role("button", name=re.compile("南京市")).click()
    view.page.get_by_role("button", name="记下核对结果").click()
    expect(view.page.get_by_role("alert").filter(has_text="理由和依据")).to_be_visible()
    assert row(data, "邵远帆")["state"] == "ambiguous"


def test_the_last_decision_is_undone(look_at, data, made):
    view = look_at("邵远帆")
    picker(view).get_by_role("button", name=re.compile("南京市")).click()
    explain_and_keep(view)
    view.page.get_by_role("button", name="撤销上一次核对：邵远帆").click()
    expect(view.page.get_by_text("已撤销：邵远帆")).to_be_visible()
    for name in ("corrections.csv", "delegates.csv"):
        assert (data / name).read_bytes() == (made / name).read_bytes()


def test_a_place_nearby_is_opened_from_the_map(look_at):
    view = look_at("钟麦田")
    picker(view).get_by_role("button", name=re.compile("^附近：陕西省 › 延安市 › 宝塔区")).press("Enter")
    expect(view.page.get_by_role("heading", name="陕西省 › 延安市 › 宝塔区")).to_be_visible()


def test_the_map_names_its_source(look_at):
    view = look_at("钟麦田")
    expect(picker(view).get_by_role("region", name="选点地图")).to_be_visible()
    expect(picker(view).get_by_text("GS(2024)0650号")).to_be_visible()
    # until the outline of the place has come, the country is shown, not an empty sheet
    late = []
    view.page.route(re.compile(r"/county/\d\d\.json"), lambda route: late.append(route))
    view.page.reload()
    scale = picker(view).locator(".leaflet-control-scale-line")
    expect(scale).to_have_text(re.compile(r"\d00 km"))
    expect(picker(view).get_by_role("button", name=re.compile("^现在"))).to_be_visible()
    view.page.wait_for_timeout(500)
    expect(scale).to_have_text(re.compile(r"\d00 km"))
    for route in late:
        route.continue_()
    expect(scale).to_have_text(re.compile(r"^\d0? km"))


def test_states_are_filtered_and_counted(look_at):
    view = look_at("邵远帆")
    listed = view.page.get_by_role("list", name=re.compile("^地点列表")).get_by_role("button")
    expect(listed).to_have_count(4)
    expect(listed.first).to_contain_text("有歧义")
    view.page.get_by_role("button", name="精确到所述层级 2").click()
    expect(listed).to_have_count(2)
    listed.filter(has_text="南京市").click()
    expect(view.page.get_by_role("heading", name="江苏省 › 南京市 › 鼓楼区")).to_be_visible()


def test_a_public_site_writes_nothing(window, serving, data):
    server = serving(data=data, env={"DELEGATE_MAP_MODE": "hosted"})
    view = window(server, "/places")
    expect(view.page.get_by_text(re.compile("不写入数据"))).to_be_visible()
    view.page.locator("label").filter(has_text="南京市").first.click()
    expect(view.page.get_by_text(re.compile("^将记为"))).to_be_visible()
    expect(view.page.get_by_role("button", name="记下核对结果")).to_have_count(0)


@pytest.mark.parametrize("size", [WIDE, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_serious_with_a_pin_on_the_map_light_or_dark(look_at, size):
    view = look_at("钟麦田", size=size)
    view.page.get_by_role("button", name="放图钉").click()
    expect(pin(view)).to_be_visible()
    assert [each for each in in_both_schemes(view) if each[2] in SERIOUS] == []


def test_on_a_phone_nothing_is_wider_than_the_window(look_at):
    view = look_at("邵远帆", size=PHONE)
    # by key: with Chromium's emulation of a phone, clicks in frames may land beside what is clicked
    picker(view).get_by_role("button", name=re.compile("南京市")).press("Enter")
    expect(view.page.get_by_text(re.compile("^将记为"))).to_be_visible()
    assert view.page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]
    assert view.page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= PHONE[0]
