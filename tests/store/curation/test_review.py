from __future__ import annotations

import json
import shutil

import pytest

from geo.errors import BadParameter, DataError, UnknownId
from geo.model import Divisions
from geo.places.online import Answer, Outcome
from geo.store import load
from geo.store.building import check, transaction
from geo.store.building.build import build, make
from geo.store.contract.data_dir import DEFAULT
from geo.store.curation import history, placing, review
from geo.store.curation.review import Decision
from tests.store.curation.test_intake import files_of, last, undo

HERE = Divisions("陕西省", "延安市", "延川县", "文安驿镇", "梁家河村")
CODE = "610622"
INSIDE = (36.88, 109.98)
TEXT = (
    "“村里的路修好了。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n"
    "“要把小事办好。”鼓楼区区长邵远帆代表说。"
)


@pytest.fixture
def data(tmp_path):
    """A dataset of one article, with curated files of the project's."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(TEXT, encoding="utf-8")
    for name in ("sources", "themes", "geocoded", "corrections"):
        shutil.copy(DEFAULT / f"{name}.csv", tmp_path)
    for name in ("sources", "geocoded", "corrections"):
        path = tmp_path / f"{name}.csv"
        path.write_text(path.read_text(encoding="utf-8").splitlines(keepends=True)[0], encoding="utf-8")
    build(tmp_path)
    return tmp_path


def key_of(data, name):
    dataset = load(data)
    return dataset.delegates["id"][dataset.delegates["name"].index(name)]


def row_of(data, name):
    dataset = load(data)
    at = dataset.delegates["name"].index(name)
    return {column: cells[at] for column, cells in dataset.delegates.items()}


def at_pin(data, **given):
    fields = placing.at_point(HERE, CODE, *INSIDE, level="village")
    usual = {
        "delegates": (key_of(data, "钟麦田"),),
        "fields": fields,
        "reason": "看过地图",
        "source": "村委会",
    }
    return Decision(**{**usual, **given})


def test_a_decision_moves_the_point_and_survives_a_rebuild(data):
    review.save([at_pin(data)], data)
    row = row_of(data, "钟麦田")
    assert (row["lat"], row["lon"], row["precision"], row["state"]) == ("36.88", "109.98", "village", "exact")
    assert (row["geocoder"], row["radius_km"]) == ("hand", "2")
    before = files_of(data)
    build(data)
    assert files_of(data) == before
    assert [line for line in check.check(data).findings if "datapackage" not in line] == []


def test_an_ambiguous_place_is_settled(data):
    assert row_of(data, "邵远帆")["state"] == "ambiguous"
    fields = placing.at_division(Divisions("江苏省", "南京市", "鼓楼区"), "320106")
    review.save([Decision((key_of(data, "邵远帆"),), fields, "报道写明", "报道第二段")], data)
    row = row_of(data, "邵远帆")
    assert (row["adcode"], row["county"], row["state"]) == ("320106", "鼓楼区", "exact")


def test_a_later_decision_takes_the_place_of_an_earlier_one(data):
    review.save([at_pin(data)], data)
    review.save([at_pin(data, reason="又看了一遍")], data)
    text = (data / "corrections.csv").read_text(encoding="utf-8")
    assert "看过地图" not in text
    assert text.count("又看了一遍") == len(placing.FIELDS)
    assert review.decided(data) == {key_of(data, "钟麦田"): ("又看了一遍", "村委会")}


def test_corrections_of_other_columns_stay(data):
    other = f"delegates:{key_of(data, '钟麦田')},role,村支书,读过,报纸\n"
    with (data / "corrections.csv").open("a", encoding="utf-8") as file:
        file.write(other)
    review.save([at_pin(data)], data)
    review.withdraw([key_of(data, "钟麦田")], data)
    assert (data / "corrections.csv").read_text(encoding="utf-8").splitlines()[1:] == [other.strip()]


def test_what_was_read_comes_back_when_a_decision_is_withdrawn(data):
    before = files_of(data)
    review.save([at_pin(data)], data)
    review.withdraw([key_of(data, "钟麦田")], data)
    assert files_of(data) == before
    with pytest.raises(BadParameter):
        review.withdraw([key_of(data, "钟麦田")], data)


def test_undo_gives_back_every_byte(data):
    states = [files_of(data)]
    review.save([at_pin(data)], data)
    states.append(files_of(data))
    review.save([at_pin(data, reason="又看了一遍")], data)
    assert last(data, *history.PLACES).about == (key_of(data, "钟麦田"),)
    undo(data)
    assert files_of(data) == states[1]
    undo(data)
    assert files_of(data) == states[0]


@pytest.mark.parametrize("again", [0, 1])
def test_a_withdrawal_is_undone_too(data, again):
    review.save([at_pin(data), at_pin(data, delegates=(key_of(data, "邵远帆"),))], data)
    before = files_of(data)
    review.withdraw([key_of(data, ["钟麦田", "邵远帆"][again])], data)
    undo(data)
    assert files_of(data) == before


def test_undo_leaves_alone_what_others_changed_since(data):
    review.save([at_pin(data)], data)
    path = data / "corrections.csv"
    text = path.read_text(encoding="utf-8").replace(",lat,36.88,", ",lat,36.89,")
    path.write_text(text, encoding="utf-8")
    undo(data)
    assert [line.split(",")[1:3] for line in path.read_text(encoding="utf-8").splitlines()[1:]] == [
        ["lat", "36.89"]
    ]


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"reason": " "}, BadParameter),
        ({"source": ""}, BadParameter),
        ({"delegates": ("d000",)}, UnknownId),
        ({"fields": {"lat": "1"}}, BadParameter),
        ({"fields": {**placing.at_point(HERE, CODE, *INSIDE, level="village"), "lat": "39.9"}}, BadParameter),
        (
            {"fields": {**placing.at_point(HERE, CODE, *INSIDE, level="village"), "state": "sure"}},
            BadParameter,
        ),
    ],
)
def test_a_decision_that_cannot_stand_is_refused_and_nothing_changes(data, change, error):
    before = files_of(data)
    with pytest.raises(error):
        review.save([at_pin(data), at_pin(data, **change)], data)
    assert files_of(data) == before
    assert history.last(data, history.PLACES) is None


def fail_once(monkeypatch):
    real, calls = make, []

    def fails_once(directory, **how):
        calls.append(directory)
        if len(calls) == 1:
            raise DataError("the disk is full")
        return real(directory, **how)

    monkeypatch.setattr(transaction, "make", fails_once)


def test_a_build_that_fails_puts_everything_back(data, monkeypatch):
    before, decision = files_of(data), at_pin(data)
    fail_once(monkeypatch)
    with pytest.raises(DataError, match="disk"):
        review.save([decision], data)
    assert files_of(data) == before
    assert history.last(data, history.PLACES) is None


# Answers of services


def outcome(*, lon=INSIDE[1], lat=INSIDE[0], accepted=True):
    answer = Answer("nominatim", lon, lat, "village", "accepted", "node/1", "2024-05-01T08:00:00Z", "wgs84")
    place = placing.place_of(HERE, CODE)
    return Outcome(place, place.query, (answer,), answer if accepted else None, 0.8, ())


def test_accepted_answers_are_kept_built_and_undone(data, tmp_path_factory):
    before = files_of(data)
    assert review.keep_answers([outcome(accepted=False)], data) is None
    review.keep_answers([outcome()], data)
    row = row_of(data, "钟麦田")
    assert (row["geocoder"], row["precision"], row["radius_km"]) == ("nominatim", "village", "2")
    assert (row["provider_id"], row["state"]) == ("node/1", "exact")
    assert last(data, *history.PLACES).titles == (placing.place_of(HERE, CODE).query,)
    undo(data)
    assert files_of(data) == before


def test_answers_are_not_kept_when_the_build_fails(data, tmp_path_factory, monkeypatch):
    before = files_of(data)
    fail_once(monkeypatch)
    with pytest.raises(DataError):
        review.keep_answers([outcome()], data)
    assert files_of(data) == before


def test_a_broken_journal_is_no_way_back(data):
    (data / history.FILE).write_text(json.dumps([{"what": 1}]), encoding="utf-8")
    assert history.last(data, history.PLACES) is None
