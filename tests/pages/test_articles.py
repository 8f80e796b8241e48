"""Adding articles: every step, there and back, what is refused, and what becomes of a draft."""

from __future__ import annotations

import pytest

from geo.model import STATES
from geo.store import load
from geo.store.building import check
from geo.store.curation import history
from geo.store.curation.session_sets import SETS
from geo.text.formats.messages import SENTENCES
from pages.adding import callbacks, doubts
from pages.adding.people import doubtful_first, labelled, sentence
from pages.adding.places import WORST_FIRST
from pages.review.place_list import COLOURS
from pages.shared import draft_store
from pages.texts.language import STRINGS
from tests.copies import copy_of_dataset
from tests.pages.conftest import given, words

TEXT = (
    "把路修到田头\n"
    "“村里的路修好了，果子卖得出去。”陕西省延安市延川县文安驿镇梁家河村党支部书记钟麦田代表说。\n"
    "“把服务送到门口，居民才满意。”鼓楼区居民邵远帆代表说。\n"
    "大家都在鼓掌。“会场里很安静。”"
)


@pytest.fixture
def dataset(tmp_path):
    """A copy of the project's dataset that may be changed."""
    return copy_of_dataset(tmp_path)


@pytest.fixture
def bring(open_app, dataset):
    """Opens the page and reads a text."""

    def brought(text=TEXT):
        app = open_app(page="articles.py", at=dataset)
        app.text_area[0].set_value(text).run()
        return press(app, "读取")

    return brought


def press(app, label):
    """Click the button that says so, and run."""
    (button,) = [each for each in app.button if each.label.startswith(label)]
    button.click().run()
    assert not app.exception
    return app


def work(app):
    return app.session_state["adding"]


def go(app, step):
    while work(app).step != step:
        press(app, "下一步")
    return app


def names(app):
    return [row["name"] for row in work(app).draft.tables().rows["delegates"]]


def test_a_pasted_article_is_shown_with_its_quotes_marked(bring):
    app = bring()
    assert work(app).step == "read"
    assert "2 位说话人" in words(app)
    shown = given(app, f"proof.{work(app).draft.id}")
    assert shown["blocks"][0]["spans"][0]["text"] == "把路修到田头"
    assert {span["quote"] for block in shown["blocks"] for span in block["spans"] if "quote" in span} == set(
        shown["quotes"]
    )


def test_a_block_knows_where_it_begins(bring):
    app = bring()
    for block in given(app, f"proof.{work(app).draft.id}")["blocks"]:
        if block["tag"] != "notice":
            whole = "".join(span["text"] for span in block["spans"])
            assert TEXT[block["start"] : block["start"] + len(whole)] == whole


def test_steps_can_be_gone_there_and_back_and_nothing_is_lost(bring):
    app = go(bring(), "people")
    app.text_input(key="people.find").set_value("会场里很安静。").run()
    press(app, "加为引语")
    before = work(app).drafts
    go(app, "keep")
    for _ in range(4):
        press(app, "上一步")
    assert work(app).step == "bring"
    go(app, "keep")
    assert work(app).drafts == before
    press(app, "撤销上一处改动")
    assert len(work(app).draft.edits) == 0


@pytest.mark.parametrize(
    ("text", "words_of_it"),
    [("　\n", "请先粘贴"), ("。", "没有找到引语"), ("今天天气很好，大家都来了。", "没有找到引语")],
)
def test_what_quotes_nobody_is_said_with_the_cues(bring, text, words_of_it):
    assert words_of_it in words(bring(text))


def test_an_unreadable_paragraph_is_marked_with_the_reason(bring):
    app = bring(TEXT + "\n“少了一半引号，邓一帆代表说。")
    assert "没有读懂" in words(app)
    notices = [
        block for block in given(app, f"proof.{work(app).draft.id}")["blocks"] if block["tag"] == "notice"
    ]
    assert len(notices) == 2
    assert "会场里很安静" in notices[0]["spans"][0]["text"]
    assert "引号" in notices[1]["spans"][0]["text"]


