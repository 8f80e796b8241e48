"""Where in an article the place of a person was read: on what it rests, and the offsets of those words.

The place stands at the name (described), in another clause or sentence about the person (sentence), or the
title, the lead or a paragraph further up gives it (article). A body whose name is no place leads to its seat
(organisation).
"""

from __future__ import annotations

from typing import NamedTuple

from geo import places
from geo.model import Article, Basis, Place, Speaker
from geo.places.gazetteer import gazetteer
from geo.places.organisations import bodies
from geo.text.structure.script import matched


class Provenance(NamedTuple):
    """On what a place rests, and where its words, or the outermost of them, are in the article."""

    basis: Basis | None
    start: int | None = None
    end: int | None = None


_SHORTEST = 4  # characters of a beginning
NOWHERE = Provenance(None)


def provenance(
    article: Article, form: str, speaker: Speaker, place: Place, printed: str | None, *, date: str | None
) -> Provenance:
    """Tell on what the place of a speaker rests.

    `form` is the article's text as it is matched; `printed` the place phrase, None where there is none.
    """
    if printed is None or place.divisions.province is None:
        return NOWHERE
    own = _within(form, printed, speaker.descriptor_start, speaker.descriptor_end)
    if own is None:
        return _elsewhere(article, form, speaker, printed)
    seats = bodies(gazetteer()).forms.get(printed)
    if seats is not None and seats.body is not None and not (seats.full or seats.short):
        return Provenance("organisation", *own)
    alone = places.resolve(speaker.descriptor, date=date)
    if speaker.context and alone.divisions != place.divisions:
        for phrase in speaker.context:
            with_it = places.resolve(speaker.descriptor, context=(phrase,), date=date)
            if with_it.divisions == place.divisions:
                found = _within(form, phrase, 0, len(form))
                return Provenance("article", *(found or own))
    return Provenance("described", *own)


def _elsewhere(article: Article, form: str, speaker: Speaker, printed: str) -> Provenance:
    """The place is not in the words at the name: where the sentences around, or the article, have it."""
    here = next((p for p in article.paragraphs if p.start <= speaker.start < p.end), None)
    wanted = speaker.place_hint or printed
    near = _outermost(form, wanted, here.start, here.end) if here else None
    if near is not None:
        return Provenance("sentence", *near)
    found = _outermost(form, wanted, 0, len(form))
    return Provenance("article", *(found or (None, None)))


def _outermost(form: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the words, or of the longest beginning of them: 某村位于某省 is read as 某省某村."""
    for length in range(len(words), _SHORTEST - 1, -1):
        found = _within(form, words[:length], start, end)
        if found is not None:
            return found
    return None


def _within(form: str, words: str, start: int, end: int) -> tuple[int, int] | None:
    """The offsets of the words in form[start:end], the first of several."""
    sought = matched(words)
    at = form.find(sought, start, end) if sought else -1
    return (at, at + len(sought)) if at >= 0 else None
