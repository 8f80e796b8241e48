"""One article, read to the end: who said what, where they are from, and under which theme.

Joins geo.text and geo.places, which do not know each other. The command `extract`, the build and the
page that adds an article all take this. The outcome is plain values, so it can be kept as JSON. Knows
nothing of other articles: one person in two articles is the build's affair.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from geo import places, text
from geo.model import (
    LEVELS,
    Article,
    Basis,
    Divisions,
    Extraction,
    Kind,
    Notice,
    Place,
    Position,
    Speaker,
    State,
    Theme,
)
from geo.store.contract import ids
from geo.store.reading import themes
from geo.store.reading.provenance import provenance
from geo.text.structure.script import matched

_SECTION = 20  # characters below a heading that make a section


@dataclass(frozen=True, slots=True)
class Person:
    """A quoted person of one article; names of divisions are today's full official ones."""

    name: str  # as printed
    role: str | None
    organisation: str | None
    place_text: str | None  # the place phrase as printed
    divisions: Divisions
    adcode: str | None
    position: Position
    state: State
    alternatives: tuple[Divisions, ...]  # equally good readings of an ambiguous place
    alternative_adcodes: tuple[str, ...]
    start: int  # where the article names them
    end: int
    rule: str
    confidence: float
    basis: Basis | None = None  # on what the place rests
    place_start: int | None = None  # where those words are; None where they are not one stretch
    place_end: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A quote of one article."""

    text: str  # == article.text[start:end]
    kind: Kind
    start: int
    end: int
    person: int  # index into Reading.people
    heading: int | None  # index into Reading.headings; None where no heading stands above
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Heading:
    """A section heading."""

    text: str  # as printed
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What one article says."""

    id: str
    title: str | None
    date: str | None  # as the article prints it
    headings: tuple[Heading, ...]
    people: tuple[Person, ...]  # in order of first appearance
    quotes: tuple[Said, ...]  # in order of start
    notices: tuple[Notice, ...]

    def to_json(self) -> dict[str, Any]:
        """Plain dicts, lists and values."""
        return asdict(self)

    @classmethod
    def from_json(cls, kept: dict[str, Any]) -> Reading:
        """The reading that to_json gave."""
        return cls(
            id=kept["id"],
            title=kept["title"],
            date=kept["date"],
            headings=tuple(Heading(**heading) for heading in kept["headings"]),
            people=tuple(_person(person) for person in kept["people"]),
            quotes=tuple(Said(**quote) for quote in kept["quotes"]),
            notices=tuple(_notice(notice) for notice in kept["notices"]),
        )


def _notice(kept: dict[str, Any]) -> Notice:
    return Notice(**{**kept, "values": tuple((name, value) for name, value in kept.get("values", ()))})


def read_article(article: Article, *, date: str | None = None) -> Reading:
    """Everything that `article` says; `date` (ISO) is when it was published, by default what it prints."""
    return join(text.extract(article), date=date or article.date)


def join(extraction: Extraction, *, date: str | None) -> Reading:
    """The extraction with its places resolved and located."""
    article = extraction.article
    form = matched(article.text)
    printed = [index for index, section in enumerate(article.sections) if section.heading is not None]
    number = {index: place for place, index in enumerate(printed)}
    sections = [article.sections[index] for index in printed]
    return Reading(
        id=ids.article_id(article.text),
        title=article.title,
        date=article.date,
        headings=tuple(Heading(section.heading or "", section.start, section.end) for section in sections),
        people=tuple(_locate(article, form, speaker, date) for speaker in extraction.speakers),
        quotes=tuple(
            Said(
                quotation.text,
                quotation.kind,
                quotation.start,
                quotation.end,
                quotation.speaker,
                number.get(quotation.section),
                quotation.rule,
                quotation.confidence,
            )
            for quotation in extraction.quotations
        ),
        notices=extraction.notices,
    )


