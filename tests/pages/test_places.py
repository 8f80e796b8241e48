"""The page that reviews places: states, choices, refusals, what is kept, asking online, the public site."""

from __future__ import annotations

import re
import shutil
from functools import partial

import pytest
from geopy import exc

from geo.errors import BadParameter, DataError
from geo.places import crs, online
from geo.places.cache import VARIABLE
from geo.store import load
from geo.store.building.build import build
from geo.store.contract.columns import CORRECTIONS, GEOCODED
from geo.store.contract.data_dir import DEFAULT
from geo.store.curation import history, review
from geo.store.curation.sites import sites
from pages.texts.language import STRINGS
from tests.generate import hostile
from tests.pages.conftest import given, words
from tests.places.online.transport import Recorder
from tests.places.shifts import SHIFTS

TEXT = (
    "“村里的路修好了。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n"
    "“要把小事办好。”鼓楼区区长邵远帆代表说。\n"
    "“城里更干净了。”江苏省南京市鼓楼区教师贺知秋代表说。\n"
    "“我们在一线。”焊工卢定远代表说。"
)
INSIDE = (36.88, 109.98)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    data = tmp_path_factory.mktemp("made")
    (data / "articles").mkdir()
    (data / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(DEFAULT / "themes.csv", data)
    for table in (GEOCODED, CORRECTIONS):
        (data / table.file).write_text(",".join(table.names) + "\n", encoding="utf-8")
    build(data)
    return data


@pytest.fixture
def place(made, tmp_path, monkeypatch):
    """A dataset that may be written to."""
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))
    monkeypatch.delenv("DELEGATE_MAP_MODE", raising=False)
    return shutil.copytree(made, tmp_path / "data")


def row(place, name):
    dataset = load(place)
    at = dataset.delegates["name"].index(name)
    return {column: cells[at] for column, cells in dataset.delegates.items()}


@pytest.fixture
def at(open_app, place):
    """Opens the page at the place of somebody."""

    def opened(name=None):
        query = {"delegate": row(place, name)["id"]} if name else None
        app = open_app(query, page="places.py", at=place)
        assert not app.exception
        return app

    return opened


def errors(app):
    return " ".join(each.value for each in app.error)


def radio(app):
    (found,) = app.radio
    return found


def explain_and_keep(app):
    reason, source = (
        next(each for each in app.text_input if each.label == name) for name in ("理由 *", "依据 *")
    )
    reason.set_value("核对过地图")
    source.set_value("县志").run()
    app.button("site.save").click().run()
    assert not app.exception


def typed(app, label, text):
    next(each for each in app.text_input if each.label == label).set_value(text).run()
    return app


def test_places_are_listed_with_the_worst_first(at):
    listed = given(at(), "sites")["rows"]
    assert [line["state"] for line in listed] == ["ambiguous", "coarse", "none", "exact"]
    assert [line["word"] for line in listed] == ["有歧义", "较粗", "未注明", "精确到所述层级"]
    assert at().header[0].value == "鼓楼区"


def test_a_state_filters_the_list(at):
    app = at()
    (states,) = [each for each in app.button_group if each.key == "sites.states"]
    states.set_value(["coarse"]).run()
    assert [line["state"] for line in given(app, "sites")["rows"]] == ["coarse"]


@pytest.mark.parametrize(
    ("sought", "names"),
    [("文安驿", ["钟麦田"]), ("鼓楼区", ["邵远帆", "贺知秋"]), ("卢 定远", ["卢定远"]), ("无从说起", [])],
)
def test_a_place_is_found_by_its_name_or_a_delegate(at, sought, names):
    app = at()
    app.text_input("sites.search").set_value(sought).run()
    assert not app.exception
    if names:
        assert [line["people"] for line in given(app, "sites")["rows"]] == names
    else:
        assert STRINGS["review.none"][0] in words(app)


def test_the_list_turns_to_the_place_that_is_linked_to(open_app, directory, data):
    everyone = sites(data)
    assert len(everyone) > 20
    app = open_app({"delegate": everyone[-1].id}, page="places.py")
    assert everyone[-1].id in [line["id"] for line in given(app, "sites")["rows"]]


