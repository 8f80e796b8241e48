"""--online without a network: geopy's transport answers from a table."""

from __future__ import annotations

import json
import shutil
from functools import partial

import pytest
from geopy import exc

from geo.cli import _online, main
from geo.places import online
from geo.places.cache import VARIABLE
from geo.store.building import check
from geo.store.contract.columns import DELEGATES, GEOCODED
from geo.store.contract.csvfile import read_rows
from geo.store.contract.data_dir import DEFAULT
from tests.places.online.transport import Recorder

VILLAGE = "陕西省延安市延川县文安驿镇梁家河村"
TEXT = (
    f"“村里的路修好了。”{VILLAGE}党支部书记钟麦田代表说。\n"
    "“果园要管好。”湖南省湘西土家族苗族自治州花垣县双龙镇十八洞村党支部书记喻晓河代表说。"
)


def answer(name, lat, lon):
    kind = {"osm_type": "node", "osm_id": 7, "class": "place", "type": "village"}
    return [{**kind, "lat": lat, "lon": lon, "name": name, "display_name": name}]


INSIDE = answer("梁家河村", "36.88", "109.98")
OUTSIDE = answer("梁家河村", "39.9", "116.4")
QUOTA = exc.GeocoderQuotaExceeded("used up")


@pytest.fixture(autouse=True)
def own_cache(tmp_path, monkeypatch):
    monkeypatch.setenv(VARIABLE, str(tmp_path / "cache"))


@pytest.fixture
def answering(monkeypatch):
    """Makes every service answer these pages in turn, and gives what was asked."""
    real = online.services

    def from_table(*pages):
        recorder = Recorder(*pages)
        monkeypatch.setattr(online, "services", partial(real, adapter_factory=recorder.adapter_factory))
        return recorder

    return from_table


@pytest.fixture
def data(tmp_path):
    made = tmp_path / "data"
    (made / "articles").mkdir(parents=True)
    (made / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    shutil.copy(DEFAULT / "themes.csv", made)
    (made / "geocoded.csv").write_text(",".join(GEOCODED.names) + "\n", encoding="utf-8")
    return made


def build(data):
    return main(["build", "--out", str(data), "--no-cache", "--online", "nominatim", "--json"])


def rows(data):
    return {row["name"]: row for row in read_rows(data / DELEGATES.file, DELEGATES)}


def test_resolve_takes_an_answer_inside(answering, capsys):
    answering(INSIDE)
    assert main(["resolve", VILLAGE, "--online", "nominatim", "--json"]) == 0
    (row,) = json.loads(capsys.readouterr().out)
    assert (row["lat"], row["lon"], row["precision"]) == (36.88, 109.98, "village")
    assert row["online"]["status"] == "accepted"


def test_resolve_shows_an_answer_outside_as_rejected(answering, capsys):
    answering(OUTSIDE)
    assert main(["resolve", VILLAGE, "--online", "nominatim"]) == 0
    shown = capsys.readouterr().out
    assert "rejected (nominatim outside)" in shown
    assert "(point of the county)" in shown


def test_resolve_asks_nobody_without_the_option(answering):
    recorder = answering(INSIDE)
    assert main(["resolve", VILLAGE]) == 0
    assert recorder.urls == []


def test_build_keeps_accepted_answers_and_asks_only_once(answering, data, capsys):
    recorder = answering(INSIDE, [])
    assert build(data) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["online"]["accepted"], told["online"]["nothing"]) == (1, 1)
    found = rows(data)["钟麦田"]
    assert (found["geocoder"], found["precision"], found["radius_km"]) == ("nominatim", "village", "2")
    asked = len(recorder.urls)
    assert build(data) == 0
    assert len(recorder.urls) == asked
    assert rows(data)["钟麦田"] == found
    assert [line for line in check.check(data).findings if not line.startswith("datapackage")] == []


def test_a_quota_ends_the_run_in_one_line_with_what_was_done_kept(answering, data, capsys):
    answering(INSIDE, QUOTA)
    assert build(data) == 1
    told = capsys.readouterr()
    lines = [line for line in told.err.splitlines() if "stopped asking" in line]
    assert len(lines) == 1
    assert json.loads(told.out)["online"]["accepted"] == 1
    assert rows(data)["钟麦田"]["geocoder"] == "nominatim"


def test_an_interrupted_run_is_taken_up_where_it_stopped(answering, data, monkeypatch):
    answering(INSIDE, KeyboardInterrupt())
    real = _online.Asking.keep

    def then_interrupted(self, path, outcome):
        real(self, path, outcome)
        raise KeyboardInterrupt

    monkeypatch.setattr(_online.Asking, "keep", then_interrupted)
    assert build(data) == 130
    monkeypatch.setattr(_online.Asking, "keep", real)
    recorder = answering([])
    assert build(data) == 0
    assert len(recorder.urls) == 1
    assert rows(data)["钟麦田"]["geocoder"] == "nominatim"


@pytest.mark.parametrize(("name", "word"), [("here", "nominatim, amap"), ("amap", "DELEGATE_MAP_AMAP_KEY")])
@pytest.mark.parametrize("command", [["resolve", VILLAGE], ["build"]])
def test_an_unknown_service_or_a_missing_key_is_a_mistake(command, name, word, capsys, monkeypatch, data):
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(data))
    monkeypatch.delenv("DELEGATE_MAP_AMAP_KEY", raising=False)
    assert main([*command, "--online", name]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert word in line
