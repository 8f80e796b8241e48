from __future__ import annotations

import pytest

from geo.model import Theme
from geo.store.reading import themes
from tests.store.made import THEMES


def of_section(heading, text, *, own=True):
    """The theme of a section that stands in an article without a title."""
    return themes.Background(text, None, THEMES).of_section(heading, 0, len(text), own=own)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("以组织振兴推进乡村振兴", "farming"),
        ("办好农村学校，关心农村教师，发展教育", "schools"),
        ("农村和学校", "farming"),  # equals: the earlier row
        ("扩大开放", None),
    ],
)
def test_a_heading_takes_the_theme_whose_words_it_has(text, expected):
    found = of_section(text, "")
    assert found is not None
    assert (None if found.origin == "heading" else found.id) == expected


def test_a_character_counts_for_one_keyword_only():
    assert themes.score("乡村振兴", THEMES[0]) == 3
    assert themes.score("乡村振兴靠农村", THEMES[0]) == 4
    assert themes.score("农村农村农村", THEMES[0]) == 3


@pytest.mark.parametrize(
    ("quote", "text", "title", "role", "expected"),
    [
        ("粮食满仓，农业强。", "粮食满仓，农业强。", None, "", "farming"),
        ("好。", "好。", None, "", None),
        ("好。", "学校好。", None, "", None),  # one short word is not clear
        ("好。", "学校好。", "办好教育", "", "schools"),
        (
            "学校的书多了。",
            "学校的书多了，教师也多了。\n农村变了样，粮食多了。",
            None,
            "",
            "schools",
        ),
        ("好。", "好。", None, "学校教师", "schools"),
    ],
)
def test_a_quote_without_heading_is_judged_by_its_words_its_speaker_and_its_article(
    quote, text, title, role, expected
):
    found = themes.Background(text, title, THEMES).of_quote(0, len(quote), role=role)
    assert (found.id if found else None) == expected


def test_each_voice_of_a_round_up_has_its_own_theme():
    text = "学校的教师多了。\n农村的粮食多了。"
    background = themes.Background(text, None, THEMES)
    found = [background.of_quote(0, 8), background.of_quote(9, 17)]
    assert [theme and theme.id for theme in found] == ["schools", "farming"]


def test_a_compound_out_of_a_keyword_s_sense_does_not_count():
    waste = [Theme("waste", "环保", "Waste", "#000000", "circle", ("垃圾",))]
    assert themes.score("垃圾时间", waste[0]) == 0
    assert themes.score("垃圾分类", waste[0]) == 1


def test_a_heading_without_words_of_a_theme_has_one_of_its_own_only_where_it_may():
    assert of_section("扩大开放", "", own=False) is None


def test_a_heading_without_clear_words_is_judged_with_its_section():
    text = "办好学校，关心教师，发展教育。学校多了，教师也多了。"
    for heading in ("扩大开放", "农村一课"):
        found = of_section(heading, text)
        assert found is not None
        assert found.id == "schools"


@pytest.mark.parametrize("heading", ["▼ 写在最后", "PART 2", "省人大代表", "二、尾声", "谁在绣？"])
def test_a_heading_that_names_no_topic_is_no_theme(heading):
    assert of_section(heading, "好。") is None


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("扩大高水平对外开放，建设开放高地", "扩大高水平对外开放"),
        ("一、扩大开放：新的一页", "扩大开放"),
        ("“丝路”再出发 新的一页", "“丝路”再出发 新的一页"),
        ("（三）用好“云端”", "用好“云端”"),
        ("“扩大开放，走向世界”是大家的话", "扩大开放"),
        ("3. 守护边疆", "守护边疆"),
        ("▼ 守护边疆", "守护边疆"),
        ("一带一路上的新朋友", "一带一路上的新朋友"),
        ("长" * 40, "长" * 23 + "…"),
        ("……", "……"),
    ],
)
def test_a_heading_theme_is_named_by_its_first_clause(heading, name):
    assert themes.heading_name(heading) == name


def test_the_same_clause_is_the_same_theme():
    one, other = map(themes.heading_theme, ("扩大开放，走向世界", "扩大开放：新的一页"))
    assert one == other
    assert one.origin == "heading"


def test_heading_themes_take_free_slots_and_then_the_common_one():
    found = [themes.heading_theme(text) for text in ("甲乙", "丙丁", "戊己")]
    made = themes.coloured(found, ["schools"], THEMES)
    assert [(theme.colour, theme.shape) for theme in made] == [
        ("#111111", "circle"),
        ("#333333", "star"),
        themes.OTHER,
    ]
