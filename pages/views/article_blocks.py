"""An article cut into blocks and spans, so that the reader can print it with every quote marked.

Pure functions of an Article and the dataset's quotes of it; every span is plain text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from geo.model import Article

Block = dict[str, Any]


class Mark(NamedTuple):
    """A stretch of the article's text that the reader sets off."""

    start: int
    end: int
    quote: str | None  # id of the quote that it is; None for the name of a speaker


def blocks(
    article: Article,
    quotes: Iterable[Mapping[str, Any]],
    speakers: Iterable[tuple[int, int]] = (),
) -> list[Block]:
    """Title, headings and paragraphs in order, each with its offset in the article, as spans
    {"text", "quote"?, "first"?, "speaker"?}.

    `quotes` need "id", "start" and "end"; `speakers` are the offsets of names to underline. Where marks
    overlap, the one that begins first stands. A notice of the article follows the block it concerns.
    """
    marks = _without_overlaps(
        [Mark(quote["start"], quote["end"], quote["id"]) for quote in quotes]
        + [Mark(start, end, None) for start, end in speakers]
    )
    found: list[Block] = []
    for tag, start, end in _pieces(article):
        found.append({"tag": tag, "start": start, "spans": list(_spans(article.text, start, end, marks))})
        found += [
            {"tag": "notice", "spans": [{"text": notice.reason}]}
            for notice in article.notices
            if start <= notice.start < end
        ]
    return found


def _pieces(article: Article) -> list[tuple[str, int, int]]:
    pieces = [("p", paragraph.start, paragraph.end) for paragraph in article.paragraphs]
    pieces += [("h2", section.start, section.end) for section in article.sections if section.heading]
    if article.title:
        pieces.append(("h1", article.title_start, article.title_end))
    return sorted(pieces, key=lambda piece: piece[1])


def _without_overlaps(marks: Sequence[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    for mark in sorted(marks, key=lambda mark: (mark.start, mark.quote is None, -mark.end)):
        if mark.end > mark.start and (not kept or mark.start >= kept[-1].end):
            kept.append(mark)
    return kept


def _end(mark: Mark) -> int:
    return mark.end


def _spans(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[dict[str, Any]]:
    at = start
    first = bisect_right(marks, start, key=_end)
    for number in range(first, len(marks)):
        mark = marks[number]
        left, right = max(mark.start, start), min(mark.end, end)
        if left >= right:
            break  # marks do not overlap, so none of those that follow begins earlier
        if at < left:
            yield {"text": text[at:left]}
        if mark.quote is None:
            yield {"text": text[left:right], "speaker": True}
        else:
            yield {"text": text[left:right], "quote": mark.quote, "first": left == mark.start}
        at = right
    if at < end:
        yield {"text": text[at:end]}
