from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

import pytest

from geo.errors import ArticleError
from geo.text.evaluation.evaluate import evaluate, format_table

TEXT = "“路通了，人就回来了。”赵家冲村宋绍田代表说，今年再修三公里。蒲月琴代表说：“好。”"
FIRST: dict[str, Any] = {"kind": "direct", "start": 1, "end": 11, "theme": "rural-revitalisation"}
REPORTED: dict[str, Any] = {"kind": "indirect", "start": 23, "end": 31, "theme": None}
SECOND: dict[str, Any] = {"kind": "direct", "start": 39, "end": 41, "theme": None}
LABEL: dict[str, Any] = {
    "id": "one",
    "group": "news",
    "text": TEXT,
    "delegates": [
        {
            "name": "宋绍田",
            "role": "村支书",
            "organisation": None,
            "province": "湖北省",
            "prefecture": "宜昌市",
            "county": "枝江市",
            "township": None,
            "village": None,
            "quotes": [FIRST, REPORTED],
        },
        {"name": "蒲月琴", "province": None, "county": None, "quotes": [SECOND]},
    ],
    "warnings": [],
}


def found(*people, warnings=()):
    """A prediction: (name, other keys, quotes) for each person."""
    return {
        "delegates": [{"name": name, **other, "quotes": list(quotes)} for name, other, quotes in people],
        "warnings": list(warnings),
    }


def report(prediction, label=LABEL):
    return evaluate([label], lambda _: prediction)


def kinds(prediction, label=LABEL):
    return sorted(error.kind for error in report(prediction, label).errors)


def test_a_label_predicted_by_itself_is_right_throughout():
    scores = report(LABEL).pooled
    for counts in (
        scores.speakers,
        scores.direct_03,
        scores.direct_08,
        scores.indirect_03,
        scores.indirect_08,
    ):
        assert (counts.precision, counts.recall, counts.f1) == (1, 1, 1)
    assert scores.false_speakers == 0
    assert {level: share.accuracy for level, share in scores.places.items()} == {
        "province": 1,
        "prefecture": 1,
        "county": 1,
        "township": None,
        "village": None,
    }
    assert report(LABEL).errors == ()


def test_the_offsets_of_the_example_are_those_of_its_text():
    spans = [TEXT[quote["start"] : quote["end"]] for quote in (FIRST, REPORTED, SECOND)]
    assert spans == ["路通了，人就回来了。", "今年再修三公里。", "好。"]


def test_nothing_found_misses_everything():
    scores = report({}).pooled
    assert (scores.speakers.precision, scores.speakers.recall, scores.speakers.f1) == (None, 0, 0)
    assert kinds({}) == [
        *("missed direct quote", "missed direct quote", "missed indirect quote"),
        *("missed speaker", "missed speaker"),
    ]


@pytest.mark.parametrize(
    ("people", "expected"),
    [
        pytest.param(
            [("宋绍田", LABEL["delegates"][0], [FIRST, REPORTED]), ("代表们", {}, [SECOND])],
            ["false speaker", "missed speaker", "wrong speaker of direct quote"],
            id="another name for a quote",
        ),
        pytest.param(
            [("宋绍田", LABEL["delegates"][0], [FIRST | {"end": 5}, REPORTED]), ("蒲月琴", {}, [SECOND])],
            ["wrong edges of direct quote"],
            id="half of a quote",
        ),
        pytest.param(
            [("宋绍田", LABEL["delegates"][0], [FIRST | {"end": 3}, REPORTED]), ("蒲月琴", {}, [SECOND])],
            ["false direct quote", "missed direct quote"],
            id="too little of a quote",
        ),
        pytest.param(
            [
                ("宋绍田", LABEL["delegates"][0], [FIRST, REPORTED | {"kind": "direct"}]),
                ("蒲月琴", {}, [SECOND]),
            ],
            ["false direct quote", "missed indirect quote"],
            id="the other kind",
        ),
        pytest.param(
            [
                ("宋绍田", LABEL["delegates"][0], [FIRST | {"theme": None}, REPORTED]),
                ("蒲月琴", {}, [SECOND | {"theme": "health"}]),
            ],
            ["wrong theme of direct quote", "wrong theme of direct quote"],
            id="other themes",
        ),
        pytest.param(
            [
                ("宋绍田", LABEL["delegates"][0] | {"county": "宜都市", "role": None}, [FIRST, REPORTED]),
                ("蒲月琴", {"province": "四川省"}, [SECOND]),
            ],
            ["wrong county", "wrong province", "wrong role"],
            id="other places and roles",
        ),
        pytest.param(
            [
                ("宋绍田", LABEL["delegates"][0], [FIRST, REPORTED]),
                ("蒲月琴", {}, [SECOND]),
                ("无声者", {}, []),
            ],
            [],
            id="a person without a quote is no speaker",
        ),
    ],
)
def test_every_error_is_named(people, expected):
    assert kinds(found(*people)) == expected


@pytest.mark.parametrize(("theme", "errors"), [("health", 0), (None, 0), ("ecology", 1)])
def test_any_honest_reading_of_a_theme_is_right(theme, errors):
    allowed = FIRST | {"other_themes": ["health", None]}
    label = LABEL | {"delegates": [LABEL["delegates"][0] | {"quotes": [allowed, REPORTED]}]}
    scores = evaluate(
        [label], lambda _: found(("宋绍田", LABEL["delegates"][0], [FIRST | {"theme": theme}, REPORTED]))
    )
    assert len(scores.errors) == errors
    assert scores.pooled.theme.right == 2 - errors


