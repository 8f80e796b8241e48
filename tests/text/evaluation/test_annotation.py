from __future__ import annotations

import pytest

from geo.text.evaluation.annotation import AnnotationError, Tables, labels

KNOWN = Tables(
    divisions={
        ("湖北省", "宜昌市", "枝江市"): "420583",
        ("上海市", None, "闵行区"): "310112",
        ("湖北省", None, None): "420000",
    },
    themes={"education": "教育", "health": "医疗健康"},
)
HEAD = """=== A-01 | seed-like | A1 D1 | {options}
1 宋绍田 | 党支部书记 | - | 湖北省枝江市 | 湖北省/宜昌市/枝江市/仙女镇
---
"""


def read(body, options="theme=education", head=HEAD):
    return next(labels(head.format(options=options) + body, KNOWN))


def test_spans_are_those_of_the_text_without_its_markup():
    label = read("^题目\n“⟦1:好。⟧”党支部书记宋绍田说，⟦1@health~明天再来。⟧")
    assert label["text"] == "题目\n“好。”党支部书记宋绍田说，明天再来。"
    assert label["title"] == "题目"
    (person,) = label["delegates"]
    assert [label["text"][quote["start"] : quote["end"]] for quote in person["quotes"]] == [
        "好。",
        "明天再来。",
    ]
    assert [(quote["kind"], quote["theme"]) for quote in person["quotes"]] == [
        ("direct", "education"),
        ("indirect", "health"),
    ]
    assert {
        key: person[key] for key in ("province", "prefecture", "county", "township", "village", "adcode")
    } == {
        "province": "湖北省",
        "prefecture": "宜昌市",
        "county": "枝江市",
        "township": "仙女镇",
        "village": None,
        "adcode": "420583",
    }


def test_honest_readings_of_a_theme_are_kept_beside_the_better_one():
    label = read("^题目\n“⟦1@health/education/-:好。⟧”党支部书记宋绍田说，⟦1~明天再来。⟧")
    spoken, reported = label["delegates"][0]["quotes"]
    assert (spoken["theme"], spoken["other_themes"]) == ("health", ["education", None])
    assert (reported["theme"], "other_themes" in reported) == ("education", False)


def test_headings_set_the_theme_and_damaged_paragraphs_are_warnings():
    label = read(
        "¶health 把病看好\n!“坏掉的一段。\n党支部书记宋绍田说，⟦1~好。⟧",
        options="join=fullwidth date=2024-03-07",
    )
    assert label["sections"] == [{"heading": "把病看好", "start": 0, "end": 4}]
    assert label["themes"][0] == {
        "id": "health",
        "name_zh": "医疗健康",
        "heading": "把病看好",
        "start": 0,
        "end": 4,
    }
    (warning,) = label["warnings"]
    assert label["text"][warning["start"] : warning["end"]] == "“坏掉的一段。"
    assert label["text"] == "把病看好　　“坏掉的一段。　　党支部书记宋绍田说，好。"
    assert label["delegates"][0]["quotes"][0]["theme"] == "health"
    assert label["date"] == "2024-03-07"


def test_a_joint_statement_belongs_to_each_speaker():
    head = "=== E-01 | panel | E1 | -\n1 甲 | - | - | - | -\n2 乙 | - | - | 上海 | 上海市/-/闵行区\n---\n"
    label = read("甲、乙认为，⟦1+2~好。⟧", head=head)
    assert [person["quotes"][0]["start"] for person in label["delegates"]] == [6, 6]


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("党支部书记宋绍田说，⟦1:好。⟧", "no marks around"),
        ("党支部书记宋绍田说，⟦1~好。", "does not close"),
        ("党支部书记宋绍田说，好。⟧", "never opened"),
        ("党支部书记宋绍田说，⟦1~好⟦1~。⟧", "opens inside another"),
        ("党支部书记宋绍田说，⟦2~好。⟧", "speaker 2"),
        ("党支部书记宋绍田说，⟦1@law~好。⟧", "no theme 'law'"),
        ("宋绍田说，⟦1~好。⟧", "does not hold the role"),
        ("党支部书记宋绍田。", "says nothing"),
        ("党支部书记宋绍田说，⟦1~好。⟧⟦", "markup is left"),
    ],
)
def test_a_slip_stops_the_conversion(body, said):
    with pytest.raises(AnnotationError, match=said):
        read(body)


def test_an_unknown_division_stops_the_conversion():
    with pytest.raises(AnnotationError, match="no division"):
        read("党支部书记宋绍田说，⟦1~好。⟧", head=HEAD.replace("枝江市/", "枝江县/"))