def test_speech_that_is_nobodys_is_given_to_somebody_with_one_choice(bring):
    app = bring()
    assert "1 段话没有找到说话人" in "".join(each.value for each in app.info)
    go(app, "people")
    (whose,) = [each for each in app.button_group if (each.key or "").startswith("whose.")]
    person = next(row["id"] for row in work(app).draft.tables().rows["delegates"] if row["name"] == "钟麦田")
    whose.set_value(person).run()
    assert not app.exception
    quotes = work(app).draft.tables().rows["quotes"]
    (added,) = [row for row in quotes if row["text"] == "会场里很安静。"]
    assert (added["delegate_id"], added["kind"]) == (person, "direct")
    assert not any((each.key or "").startswith("whose.") for each in app.button_group)


def test_a_place_with_several_readings_is_chosen(bring):
    app = go(bring(), "places")
    key = next(row["id"] for row in work(app).draft.tables().rows["delegates"] if row["name"] == "邵远帆")
    radio = app.radio(key=f"choice.{key}")
    assert len(radio.options) > 1
    radio.set_value(1).run()
    row = next(row for row in work(app).draft.tables().rows["delegates"] if row["id"] == key)
    assert (row["county"], row["state"]) == ("鼓楼区", "exact")


def test_a_place_is_typed_anew_or_said_not_to_be_found(bring):
    app = go(bring(), "places")
    key = next(row["id"] for row in work(app).draft.tables().rows["delegates"] if row["name"] == "邵远帆")
    app.text_input(key=f"other.{key}").set_value("不是地名").run()
    assert "没有认出" in words(app)
    app.text_input(key=f"other.{key}").set_value("福建省福州市鼓楼区").run()
    row = next(row for row in work(app).draft.tables().rows["delegates"] if row["id"] == key)
    assert row["adcode"] == "350102"


def test_an_article_is_saved_found_again_and_taken_back_out(bring, dataset):
    before = (dataset / "delegates.csv").read_bytes()
    app = go(bring(), "keep")
    app.text_input[0].set_value("某报").run()
    app.text_input[2].set_value("前天").run()
    assert "日期写成" in words(app)
    app.text_input[2].set_value("2024年3月5日").run()
    press(app, "存入数据集")
    assert "已存入" in "\n".join(each.value for each in app.success)
    assert {"钟麦田", "邵远帆"} <= set(load(dataset).delegates["name"])
    assert "某报" in load(dataset).articles["publisher"]
    assert "2024-03-05" in load(dataset).articles["date"]
    assert check.check(dataset).findings == []
    app.text_area[0].set_value(TEXT).run()
    press(app, "读取")
    assert "数据集里已有这篇文章" in "\n".join(each.value for each in app.info)
    assert work(app).origin.publisher == "某报"
    go(app, "keep")
    assert next(each for each in app.button if each.label == "保存改动")
    while work(app).step != "bring":
        press(app, "上一步")
    app.button("past.undo.1").click().run()
    assert "会恢复" in words(app)
    assert not app.warning  # it is my own
    app.button("past.undo.1").click()  # the dialog is drawn in the run in which its button counts
    app.button("past.undo.do").click().run()
    assert not app.exception
    assert (dataset / "delegates.csv").read_bytes() == before
    assert [record.kind for record in history.records(dataset)] == ["save", "undo"]


def test_changes_by_hand_are_saved_only_with_a_reason(bring, dataset):
    app = go(bring(), "people")
    app.text_input(key="people.find").set_value("会场里很安静。").run()
    press(app, "加为引语")
    go(app, "keep")
    assert "请写明改动的理由和依据" in words(app)
    for label, text in (("改动的理由", "漏读"), ("改动的依据", "原文")):
        (field,) = [each for each in app.text_input if each.label == label]
        field.set_value(text).run()
    press(app, "存入数据集")
    assert "会场里很安静。" in load(dataset).quotes["text"]


