"""The narration of an article, cut into pieces, with speech taken out.

`narrate` gives the text in the form in which it is matched, every pair of marks that may hold speech
blanked (same length), so that the grammar of narration never reads what somebody says. Terms in marks stay
as they are: an office may hold one. A `Passage` is a paragraph as a row of pieces: a quote, or a stretch of
narration that ends at a stop or at a quote. Paragraphs whose marks do not pair get a notice and no pieces.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from geo.model import Article, Notice
from geo.text.formats import messages
from geo.text.lexicon import cues
from geo.text.structure.quotation_marks import Pair, by_paragraph
from geo.text.structure.script import matched
from geo.vocabulary import either

OPEN, FILL, CLOSE = "\ue000", "\ue001", "\ue002"  # what stands for a quote in the blanked text

ANSWER = re.compile("(?:答|回答|受访者|A)：")  # opens a paragraph that answers a question

# (The first character stands before the choice of what it begins: so the engine skips from stop to stop.)
_STOP = re.compile(r"[。！？；…\n](?:(?<=[。！？；])[。！？；]*）?|(?<=…)…+|(?<=\n))")
_INNER_STOP = re.compile(r"[。！？]|…")
_PARTIAL = 7  # characters from which words without a stop may be speech
_PREDICATE = re.compile("[不要能会就才把让得都也先再别没有是了我你他咱着过吧呢啊吗]")
_ADVERB = re.compile(either("speech", "clause_adverb"))
_NAMING = re.compile(f"{either('speech', 'naming')}$")
_AFTER_SPEECH = ("", "，", "。", "；")
_LONG_ENOUGH = 8  # characters from which words with a comma in marks may be speech


class Piece(NamedTuple):
    """A quote (marks included), or a stretch of narration within one sentence."""

    start: int
    end: int
    quote: bool
    stopped: bool  # a stop ends it; for a quote: inside the marks
    closed: bool = True  # for a quote: False where it goes on in the next paragraph


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph as a row of pieces without gaps; none where the paragraph is unreadable."""

    start: int
    end: int
    section: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Narration:
    """An article ready for the grammar."""

    article: Article
    form: str  # the text as matched
    masked: str  # `form` with speech blanked; equal length
    passages: tuple[Passage, ...]  # the paragraphs; of questions and answers the title as well, at the end
    notices: tuple[Notice, ...]


def narrate(article: Article) -> Narration:
    """Cut an article into narration and quotes."""
    form = matched(article.text)
    masked: list[str] = []
    done = 0  # where what `masked` holds ends
    notices: list[Notice] = []
    speech: list[list[Pair] | None] = []
    spans = [(paragraph.start, paragraph.end) for paragraph in article.paragraphs]
    for (start, end), pairs in zip(spans, by_paragraph(form, spans), strict=True):
        if pairs is None:
            notices.append(messages.notice("unreadable", start, end))
            speech.append(None)
            continue
        marked = [pair for pair in pairs if pair.depth == 0]
        quotes = _with_adjacent(form, marked, [_may_be_speech(form, pair, start, end) for pair in marked])
        for pair in quotes:
            masked += (form[done : pair.start], OPEN, FILL * (pair.end - pair.start - 2), CLOSE)
            done = pair.end
        speech.append(quotes)
    text = "".join([*masked, form[done:]])
    passages = [
        Passage(
            p.start, p.end, p.section, () if quotes is None else _pieces(form, text, p.start, p.end, quotes)
        )
        for p, quotes in zip(article.paragraphs, speech, strict=True)
    ]
    if article.title and any(ANSWER.match(form, passage.start, passage.end) for passage in passages):
        # who answers is often named in the title only; it has no pieces, as nobody speaks in it
        passages.append(Passage(article.title_start, article.title_end, 0, ()))
    return Narration(article, form, text, tuple(passages), tuple(notices))


def _with_adjacent(form: str, marked: list[Pair], speech: list[bool]) -> list[Pair]:
    """Keep the pairs that may be speech, and those next to one of them with or without a comma between."""
    for at in range(1, len(marked)):
        between = form[marked[at - 1].end : marked[at].start]
        if between in ("", "，") and speech[at - 1] != speech[at]:
            speech[at - 1] = speech[at] = True
    return [pair for pair, spoken in zip(marked, speech, strict=True) if spoken]


def _may_be_speech(form: str, pair: Pair, start: int, end: int) -> bool:
    """Tell whether a pair of marks may hold speech, by its form and what stands next to it."""
    left, right = pair.inner
    if left >= right:
        return False
    if (pair.start, pair.end) == (start, end) and right - left >= _PARTIAL:
        return True
    if _INNER_STOP.search(form, left, right) or form[right - 1] in "，；":
        return True
    before = form[pair.start - 1] if pair.start > start else ""
    after = form[pair.end] if pair.end < end else ""
    if before == "：":
        return True
    if right - left >= _LONG_ENOUGH and any(mark in form[left:right] for mark in "，；"):
        return True
    if before in ("", "。", "！", "？") and after == "，":
        return True
    if right - left >= 4 and cues.ends_with_verb(form, start, pair.start) and after in _AFTER_SPEECH:
        return before in "，：" or _PREDICATE.search(form, left, right) is not None
    return _is_partial(form, pair, start, after)


def _is_partial(form: str, pair: Pair, start: int, after: str) -> bool:
    """Tell whether marks without a stop hold words of a sentence rather than a term."""
    left, right = pair.inner
    if right - left < _PARTIAL or after not in _AFTER_SPEECH:
        return False
    if not _PREDICATE.search(form, left, right):  # a clause of its own, an adverb in it
        return form[pair.start - 1] == "，" and _ADVERB.search(form, left, right) is not None
    return not _NAMING.search(form, max(start, pair.start - 6), pair.start)


def _pieces(form: str, masked: str, start: int, end: int, quotes: list[Pair]) -> tuple[Piece, ...]:
    """Cut a paragraph into its row of pieces."""
    found: list[Piece] = []
    at = start
    for pair in [*quotes, None]:
        until = pair.start if pair else end
        while at < until:
            stop = _STOP.search(masked, at, until)
            piece_end = stop.end() if stop else until
            found.append(Piece(at, piece_end, quote=False, stopped=stop is not None))
            at = piece_end
        if pair:
            _, right = pair.inner
            stopped = _INNER_STOP.match(form, right - 1, right) is not None
            found.append(Piece(pair.start, pair.end, True, stopped, pair.closed))
            at = pair.end
    return tuple(found)
