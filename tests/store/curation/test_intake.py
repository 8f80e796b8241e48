from __future__ import annotations

import pytest

from geo.errors import BadParameter, DataError
from geo.model import Theme
from geo.store import load
from geo.store.building import check, transaction
from geo.store.building.build import build, make
from geo.store.contract.theme_file import themes_in
from geo.store.curation import history, intake
from geo.store.curation.drafts import draft
from geo.store.curation.intake import Intake, Origin
from tests.copies import copy_of_dataset
from tests.store.curation.test_drafts import TEXT


@pytest.fixture
def data(tmp_path):
    """A copy of the project's dataset."""
    return copy_of_dataset(tmp_path)


KINDS = ("save", "edit", "delete", "sources", "decide", "withdraw", "answers", "join")


def brought(data, text=TEXT, **origin):
    made = draft(text, "会议.txt", themes_in(data / "themes.csv"))
    return Intake(made, Origin(**origin), "read by hand", "the printed page")


def files_of(data):
    return {
        path.relative_to(data).as_posix(): path.read_bytes()
        for path in data.rglob("*")
        if path.is_file() and not path.name.startswith(".") and path.name != history.FILE
    }


def undo(data, *kinds):
    """Take the last change of these kinds, or of any, back."""
    return history.undo(data, last(data, *(kinds or KINDS)).id)


def last(data, *kinds):
    """The last change of these kinds, which there is."""
    record = history.last(data, kinds)
    assert record is not None
    return record


def test_a_saved_article_is_part_of_a_whole_dataset(data):
    intake.save([brought(data, publisher="某报", date="2022-10-20", url="https://example.org/a")], data)
    dataset = load(data)
    assert "钟麦田" in dataset.delegates["name"]
    assert "某报" in dataset.articles["publisher"]
    assert check.check(data).findings == []


def test_changes_by_hand_survive_a_rebuild(data):
    one = brought(data)
    key = next(row["id"] for row in one.draft.tables().rows["delegates"] if row["name"] == "钟麦田")
    changed = one.draft.change("delegates", key, role="村支书")
    intake.save([Intake(changed, one.origin, one.reason, one.source)], data)
    before = files_of(data)
    build(data)
    assert files_of(data) == before
    assert "村支书" in load(data).delegates["role"]
    assert "read by hand" in (data / "corrections.csv").read_text(encoding="utf-8")


def test_undo_gives_back_every_byte(data):
    before = files_of(data)
    one = brought(data)
    themed = one.draft.add_theme(Theme("roads", "道路", "Roads", "#7A7F87", "ring"))
    quote = themed.tables().rows["quotes"][0]["id"]
    intake.save([Intake(themed.change("quotes", quote, theme_id="roads"), one.origin, "r", "s")], data)
    assert "roads" in load(data).quotes["theme_id"]
    saved = last(data, "save")
    undo(data)
    assert files_of(data) == before
    with pytest.raises(BadParameter, match="already"):
        history.undo(data, saved.id)


def test_the_same_text_is_not_taken_twice(data):
    intake.save([brought(data)], data)
    before = files_of(data)
    intake.save([brought(data, TEXT.replace("\n", "\r\n"))], data)
    assert files_of(data) == before
    with pytest.raises(BadParameter, match="already"):
        intake.save([brought(data, TEXT + "他走了。"), brought(data, TEXT + "他走了。")], data)
    assert files_of(data) == before


@pytest.mark.parametrize(
    ("origin", "word"),
    [({"date": "20 October"}, "date"), ({"url": "javascript:alert(1)"}, "url")],
)
def test_a_source_that_is_none_is_refused_and_nothing_changes(data, origin, word):
    before = files_of(data)
    with pytest.raises(BadParameter, match=word):
        intake.save([brought(data, **origin)], data)
    assert files_of(data) == before


def test_changes_without_a_reason_are_refused(data):
    one = brought(data)
    key = one.draft.tables().rows["delegates"][0]["id"]
    with pytest.raises(BadParameter, match="reason"):
        intake.save([Intake(one.draft.change("delegates", key, role="某"), one.origin, " ", "s")], data)


def test_a_build_that_fails_puts_everything_back(data, monkeypatch):
    before = files_of(data)
    real, calls = make, []

    def fails_once(directory, **how):
        calls.append(directory)
        if len(calls) == 1:
            raise DataError("the disk is full")
        return real(directory, **how)

    monkeypatch.setattr(transaction, "make", fails_once)
    with pytest.raises(DataError, match="disk"):
        intake.save([brought(data)], data)
    assert files_of(data) == before


def test_a_delegate_without_a_quote_is_not_saved(data):
    one = brought(data)
    lonely, _ = one.draft.add_person("喻晓河")
    with pytest.raises(BadParameter, match="喻晓河"):
        intake.save([Intake(lonely, one.origin, "r", "s")], data)
