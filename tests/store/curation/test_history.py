"""Every change by hand is kept, and can be taken back whoever made it and whatever came after."""

from __future__ import annotations

import pytest

from geo.errors import BadParameter, UnknownId
from geo.store import load
from geo.store.building import check
from geo.store.contract.theme_file import themes_in
from geo.store.curation import desk, history, intake, review
from geo.store.curation.drafts import draft
from geo.store.curation.history import Author
from geo.store.curation.intake import Intake, Origin
from tests.copies import copy_of_dataset
from tests.store.curation.test_drafts import TEXT
from tests.store.curation.test_intake import brought, files_of, last, undo
from tests.store.curation.test_review import at_pin

OTHER = "另一次会议\n　　江苏省南京市鼓楼区湖南路街道云南路社区党委书记钟麦田说：“电梯装好了。”\n"
ANN = Author("安", "0a1b2c3d")


@pytest.fixture
def data(tmp_path):
    """A copy of the project's dataset with one article saved."""
    copied = copy_of_dataset(tmp_path)
    intake.save([brought(copied, publisher="某报")], copied, author=ANN)
    return copied


def saved(data):
    return last(data, "save").about[0]


def test_a_record_says_who_when_what_and_about_what(data):
    [record] = history.records(data)
    assert (record.kind, record.author, record.why) == ("save", ANN, "")
    assert record.at.endswith("+00:00")
    assert set(record.about) < set(load(data).articles["id"])
    assert [(text.before, len(text.after or "")) for text in record.texts] == [(None, 64)]
    assert history.of(history.records(data), record.about[0]) == [record]
    assert history.of(history.records(data), "a00000000") == []


def test_a_saved_article_opens_as_it_was_and_saving_it_again_changes_nothing(data):
    before = files_of(data)
    again = intake.opened(saved(data), data)
    assert again.draft.article.text == TEXT
    assert again.origin.publisher == "某报"
    intake.save([again], data)
    assert files_of(data) == before


def test_an_edit_of_a_saved_article_takes_the_place_of_the_last_one(data):
    article = saved(data)
    one = intake.opened(article, data)
    key = next(row["id"] for row in one.draft.tables().rows["delegates"] if row["name"] == "钟麦田")
    for role in ("村支书", "村主任"):
        now = intake.opened(article, data)
        changed = now.draft.change("delegates", key, role=role)
        intake.save([Intake(changed, Origin("别报"), f"改为{role}", "报纸")], data, author=ANN)
    dataset = load(data)
    assert "村主任" in dataset.delegates["role"]
    assert "别报" in dataset.articles["publisher"]
    assert (data / "corrections.csv").read_text(encoding="utf-8").count("role") == 1
    assert intake.opened(article, data).reason == "改为村主任"
    assert [record.kind for record in history.of(history.records(data), article)] == ["edit", "edit", "save"]
    assert check.check(data).findings == []


def test_an_added_quote_is_found_when_the_article_is_opened_again(data):
    one = intake.opened(saved(data), data)
    drafted, key = one.draft.add_person("喻晓河")
    drafted, _ = drafted.add_quote(0, 2, delegate=key, kind="direct")
    intake.save([Intake(drafted, one.origin, "漏读", "报纸")], data)
    again = intake.opened(saved(data), data)
    assert again.draft.edits == drafted.edits
    intake.delete([saved(data)], data)
    assert (data / "corrections.csv").read_text(encoding="utf-8").count("\n") == 1


def test_a_deleted_article_comes_back_with_its_corrections(data):
    article = saved(data)
    review.save([at_pin(data)], data)
    before = files_of(data)
    [file] = intake.delete([article], data, why="弄错了", author=ANN)
    assert file not in {path.name for path in (data / "articles").iterdir()}
    assert check.check(data).findings == []
    record = last(data, "delete")
    assert (record.why, record.titles) == ("弄错了", (file,))
    history.undo(data, record.id, author=Author("别人", "f"))
    assert files_of(data) == before
    with pytest.raises(BadParameter, match="already"):
        history.undo(data, record.id)
    undo(data, "undo")  # the undo is taken back
    assert article not in load(data).articles["id"]