def test_a_draft_is_seen_on_the_map_of_this_session_only(bring, dataset, open_app):
    app = press(go(bring(), "keep"), "在地图上看")
    assert given(app, "bar")["go"] == "./"  # the browser goes there
    app.switch_page("map.py").run()
    token = work(app).token
    assert "钟麦田" in [card["name"] for card in given(app, "cards")["rows"]]
    assert "钟麦田" in SETS.dataset(token).delegates["name"]
    assert "set" not in app.query_params
    other = open_app(at=dataset)
    assert "钟麦田" not in [card["name"] for card in given(other, "cards")["rows"]]


def test_a_page_that_shows_them_says_so_and_stops(bring):
    app = press(go(bring(), "keep"), "在地图上看")
    app.switch_page("map.py").run()
    shown = next(card["id"] for card in given(app, "cards")["rows"] if card["name"] == "钟麦田")
    assert "本次会话的 1 篇文章" in words(app)
    app.session_state["delegate"] = shown
    app.run()
    press(app, "不再显示")
    assert "本次会话的" not in words(app)
    assert app.session_state["delegate"] is None
    assert shown not in [card["id"] for card in given(app, "cards")["rows"]]


def test_the_map_follows_what_is_taken_back_and_taken_away(bring):
    app = press(go(bring(), "keep"), "在地图上看")
    app.switch_page("articles.py").run()
    while work(app).step != "people":
        press(app, "上一步")

    def shown() -> list[str]:
        return SETS.dataset(work(app).token).quotes["text"]

    before = shown()
    app.text_input(key="people.find").set_value("会场里很安静。").run()
    press(app, "加为引语")
    assert set(shown()) - set(before) == {"会场里很安静。"}
    press(app, "撤销上一处改动")
    assert shown() == before
    press(app, "移除这篇")
    assert work(app).token is None
    app.switch_page("map.py").run()
    assert "钟麦田" not in [card["name"] for card in given(app, "cards")["rows"]]


def test_the_next_page_of_the_browser_goes_on_with_the_work(bring, open_app, dataset, monkeypatch):
    app = press(go(bring(), "keep"), "在地图上看")
    token = given(app, "bar")["desk"]
    monkeypatch.setattr(draft_store, "token", lambda: token)
    again = open_app({"lang": "en"}, page="articles.py", at=dataset)
    assert (work(again).step, names(again)) == ("keep", names(app))
    again.switch_page("map.py").run()
    assert "钟麦田" in [card["name"] for card in given(again, "cards")["rows"]]
    monkeypatch.setattr(draft_store, "token", lambda: "of another server")
    other = open_app(at=dataset)
    assert work(other).drafts == ()
    assert given(other, "bar")["desk"] is None  # nobody needs one for looking


def test_too_much_text_is_refused(bring, monkeypatch):
    monkeypatch.setattr(callbacks, "MOST_CHARACTERS", 20)
    app = bring()
    assert ["最多放 20 个字" in each.value for each in app.error] == [True]
    assert work(app).drafts == ()


def test_what_went_wrong_is_said_once(bring):
    app = go(bring(), "keep")
    app.text_input[1].set_value("example.org").run()
    assert words(app).count("网址要以") == 1
    work(app).faults = ["某事不成"]
    app.run()
    assert [each.value for each in app.error] == ["某事不成"]
    press(app, "上一步")
    assert not app.error
    work(app).faults = ["某事不成"]
    app.switch_page("map.py").run()
    app.switch_page("articles.py").run()
    assert not app.error


def test_after_saving_one_of_two_the_other_is_named(bring):
    app = bring()
    press(app, "上一步")
    app.text_area[0].set_value("另一篇\n“路通了。”高玉兰代表说。").run()
    go(press(app, "读取"), "keep")
    assert app.selectbox(key=f"at.{work(app).version}").value == 1
    press(app, "存入数据集")
    (said,) = app.success
    assert said.value.endswith("还有 1 篇没有存。")
    assert "**把路修到田头**" in words(app)