def test_an_error_says_where_and_by_which_rule():
    quote = FIRST | {"end": 5, "rule": "subject-verb", "confidence": 0.7, "text": "路通了，"}
    person = ("宋绍田", LABEL["delegates"][0], [quote, REPORTED])
    (error,) = report(found(person, ("蒲月琴", {}, [SECOND]))).errors
    assert asdict(error) == {
        "article": "one",
        "group": "news",
        "kind": "wrong edges of direct quote",
        "who": "宋绍田",
        "labelled": "路通了，人就回来了。",
        "found": "路通了，",
        "start": 1,
        "end": 11,
        "rule": "subject-verb",
        "confidence": 0.7,
    }


def test_speakers_are_compared_on_matched_quotes_only():
    scores = report(found(("别人", {}, [FIRST]), ("蒲月琴", {}, []))).pooled
    assert (scores.speaker_direct.right, scores.speaker_direct.of) == (0, 1)
    assert scores.speaker_indirect.of == 0


def test_two_people_of_one_name_are_two():
    label = {
        "text": TEXT,
        "delegates": [{"name": "宋绍田", "quotes": [FIRST]}, {"name": "宋绍田", "quotes": [SECOND]}],
    }
    scores = report(found(("宋绍田", {}, [FIRST, SECOND])), label).pooled
    assert (scores.speakers.right, scores.speakers.found, scores.speakers.labelled) == (1, 1, 2)


def test_a_joint_statement_is_matched_speaker_by_speaker():
    label = {
        "text": TEXT,
        "delegates": [{"name": "甲", "quotes": [FIRST]}, {"name": "乙", "quotes": [FIRST]}],
    }
    scores = report(found(("乙", {}, [FIRST]), ("甲", {}, [FIRST])), label).pooled
    assert scores.speaker_direct.accuracy == 1
    assert kinds(found(("乙", {}, [FIRST])), label) == ["missed direct quote", "missed speaker"]


def test_unreadable_paragraphs_are_counted_and_false_warnings_named():
    label = LABEL | {"warnings": [{"start": 0, "end": 10, "reason": "引号不配对"}]}
    span = {"start": 5, "end": 6, "reason": "引号"}
    assert report(LABEL | {"warnings": [span]}, label).pooled.unreadable.f1 == 1
    assert kinds(LABEL | {"warnings": []}, label) == ["missed unreadable paragraph"]
    assert kinds(LABEL | {"warnings": [span | {"start": 20, "end": 21}]}, label) == [
        "false warning",
        "missed unreadable paragraph",
    ]


def test_a_refused_article_counts_as_one_in_which_nothing_was_found():
    def refuse(article):
        raise ArticleError("读不了")

    got = evaluate([LABEL], refuse)
    assert (got.pooled.refused, got.pooled.speakers.recall) == (1, 0)
    assert ("refused article", "读不了") in {(error.kind, error.found) for error in got.errors}


def test_the_prediction_sees_the_text_and_not_the_labels():
    seen = []

    def predict(article):
        seen.append(article)
        return {}

    evaluate([LABEL], predict)
    assert seen == [{"id": "one", "text": TEXT}]


def test_groups_are_kept_apart_and_pooled():
    other = LABEL | {"id": "two", "group": "captions"}
    got = evaluate([LABEL, other, LABEL], lambda article: LABEL if article["id"] == "one" else {})
    assert {name: scores.speakers.recall for name, scores in got.groups.items()} == {"news": 1, "captions": 0}
    assert got.pooled.articles == 3
    assert got.pooled.speakers.recall == pytest.approx(2 / 3)


def test_speed_is_that_of_the_prediction_alone():
    ticks = iter([0.0, 0.5, 10.0, 10.5])
    scores = evaluate([LABEL, LABEL], lambda _: LABEL, clock=lambda: next(ticks)).pooled
    assert (scores.seconds, scores.characters) == (1.0, 2 * len(TEXT))


def test_confidences_are_judged_for_quotes_and_for_speakers():
    quotes = [FIRST | {"confidence": 0.9}, REPORTED | {"end": 26, "confidence": 0.4}]
    scores = report(
        found(("宋绍田", {"confidence": 0.8}, quotes), ("蒲", {"confidence": 0.3}, [SECOND]))
    ).pooled
    assert [(each.confidence, each.right) for each in scores.quotes] == [(0.9, True), (0.4, False)]
    assert [(each.confidence, each.right) for each in scores.people] == [(0.8, True), (0.3, False)]


def test_the_report_is_json_and_a_table():
    got = report(LABEL)
    values = json.loads(json.dumps(got.as_dict()))
    assert values["all"]["direct_08"] == {
        "precision": 1,
        "recall": 1,
        "f1": 1,
        "right": 2,
        "found": 2,
        "labelled": 2,
    }
    assert values["groups"].keys() == {"news"}
    table = format_table(got)
    assert [line.split()[0] for line in table.splitlines() if line.startswith(("news", "all"))] == [
        "news",
        "all",
    ] * 2
    assert "100.0  100.0  100.0" in table


def test_an_evaluation_of_nothing_has_a_table_of_dashes():
    got = evaluate([], lambda _: {})
    assert got.as_dict()["all"]["speakers"]["f1"] is None
    assert "Speed: -" in format_table(got)