def test_what_is_known_is_said(at):
    said = words(at("钟麦田"))
    for part in ("文中写作", "点位只到县", "地名把握", "内置地名库", "钟麦田"):
        assert part in said


def test_a_reading_is_chosen_and_kept(at, place):
    app = at("邵远帆")
    assert len(radio(app).options) > 4
    radio(app).set_value("reading:0").run()
    assert "将记为：江苏省 › 南京市 › 鼓楼区" in words(app).replace("\\", "")
    explain_and_keep(app)
    assert row(place, "邵远帆")["adcode"] == "320106"
    assert app.success[0].value.startswith("已记下")
    app.button("sites.undo").click().run()
    assert row(place, "邵远帆")["state"] == "ambiguous"


def test_what_was_decided_is_said_and_can_be_taken_back(at, place, made):
    app = at("邵远帆")
    radio(app).set_value("reading:0").run()
    explain_and_keep(app)
    app = at("邵远帆")
    assert "手工核定过：核对过地图" in words(app)
    app.button("site.withdraw").click().run()
    assert (place / "corrections.csv").read_bytes() == (made / "corrections.csv").read_bytes()


def test_a_decision_needs_a_reason(at, place):
    app = at("邵远帆")
    radio(app).set_value("reading:0").run()
    app.button("site.save").click().run()
    assert "理由和依据" in errors(app)
    assert row(place, "邵远帆")["state"] == "ambiguous"


def test_somebody_can_be_taken_off_the_map(at, place):
    app = at("钟麦田")
    radio(app).set_value("nowhere").run()
    explain_and_keep(app)
    found = row(place, "钟麦田")
    assert (found["lat"], found["province"], found["state"]) == ("", "", "none")


@pytest.mark.parametrize("system", crs.SYSTEMS)
def test_typed_coordinates_are_read_in_their_system(at, place, system):
    app = at("钟麦田")
    app.selectbox("site.system").set_value(system).run()
    lon, lat = SHIFTS[system](INSIDE[1], INSIDE[0])
    typed(app, "输入坐标", f"{lat:.6f}，{lon:.6f}")
    explain_and_keep(app)
    found = row(place, "钟麦田")
    assert (float(found["lat"]), float(found["lon"])) == pytest.approx(INSIDE, abs=2e-5)
    assert (found["precision"], found["state"], found["geocoder"]) == ("village", "exact", "hand")


def test_a_point_outside_its_division_is_refused(at):
    app = typed(at("钟麦田"), "输入坐标", "39.9, 116.4")
    assert "北京市" in errors(app).replace("\\", "")
    assert "不能采用" in errors(app)
    assert not [each for each in app.button if each.key == "site.save"]


def test_the_pin_says_which_of_several_places_it_is(at, place):
    app = typed(at("邵远帆"), "输入坐标", "26.09, 119.29")
    explain_and_keep(app)
    found = row(place, "邵远帆")
    assert (found["adcode"], found["state"], found["precision"]) == ("350102", "exact", "county")


def test_a_typed_place_is_resolved(at, place):
    app = typed(at("邵远帆"), "换一个地名", "无从说起")
    assert "没有认出" in errors(app)
    app = typed(app, "换一个地名", "河南省开封市鼓楼区")
    assert radio(app).value == "typed:0"
    explain_and_keep(app)
    assert row(place, "邵远帆")["adcode"] == "410204"


@pytest.mark.parametrize("error", [BadParameter, DataError, PermissionError])
def test_a_change_that_fails_is_told(at, monkeypatch, error):
    app = at("邵远帆")
    radio(app).set_value("reading:0").run()

    def fails(decisions, directory, **author):
        raise error("磁盘满了")

    monkeypatch.setattr(review, "save", fails)
    explain_and_keep(app)
    assert "磁盘满了" in errors(app)


# Asking online


