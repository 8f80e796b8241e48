"""The reader's component, and what it is given: the article's blocks, its quotes, and whose turn it is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import streamlit as st

from geo.errors import ArticleError
from geo.model import Article, Notice
from geo.store import Filters
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.rows import delegate_detail, delegate_list
from geo.store.dataset.search import printed
from geo.store.dataset.select import select
from geo.store.dataset.titles import MOST, titled
from geo.text import extract, parse
from geo.web.server import assets
from pages.shared import state as _state
from pages.shared.cards import called, card, labels, packed, quoted, script, static
from pages.shared.markdown import plain
from pages.shared.search_field import search_field
from pages.texts.language import explained, t
from pages.views.article_blocks import blocks

_reader = st.components.v2.component(
    "article_reader",
    html='<div class="reader"><article></article><aside></aside></div>',
    css=static("cards.css", "reader.css"),
    js=script("reader"),
)


def choose_article(data: Dataset) -> str:
    """The id of the article to show: the one with the quote of the address, else the reader's choice."""
    ids = data.articles["id"]
    state = st.session_state
    if state.quote:
        state.article = data.quotes["article_id"][data.quote(state.quote)]
    elif state.get("article") not in data.article_rows:
        state.article = next(iter(state.filters.article), ids[0])
    if len(ids) > MOST:
        left, right = st.columns([2, 1])
        with right:
            rows = _sought(data)
    else:
        left, rows = st.container(), list(range(len(ids)))
    if len(ids) > 1:
        shown = sorted({data.article_rows[state.article], *rows})
        left.selectbox(
            t("reader.article"),
            [ids[at] for at in shown],
            key="article",
            format_func=lambda key: data.article(key)["title"] or t("title.none"),
            on_change=_state.close_quote,
        )
    return str(state.article)


def _sought(data: Dataset) -> list[int]:
    """The first articles whose title holds what the reader looks for; a list of all would be too long."""
    words = search_field(t("reader.find"), key="reader.find", hint=t("reader.find.hint"))
    rows = titled(data, words)
    if not len(rows):
        st.caption(t("find.none"))
    elif len(rows) > MOST:
        st.caption(t("reader.find.more", most=MOST, n=len(rows)))
    return [int(row) for row in rows[:MOST]]


def reader(data: Dataset, article_id: str) -> None:
    """Show an article, the quote of the address marked, and beside it who said that."""
    source = data.article(article_id)
    article = _read(data, article_id)
    names, notices = _found(article.text)
    quotes = _quotes(data, article_id)
    target = st.session_state.quote
    link = _state.linker()
    _reader(
        key="reader",
        data=packed(
            {
                "blocks": blocks(
                    replace(article, notices=explained(_open([*article.notices, *notices], quotes))),
                    quotes.values(),
                    [*names, *_places(data, article, quotes)],
                ),
                "quotes": {
                    key: {**quoted(data, quote, link), "title": quote["title"]}
                    for key, quote in quotes.items()
                },
                "about": [part for part in (source["publisher"], source["date"]) if part],
                "url": source["url"] if _is_link(source["url"]) else None,
                "target": target,
                **_speaker(data, quotes.get(target)),
                "sought": printed(st.session_state.filters.q, [article.text]),
                "labels": {
                    **labels(),
                    "untitled": t("title.none"),
                    "source": t("reader.source"),
                    "boundaries": t("source"),
                    "hint": t("reader.hint"),
                    "keys": t("reader.keys"),
                    "all": t("reader.all", n=len(quotes)),
                    "position": t("reader.position", at="{at}", of="{of}"),
                    "previous": t("reader.previous"),
                    "next": t("reader.next"),
                    "on_map": t("reader.on_map"),
                },
            }
        ),
    )


def _read(data: Dataset, article_id: str) -> Article:
    try:
        return data.article_printed(article_id)
    except (OSError, ArticleError) as error:
        st.error(t("reader.missing", file=plain(str(data.article_path(article_id)))), icon=":material/draft:")
        st.code(str(error), language=None, wrap_lines=True)
        st.stop()


def _quotes(data: Dataset, article_id: str) -> dict[str, dict[str, Any]]:
    """The dataset's quotes of an article by id, in the order of the text, each with its speaker's id."""
    selection = select(data, Filters(article=(article_id,)))
    found = [
        {**quote, "matches": True, "delegate": row["id"], "title": called(row)}
        for row in delegate_list(data, selection, limit=None)
        for quote in row["quotes"]
        if quote["article_id"] == article_id
    ]
    return {quote["id"]: quote for quote in sorted(found, key=lambda quote: quote["start"])}


def _places(
    data: Dataset, article: Article, quotes: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[int, int]]:
    """Where the article says where its speakers are from; offsets are those of a person's first article."""
    for key in dict.fromkeys(quote["delegate"] for quote in quotes.values()):
        row = delegate_detail(data, key)
        start, end = row["place_start"], row["place_end"]
        if start is not None and article.text[start:end] and article.text[start:end] in row["place_text"]:
            yield start, end


def _open(notices: Iterable[Notice], quotes: Mapping[str, Mapping[str, Any]]) -> list[Notice]:
    """The notices but those of words that somebody was given by hand."""
    spans = [(quote["start"], quote["end"]) for quote in quotes.values()]
    return [
        notice
        for notice in notices
        if notice.code != "unassigned"
        or not any(start < notice.end and notice.start < end for start, end in spans)
    ]


def _is_link(url: str | None) -> bool:
    return (url or "").startswith(("https://", "http://"))


def _speaker(data: Dataset, quote: dict[str, Any] | None) -> dict[str, Any]:
    """The card of who said a quote, and the small map with where they are from; None where there is none."""
    if quote is None:
        return {"card": None, "map": None}
    row = delegate_detail(data, quote["delegate"])
    shown = card(data, {**row, "quotes": [quote]})
    if row["lat"] is None:
        return {"card": shown, "map": None}
    looks = shown["quotes"][0]["theme"]
    return {
        "card": shown,
        "map": {
            "lat": row["lat"],
            "lon": row["lon"],
            "colour": looks["colour"],
            "shape": looks["shape"],
            "label": t("reader.map", name=row["name"], place=shown["place"] or ""),
            "land": "./" + assets.address("boundaries/province.json"),
            "dashes": "./" + assets.address(f"boundaries/{assets.DASHES}.json"),
        },
    }


@st.cache_data(max_entries=64, show_spinner=False)
def _found(text: str) -> tuple[tuple[tuple[int, int], ...], tuple[Notice, ...]]:
    """Where the article of this text names its speakers, and what a reader has to know about it."""
    extraction = extract(parse(text))
    return tuple((speaker.start, speaker.end) for speaker in extraction.speakers), extraction.notices
