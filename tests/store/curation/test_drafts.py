from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import BadParameter, UnknownId
from geo.model import Divisions, Theme
from geo.store.curation.drafts import Draft, draft

TEXT = (
    "“村里的路修好了，果子卖得出去。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n"
    "“把服务送到门口，居民才满意。”上海市闵行区莘庄镇党委书记邵远帆代表说，要把小事办好。\n"
    "大家都在鼓掌。“会场里很安静。”"
)
THEMES = (Theme("rural-revitalisation", "乡村振兴", "Rural", "#2F7FC1", "circle", ("村里",)),)


@pytest.fixture(scope="module")
def read() -> Draft:
    return draft(TEXT, "会议.txt", THEMES)


def ids_of(made: Draft, table: str) -> list[str]:
    return [row["id"] for row in made.tables().rows[table]]


def person(made: Draft, name: str) -> str:
    return next(row["id"] for row in made.tables().rows["delegates"] if row["name"] == name)


def test_a_draft_shows_what_the_build_would_write(read):
    rows = read.tables().rows
    assert [row["name"] for row in rows["delegates"]] == ["钟麦田", "邵远帆"]
    assert all(TEXT[int(row["start"]) : int(row["end"])] == row["text"] for row in rows["quotes"])


def test_a_changed_column_shows_and_becomes_one_record(read):
    key = person(read, "钟麦田")
    changed = read.change("delegates", key, name="钟麦天").change("delegates", key, name="钟小田")
    assert "钟小田" in [row["name"] for row in changed.tables().rows["delegates"]]
    assert [(record["field"], record["value"]) for record in changed.corrections(reason="r", source="s")] == [
        ("name", "钟小田")
    ]


def test_a_value_put_back_leaves_no_record(read):
    key = person(read, "钟麦田")
    back = read.change("delegates", key, name="某").change("delegates", key, name="钟麦田")
    assert back.corrections(reason="r", source="s") == []


def test_the_old_draft_is_the_way_back(read):
    key = person(read, "钟麦田")
    read.remove("delegates", key)
    assert person(read, "钟麦田") == key


def test_a_removed_delegate_goes_with_all_quotes(read):
    gone = read.remove("delegates", person(read, "邵远帆")).tables().rows
    assert [row["name"] for row in gone["delegates"]] == ["钟麦田"]
    assert len(gone["quotes"]) == 1


def test_merging_gives_all_quotes_to_one(read):
    kept, gone = person(read, "钟麦田"), person(read, "邵远帆")
    merged = read.merge(kept, gone).tables().rows
    assert {row["delegate_id"] for row in merged["quotes"]} == {kept}
    assert len(merged["quotes"]) == len(read.tables().rows["quotes"])
    assert [row["id"] for row in merged["delegates"]] == [kept]


def test_a_person_and_a_quote_that_were_missed_can_be_added(read):
    start = TEXT.index("会场里很安静")
    with_person, key = read.add_person("喻晓河")
    full, quote = with_person.add_quote(start, start + 7, delegate=key, kind="direct")
    rows = full.tables().rows
    assert next(row for row in rows["quotes"] if row["id"] == quote)["text"] == "会场里很安静。"
    assert next(row for row in rows["delegates"] if row["id"] == key)["name_pinyin"] == "Yu Xiaohe"
    assert full.remove("delegates", key).tables().rows == read.tables().rows
    assert full.remove("delegates", key).edits == ()


def test_a_quote_moves_to_other_offsets_with_its_text(read):
    quote = read.tables().rows["quotes"][0]
    moved = read.move_quote(quote["id"], int(quote["start"]), int(quote["end"]) - 2)
    assert moved.tables().rows["quotes"][0]["text"] == quote["text"][:-2]


def test_a_place_is_chosen_with_its_point(read):
    key = person(read, "钟麦田")
    chosen = read.choose_place(key, Divisions("甘肃省", "兰州市", "城关区"), "620102")
    row = next(row for row in chosen.tables().rows["delegates"] if row["id"] == key)
    assert (row["adcode"], row["county"], row["precision"], row["state"]) == (
        "620102",
        "城关区",
        "county",
        "exact",
    )
    assert float(row["lat"]) == pytest.approx(36.05, abs=0.2)


@pytest.mark.parametrize(
    ("act", "error"),
    [
        (lambda made: made.change("quotes", "q0", kind="direct"), UnknownId),
        (lambda made: made.add_person("  "), BadParameter),
        (lambda made: made.add_person("钟麦田"), BadParameter),
        (lambda made: made.merge(person(made, "钟麦田"), person(made, "钟麦田")), BadParameter),
        (lambda made: made.move_quote(ids_of(made, "quotes")[0], 5, 5), BadParameter),
        (lambda made: made.move_quote(ids_of(made, "quotes")[0], 0, 10_000), BadParameter),
        (lambda made: made.add_theme(THEMES[0]), BadParameter),
    ],
)
def test_a_change_that_makes_no_sense_is_refused(read, act, error):
    with pytest.raises(error):
        act(read)


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT)))
def test_offsets_and_text_always_agree(read, start, length):
    quote = read.tables().rows["quotes"][0]["id"]
    end = min(start + length, len(TEXT))
    moved = read.move_quote(quote, start, end).tables().rows["quotes"]
    row = next(row for row in moved if row["id"] == quote)
    assert TEXT[int(row["start"]) : int(row["end"])] == row["text"]