def themes_of(
    reading: Reading, text: str, known: Sequence[Theme]
) -> tuple[list[Theme | None], list[Theme | None]]:
    """The theme of each heading, and of each quote: its heading's, without one what the words speak for.

    `text` is the article's, `known` the rows of themes.csv, of which only the curated are considered. A
    heading whose words fit none of them clearly is judged together with its section, and names a theme of its
    own only beside another one with text below it.
    """
    curated = themes.curated(known)
    ends = [*(heading.start for heading in reading.headings), len(text)][1:]
    opens = [
        len("".join(text[heading.end : end].split())) >= _SECTION
        for heading, end in zip(reading.headings, ends, strict=True)
    ]
    background = themes.Background(text, reading.title, curated)
    of_headings = [
        background.of_section(heading.text, heading.end, end, own=sum(opens) > 1) if opened else None
        for heading, end, opened in zip(reading.headings, ends, opens, strict=True)
    ]
    under = [None if quote.heading is None else of_headings[quote.heading] for quote in reading.quotes]
    roles = [" ".join(filter(None, (person.organisation, person.role))) for person in reading.people]
    return of_headings, [
        found
        or background.of_quote(
            quote.start, quote.end, role=roles[quote.person], alone=len(reading.people) == 1
        )
        for quote, found in zip(reading.quotes, under, strict=True)
    ]


def state_of(place: Place, position: Position, *, named: bool) -> State:
    """How far the position can be trusted; `named` says whether the article prints a place at all."""
    if place.alternatives:
        return "ambiguous"
    finest = next((level for level in reversed(LEVELS) if getattr(place.divisions, level)), None)
    if finest is None:
        return "unresolved" if named else "none"
    return "exact" if position.precision == finest == place.known else "coarse"


def _locate(article: Article, form: str, speaker: Speaker, date: str | None) -> Person:
    """The speaker with place, office and position; `form` is the article's text as it is matched."""
    place, printed = _resolve(speaker, date)
    rests = provenance(article, form, speaker, place, printed, date=date)
    position = places.geocode(place)
    return Person(
        name=speaker.name,
        role=_as_printed(place.role, speaker.descriptor),
        organisation=_as_printed(place.organisation, speaker.descriptor),
        place_text=_as_printed(printed, speaker.descriptor),
        divisions=place.divisions,
        adcode=place.adcode,
        position=position,
        state=state_of(place, position, named=printed is not None),
        alternatives=place.alternatives,
        alternative_adcodes=place.alternative_adcodes,
        start=speaker.start,
        end=speaker.end,
        rule=speaker.rule,
        confidence=speaker.confidence,
        basis=rests.basis,
        place_start=rests.start,
        place_end=rests.end,
    )


def _resolve(speaker: Speaker, date: str | None) -> tuple[Place, str | None]:
    """The place of the descriptor together with the hint it leans on, and the place phrase as printed.

    Office and organisation are always the descriptor's own: glued to the hint they would be longer than
    what is printed.
    """
    hint, descriptor, context = speaker.place_hint, speaker.descriptor, speaker.context
    if hint is None:
        place = places.resolve(descriptor, context=context, date=date)
        return place, place.matched
    own = places.resolve(descriptor, context=(hint, *context), date=date)
    place = places.resolve(hint, context=context, date=date)
    printed = hint
    if own.matched is not None:
        whole = places.resolve(hint + descriptor, context=context, date=date)
        if _within(whole.divisions, place.divisions) and _within(whole.divisions, own.divisions):
            place, printed = whole, whole.matched or hint
        elif own.divisions.province is not None:  # the person is from elsewhere than the scene
            place, printed = own, own.matched
    return replace(place, role=own.role, organisation=own.organisation), printed


def _as_printed(part: str | None, phrase: str) -> str | None:
    """The part in the characters of the phrase, where the resolver gives it in the simplified script."""
    if part is None or part in phrase:
        return part
    at = matched(phrase).find(matched(part))
    return part if at < 0 else phrase[at : at + len(part)]


def _within(inner: Divisions, outer: Divisions) -> bool:
    """Whether no level that `outer` names is another one in `inner`."""
    return all(getattr(outer, level) in (None, getattr(inner, level)) for level in LEVELS)


def _person(kept: dict[str, Any]) -> Person:
    return Person(
        **{
            **kept,
            "divisions": Divisions(**kept["divisions"]),
            "position": Position(**kept["position"]),
            "alternatives": tuple(Divisions(**chain) for chain in kept["alternatives"]),
            "alternative_adcodes": tuple(kept["alternative_adcodes"]),
        }
    )
