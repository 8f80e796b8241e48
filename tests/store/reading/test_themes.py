from __future__ import annotations

import pytest

from geo.store.reading import themes
from tests.store.made import THEMES


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
    found = themes.of_heading(text, THEMES)
    assert (None if found.origin == "heading" else found.id) == expected


def test_a_character_counts_for_one_keyword_only():
    assert themes.score("乡村振兴", THEMES[0]) == 3
    assert themes.score("乡村振兴靠农村", THEMES[0]) == 4
    assert themes.score("农村农村农村", THEMES[0]) == 3


@pytest.mark.parametrize(
    ("quote", "text", "title", "expected"),
    [
        ("粮食满仓。", "粮食满仓。", None, "farming"),  # the quote stands in the text as well: twice
        ("好。", "好。", None, None),
        ("好。", "学校好。", None, None),  # one short word is not clear
        ("好。", "学校好。", "办好教育", "schools"),
        ("学校的书多了。", "学校的书多了。农村变了样。", None, "schools"),
        ("学校的书多了。", "学校的书多了。农村变了样，农业强了，粮食多了。", None, "farming"),
    ],
)
def test_a_quote_without_heading_is_judged_with_its_article(quote, text, title, expected):
    found = themes.Background(text, title, THEMES).of_quote(quote)
    assert (found.id if found else None) == expected


@pytest.mark.parametrize(
    ("heading", "name"),
    [
        ("扩大高水平对外开放，建设开放高地", "扩大高水平对外开放"),
        ("一、扩大开放：新的一页", "扩大开放"),
        ("“丝路”再出发 新的一页", "“丝路”再出发 新的一页"),
        ("（三）用好“云端”", "用好“云端”"),
        ("“扩大开放，走向世界”是大家的话", "扩大开放"),
        ("3. 守护边疆", "守护边疆"),
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