def test_a_hosted_site_saves_nothing(bring, monkeypatch):
    monkeypatch.setenv("DELEGATE_MAP_MODE", "hosted")
    app = go(bring(), "keep")
    assert "存入数据集" not in [each.label for each in app.button]
    assert "不保存文章" in "\n".join(each.value for each in app.info)
    assert any(each.label.startswith("在地图上看") for each in app.button)


def test_the_doubtful_come_first():
    rows = [{"confidence": "0.9"}, {"confidence": ""}, {"confidence": "0.4"}]
    assert [row["confidence"] for row in doubtful_first(rows)] == ["", "0.4", "0.9"]


@pytest.mark.parametrize(
    ("text", "start", "end", "whole"),
    [
        ("甲。乙说，丙丁。戊。", 5, 7, "乙说，丙丁。"),
        ("丙丁", 0, 2, "丙丁"),
        ("一" * 100 + "丙" + "二" * 100, 100, 101, "一" * 60 + "丙" + "二" * 60),
    ],
)
def test_a_quote_is_shown_in_its_sentence(text, start, end, whole):
    assert sentence(text, start, end) == whole


def test_a_quote_in_the_table_stands_beside_its_sentence(bring):
    app = go(bring(), "people")
    table = app.dataframe[1].value
    assert list(table.columns[:3]) == ["delegate_id", "text", "sentence"]
    assert all(text in whole for text, whole in zip(table["text"], table["sentence"], strict=True))
    assert set(table["confidence"]) == {round(share, 1) for share in table["confidence"]}


def test_people_of_one_name_have_labels_of_their_own():
    rows = [
        {"id": "d1", "name": "甲", "role": "教师"},
        {"id": "d2", "name": "甲", "role": "医生"},
        {"id": "d3", "name": "甲", "role": "医生"},
        {"id": "d4", "name": "乙", "role": ""},
    ]
    labels = labelled(rows)
    assert len(set(labels.values())) == len(rows)
    assert labels["d4"] == "乙"


def test_every_state_has_a_colour_and_a_rank():
    assert set(WORST_FIRST) == set(COLOURS) == set(STATES)


def test_every_fault_of_a_file_is_said_in_both_languages():
    assert {f"fault.{code}" for code in SENTENCES} <= STRINGS.keys()


def test_one_passage_is_one_in_english(open_app, dataset):
    app = open_app({"lang": "en"}, page="articles.py", at=dataset)
    app.text_area[0].set_value(TEXT + "\n“少了一半引号，邓一帆代表说。").run()
    press(app, "Read")
    assert "1 passage could" in words(app)
    notices = [
        block for block in given(app, f"proof.{work(app).draft.id}")["blocks"] if block["tag"] == "notice"
    ]
    assert "Who says this was not found" in notices[0]["spans"][0]["text"]
    assert "do not pair" in notices[1]["spans"][0]["text"]
    assert "Found 2 speakers and 2 quotes" in words(app)


def test_a_file_that_cannot_be_read_is_named_in_the_reader_s_language(open_app, dataset):
    app = open_app({"lang": "en"}, page="articles.py", at=dataset)
    app.file_uploader[0].upload("photo.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "image/png").run()
    press(app, "Read")
    (error,) = app.error
    assert error.value.startswith('"photo')
    assert "cannot be read" in error.value


def test_doubtful_quotes_are_gone_through_one_by_one(bring, monkeypatch):
    monkeypatch.setattr(doubts, "SURE", 1.1)  # all of them are doubtful
    app = go(bring(), "people")
    left = [row["id"] for row in doubtful_first(work(app).draft.tables().rows["quotes"])]
    assert f"还有 {len(left)} 段" in words(app)
    press(app, "以后再说")
    assert work(app).put_off == left[:1]
    press(app, "没错")
    assert work(app).accepted == {left[1]}
    press(app, "不是引语")
    assert len(work(app).draft.tables().rows["quotes"]) == len(left) - 1
    assert "存疑的引语" not in words(app)
