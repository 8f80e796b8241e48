from __future__ import annotations

import pytest

from geo import text
from geo.model import Article, Divisions, Extraction, Place, Position, Quotation, Section, Speaker
from geo.store.contract import ids
from geo.store.reading import document as extract_json
from geo.store.reading.article import join, read_article, state_of
from tests.store.made import NOWHERE, THEMES, chain

COUNTY = Position(41.1, 119.7, "county", 50.0, "embedded", "211324")
TOWN = Position(41.1, 119.7, "township", 5.0, "embedded")
ARTICLE = "新的一页\n\n　　办好农村教育\n\n　　“路通了，心就近了。”辽宁省朝阳市建平县教师王小芳代表说。\n"


def place(*names, known=None, alternatives=()) -> Place:
    return Place("", chain(*names), None, None, None, None, 0.9, None, known, alternatives)


@pytest.mark.parametrize(
    ("found", "position", "named", "expected"),
    [
        (place("甲省", "乙市", "丙县", known="county"), COUNTY, True, "exact"),
        (place("甲省", "乙市", "丙县", "丁镇", known="township"), TOWN, True, "exact"),
        (place("甲省", "乙市", "丙县", "丁镇", known="township"), COUNTY, True, "coarse"),
        (place("甲省", "乙市", "丙县", "丁镇", known="county"), TOWN, True, "coarse"),
        (place("甲省", alternatives=(Divisions("甲省"),)), COUNTY, True, "ambiguous"),
        (place(), NOWHERE, True, "unresolved"),
        (place(), NOWHERE, False, "none"),
    ],
)
def test_the_state_says_how_far_a_point_can_be_trusted(found, position, named, expected):
    assert state_of(found, position, named=named) == expected


def speaker(name: str, descriptor: str, *, hint: str | None = None, context: tuple[str, ...] = ()) -> Speaker:
    return Speaker(name, 0, len(name), descriptor, 0, 0, hint, context, "made", 0.9)


@pytest.mark.parametrize(
    ("descriptor", "hint", "context", "county", "printed", "role"),
    [
        ("辽宁省朝阳市建平县教师", None, (), "建平县", "辽宁省朝阳市建平县", "教师"),
        ("教师", "辽宁省朝阳市建平县", (), "建平县", "辽宁省朝阳市建平县", "教师"),
        ("镇中学教师", "辽宁省朝阳市建平县", (), "建平县", "辽宁省朝阳市建平县", "教师"),
        ("西安市教师", "辽宁省朝阳市建平县", (), None, "西安市", "教师"),
        ("遼寧省朝陽市建平縣教師", None, (), "建平县", "遼寧省朝陽市建平縣", "教師"),
        ("城关区教师", None, ("甘肃省",), "城关区", "城关区", "教师"),
        ("教师", None, (), None, None, "教师"),
        ("", None, (), None, None, None),
    ],
)
def test_a_speaker_gets_place_and_office_from_descriptor_hint_and_context(
    descriptor, hint, context, county, printed, role
):
    article = Article("话", None, 0, 0, None, (Section(None, 0, 0),), ())
    extraction = Extraction(article, (speaker("王小芳", descriptor, hint=hint, context=context),), (), ())
    (person,) = join(extraction, date=None).people
    assert (person.divisions.county, person.place_text, person.role) == (county, printed, role)


def test_an_article_is_read_to_the_end():
    article = text.parse(ARTICLE)
    reading = read_article(article)
    assert reading.id == ids.article_id(article.text)
    assert [heading.text for heading in reading.headings] == ["办好农村教育"]
    (quote,) = reading.quotes
    assert article.text[quote.start : quote.end] == quote.text == "路通了，心就近了。"
    assert (quote.heading, quote.person) == (0, 0)


def test_one_quote_of_two_speakers_stands_with_both():
    sections = (Section(None, 0, 0),)
    quotes = tuple(Quotation("话", "direct", 0, 1, speaker, 0, "made", 0.9) for speaker in (0, 1))
    extraction = Extraction(
        Article("话", None, 0, 0, None, sections, ()), (speaker("甲明", ""), speaker("乙明", "")), quotes, ()
    )
    document = extract_json.document(extraction.article, join(extraction, date=None), THEMES)
    assert [[quote["text"] for quote in delegate["quotes"]] for delegate in document["delegates"]] == [
        ["话"],
        ["话"],
    ]
    assert document["themes"] == []


def test_alternatives_carry_their_codes():
    found = extract_json.alternatives((chain("甲省"), chain("乙省")), ("110000",))
    assert [other["adcode"] for other in found] == ["110000", None]
    assert found[0]["province"] == "甲省"