def test_an_older_change_is_undone_and_the_newer_stays(data):
    first = history.records(data)[0].id
    intake.save([brought(data, OTHER)], data)
    newer = saved(data)
    history.undo(data, first)
    assert newer in load(data).articles["id"]
    assert history.records(data)[0].undone
    assert check.check(data).findings == []


def test_what_later_changes_rest_on_is_not_undone(data):
    first = history.records(data)[0].id
    review.save([at_pin(data)], data)
    before = files_of(data)
    with pytest.raises(BadParameter, match="later"):
        history.undo(data, first)
    assert files_of(data) == before


def test_where_articles_are_from_is_said_for_many_at_once(data):
    article = saved(data)
    intake.describe({article: Origin("新报", "2022-10-19")}, data, author=ANN)
    dataset = load(data)
    at = dataset.articles["id"].index(article)
    assert (dataset.articles["publisher"][at], dataset.articles["date"][at]) == ("新报", "2022-10-19")
    with pytest.raises(UnknownId):
        intake.describe({"a00000000": Origin()}, data)
    with pytest.raises(BadParameter, match="date"):
        intake.describe({article: Origin(date="昨天")}, data)
    undo(data, "sources")
    assert "某报" in load(data).articles["publisher"]


def test_two_people_of_one_name_are_joined_and_parted(data):
    intake.save([brought(data, OTHER)], data)
    dataset = load(data)
    one, other = [
        key
        for key, name in zip(dataset.delegates["id"], dataset.delegates["name"], strict=True)
        if name == "钟麦田"
    ]
    before = files_of(data)
    with pytest.raises(BadParameter, match="reason"):
        intake.join(one, other, data, reason="", source="")
    intake.join(one, other, data, reason="同一人", source="简历", author=ANN)
    assert list(load(data).delegates["name"]).count("钟麦田") == 1
    assert check.check(data).findings == []
    undo(data, "join")
    assert files_of(data) == before
    intake.keep_apart(one, other, data)
    assert set(last(data, "apart").about) == {one, other}
    assert files_of(data) == before


def test_lines_that_are_no_record_are_passed_over_and_kept(data):
    with (data / history.FILE).open("a", encoding="utf-8") as file:
        file.write('{"kind": "save"}\nnot json')
    intake.describe({saved(data): Origin("新报")}, data)
    assert [record.kind for record in history.records(data)] == ["save", "sources"]
    assert "not json\n" in (data / history.FILE).read_text(encoding="utf-8")


def test_what_an_undo_would_do_is_told(data):
    [record] = history.records(data)
    assert history.left_to_undo(data, record) == (2, 0)
    intake.describe({record.about[0]: Origin("新报")}, data)
    assert history.left_to_undo(data, record) == (1, 1)


def test_a_new_theme_goes_with_its_article(data):
    before = files_of(data)
    one = draft(OTHER, "a.txt", themes_in(data / "themes.csv"))
    intake.save([Intake(one, Origin(), "", "")], data)
    undo(data, "save")
    assert files_of(data) == before


def test_the_lines_of_the_desk_tell_what_is_doubtful_and_what_is_missing(data):
    intake.save([brought(data, "问答\n　　“把服务送到门口。”鼓楼区居民邵远帆代表说。\n")], data)
    lines = desk.of_dataset(load(data))
    assert next(one for one in lines if one.id == saved(data)).doubtful == 1  # a place that fits several
    lines = [one for one in lines if one.id != saved(data)]
    undo(data, "save")
    line = next(one for one in lines if one.id == saved(data))
    assert (line.people, line.quotes, line.saved) == (2, 3, True)
    assert line.unsourced
    assert desk.matching(lines, "某报") == [line]
    assert line in desk.matching(lines, "", unsourced=True)
    again = desk.of_draft(intake.opened(line.id, data).draft, line.origin, saved=True)
    assert (again.people, again.quotes, again.doubtful) == (line.people, line.quotes, line.doubtful)


def test_people_of_one_name_are_told_until_somebody_parts_them(data):
    intake.save([brought(data, OTHER)], data)
    [pair] = desk.namesakes(load(data), history.records(data))
    assert pair.name == "钟麦田"
    intake.keep_apart(pair.other, pair.one, data)
    assert desk.namesakes(load(data), history.records(data)) == []
    undo(data, "apart")
    assert desk.namesakes(load(data), history.records(data)) == [pair]
