"""Articles of the gold set as web pages that somebody has dressed up: the same people say the same."""

from __future__ import annotations

from functools import cache
from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.resources import DATA
from geo.text import extract, formats, parse
from geo.text.evaluation.labels import read_labels
from geo.text.formats import messages

ELEMENTS = ("span", "b", "a", "font", "em", "ins", "x-y", "o:p")
INVISIBLE = "\u200b\u2060\u00ad\ufe0f"


@cache
def articles():
    """Articles whose text is paragraphs one below the other."""
    return [label["text"] for label in read_labels([DATA / "gold" / "dev"]) if label["id"].endswith("-03")]


def said(text):
    extraction = extract(parse(text))
    gone = str.maketrans("", "", INVISIBLE + " \n\u3000")
    names = [speaker.name.translate(gone) for speaker in extraction.speakers]
    return [(names[one.speaker], one.kind, one.text.translate(gone)) for one in extraction.quotations]


def dressed(line, put):
    """The line with elements around single characters, and with line ends and invisible characters."""
    characters = [escape(character) for character in line]
    for at, what in put:
        place = at % max(1, len(characters))
        if what in ELEMENTS:
            characters[place] = f"<{what}>{characters[place]}</{what}>"
        else:
            characters[place] += what
    return "".join(characters)


@settings(max_examples=12, deadline=None)
@given(
    st.integers(0, 99),
    st.lists(st.tuples(st.integers(0, 500), st.sampled_from((*ELEMENTS, *INVISIBLE))), max_size=12),
)
def test_inline_elements_and_what_is_not_seen_change_nothing(number, put):
    text = articles()[number % len(articles())]
    lines = [line.strip(" \u3000") for line in text.split("\n") if line.strip(" \u3000")]
    plain, page = (
        "<!doctype html><html><body>" + "".join(f"<p>{line}</p>" for line in made) + "</body></html>"
        for made in ([escape(line) for line in lines], [dressed(line, put) for line in lines])
    )
    found, wanted = (formats.read(made.encode(), "a.html").text for made in (page, plain))
    assert said(found) == said(wanted)


@pytest.mark.parametrize("element", ELEMENTS)
def test_a_line_that_is_wrapped_in_its_source_is_one(element):
    page = f"<p>“路通到了\n家门<{element}>口</{element}>。”江西省萍乡市教师何小穗\n代表说。</p>"
    found = formats.read(f"<!doctype html><html><body>{page}</body></html>".encode(), "a.html").text
    assert "“路通到了家门口。”江西省萍乡市教师何小穗代表说。" in found


def test_every_notice_has_a_sentence():
    assert all("{" not in messages.notice(code, 0, 0, **VALUES).reason for code in messages.NOTICES)


VALUES = dict.fromkeys(("words", "page", "stamp", "pages", "before", "part", "address"), "一")