@pytest.fixture
def answering(monkeypatch):
    """Makes every service answer these pages in turn."""
    real = online.services

    def from_table(*pages):
        recorder = Recorder(*pages)
        monkeypatch.setattr(online, "services", partial(real, adapter_factory=recorder.adapter_factory))
        return recorder

    return from_table


def found(lat, lon):
    kind = {"osm_type": "node", "osm_id": 7, "class": "place", "type": "village"}
    return [{**kind, "lat": lat, "lon": lon, "name": "梁家河村", "display_name": "梁家河村"}]


def test_an_accepted_answer_goes_into_the_dataset(at, place, answering):
    answering(found("36.88", "109.98"))
    app = at("钟麦田")
    app.button("ask.do").click().run()
    assert not app.exception
    assert row(place, "钟麦田")["geocoder"] == "nominatim"
    assert "采用了 1 个回答" in app.success[0].value
    app.button("sites.undo").click().run()
    assert row(place, "钟麦田")["geocoder"] == "embedded"


def test_a_rejected_answer_is_shown_as_such_and_cannot_be_kept(at, place, answering):
    answering(found("39.9", "116.4"))
    app = at("钟麦田")
    app.button("ask.do").click().run()
    assert row(place, "钟麦田")["geocoder"] == "embedded"
    assert "落在界外" in words(app)
    assert "落在界外" in " ".join(radio(app).options)
    radio(app).set_value("answer:A").run()
    assert "不能采用" in errors(app)


def test_a_service_that_fails_is_told_in_one_line(at, answering):
    answering(exc.GeocoderQuotaExceeded("used up"))
    app = at("钟麦田")
    app.button("ask.do").click().run()
    assert not app.exception
    assert "询问中途停下" in errors(app)


def test_services_with_a_key_are_offered(at, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_AMAP_KEY", "k")
    app = at("钟麦田")
    (services,) = [each for each in app.button_group if each.key == "ask.services"]
    assert services.value == ["amap"]
    monkeypatch.delenv("DELEGATE_MAP_AMAP_KEY")
    (services,) = [each for each in at("钟麦田").button_group if each.key == "ask.services"]
    assert services.value == ["nominatim"]


def test_a_place_that_is_known_as_finely_as_named_is_not_asked_about(at):
    app = at("贺知秋")
    assert app.button("ask.do").disabled


def test_a_public_site_shows_everything_and_writes_nothing(at, place, answering, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_MODE", "hosted")
    before = (place / "delegates.csv").read_bytes()
    app = at("钟麦田")
    assert "不写入数据" in app.info[0].value
    assert not [each for each in STRINGS["review.hosted"] if "在线地图" in each or "online" in each]
    writing = ("site.save", "sites.undo", "site.withdraw", "ask.do")  # asking would use up the site's keys
    assert not [each for each in app.button if each.key in writing]
    assert (place / "delegates.csv").read_bytes() == before
    assert not (place / history.FILE).exists()


def test_keys_of_services_come_from_the_secrets_too(at):
    app = at("钟麦田")
    app.secrets["DELEGATE_MAP_TIANDITU_KEY"] = "k"
    app.run()
    (services,) = [each for each in app.button_group if each.key == "ask.services"]
    assert services.options == [
        STRINGS["geocoder.nominatim"][0],
        STRINGS["geocoder.tianditu"][0],
    ]


def test_data_that_try_to_become_code_are_shown_as_they_are(open_app, tmp_path):
    hostile(tmp_path)
    dataset = load(tmp_path)
    for key in dataset.delegates["id"]:
        app = open_app({"delegate": key}, page="places.py", at=tmp_path)
        assert not app.exception
        assert all("<" not in each.value.replace("\\<", "") for each in app.markdown)


def test_the_page_speaks_english_too(open_app, place):
    app = open_app({"lang": "en"}, page="places.py", at=place)
    assert not app.exception
    assert app.title[0].value == STRINGS["page.places"][1]
    row = given(app, "sites")["rows"][0]
    assert row["word"] == "Ambiguous"
    assert re.search("[A-Z][a-z]+ [A-Z][a-z]+$", row["people"])  # spelt beside the characters
