"""The reader's blocks print the article, all of it and nothing else, with the marks where they belong."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.model import Notice
from geo.text.structure.article import parse
from pages.views.article_blocks import blocks

TEXT = "一个标题\n\n小标题在此\n\n甲说：“这是第一句。”乙又说：“这是第二句。”\n\n末段没有引语。"


def quote(text: str, words: str, key: str = "q1") -> dict[str, object]:
    return {"id": key, "start": text.index(words), "end": text.index(words) + len(words)}


def marked(found: list[dict], key: str = "quote") -> list[str]:
    return [span["text"] for block in found for span in block["spans"] if span.get(key)]


def test_title_headings_and_paragraphs_come_in_order():
    found = blocks(parse(TEXT), [])
    assert [block["tag"] for block in found] == ["h1", "h2", "p", "p"]
    assert [block["spans"][0]["text"] for block in found][:2] == ["一个标题", "小标题在此"]


def test_quotes_and_speakers_are_spans_of_their_own():
    found = blocks(
        parse(TEXT),
        [quote(TEXT, "这是第一句。"), quote(TEXT, "这是第二句。", "q2")],
        [(TEXT.index("甲"), TEXT.index("甲") + 1)],
    )
    assert marked(found) == ["这是第一句。", "这是第二句。"]
    assert marked(found, "speaker") == ["甲"]


def test_a_quote_over_two_paragraphs_has_two_marks_and_begins_once():
    words = "这是第二句。”\n\n末段"
    spans = [span for block in blocks(parse(TEXT), [quote(TEXT, words)]) for span in block["spans"]]
    assert [(span["text"], span["first"]) for span in spans if span.get("quote")] == [
        ("这是第二句。”", True),
        ("末段", False),
    ]


@pytest.mark.parametrize(
    ("quotes", "speakers", "expected"),
    [
        (["这是第一句。", "第一"], [], ["这是第一句。"]),  # one within the other
        (["第一句。”乙", "乙又说"], [], ["第一句。”乙"]),  # crossing
        (["这是第一句。"], ["第一"], ["这是第一句。"]),  # a name within a quote
    ],
)
def test_where_marks_overlap_the_first_stands(quotes, speakers, expected):
    named = [(TEXT.index(name), TEXT.index(name) + len(name)) for name in speakers]
    found = blocks(parse(TEXT), [quote(TEXT, words, f"q{at}") for at, words in enumerate(quotes)], named)
    assert marked(found) == expected
    assert marked(found, "speaker") == []


def test_a_notice_follows_the_block_that_it_is_about():
    text = "甲说：“没有说完。"
    article = parse(text)
    article = replace(article, notices=(Notice(0, 3, "引号不配对"),))
    assert [block["tag"] for block in blocks(article, [])] == ["p", "notice"]


@given(st.lists(st.tuples(st.integers(0, len(TEXT)), st.integers(0, len(TEXT))), max_size=6))
def test_whatever_is_marked_the_text_stays_as_printed(edges):
    quotes = [{"id": f"q{at}", "start": start, "end": end} for at, (start, end) in enumerate(edges)]
    found = blocks(parse(TEXT), quotes)
    printed = ["".join(span["text"] for span in block["spans"]) for block in found]
    assert printed == [line for line in TEXT.split("\n") if line]
