"""The types that all parts of the library share.

Frozen dataclasses with a line of meaning per field; no behaviour beyond what follows from the fields.
Offsets count Unicode code points of `Article.text`; `article.text[start:end]` is the span. Coordinates
are WGS-84 degrees. Codes (adcode) are text. A field that is not known is None, never an empty string.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["direct", "indirect"]
Level = Literal["province", "prefecture", "county", "township", "village"]
Precision = Literal["village", "township", "county", "prefecture", "province", "none"]
State = Literal["exact", "coarse", "ambiguous", "unresolved", "rejected", "none"]

Basis = Literal["described", "sentence", "article", "organisation", "hand"]

KINDS: tuple[Kind, ...] = ("direct", "indirect")
LEVELS: tuple[Level, ...] = ("province", "prefecture", "county", "township", "village")
PRECISIONS: tuple[Precision, ...] = ("village", "township", "county", "prefecture", "province", "none")
STATES: tuple[State, ...] = ("exact", "coarse", "ambiguous", "unresolved", "rejected", "none")
BASES: tuple[Basis, ...] = ("described", "sentence", "article", "organisation", "hand")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A run of text between paragraph separators, white space at its ends left out."""

    start: int  # offset of its first character
    end: int  # offset after its last character
    section: int  # index into Article.sections


@dataclass(frozen=True, slots=True)
class Section:
    """A heading with what follows it up to the next one; the first section may have no heading."""

    heading: str | None  # as printed; None before the first heading
    start: int  # offset of the heading (of the section's first paragraph where there is none)
    end: int  # offset after the heading (equal to start where there is none)


@dataclass(frozen=True, slots=True)
class Notice:
    """Something in an article that a reader has to know, because it was not read or is doubtful."""

    start: int  # first offset concerned
    end: int  # offset after it
    reason: str  # a sentence in Chinese that says what is wrong and what follows
    code: str = ""  # which sentence it is, for other languages
    values: tuple[tuple[str, str], ...] = ()  # what it is filled with, by name


@dataclass(frozen=True, slots=True)
class Article:
    """A text with its structure. `text` is the file's, byte order mark removed and CRLF made LF."""

    text: str
    title: str | None  # as printed, a subtitle in brackets included; None where there is none
    title_start: int  # offset of the title (0 where there is none)
    title_end: int
    date: str | None  # ISO 8601 date of publication where the text prints one
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]  # neither title nor headings
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Quotation:
    """A span of speech with the speaker it belongs to."""

    text: str  # == article.text[start:end]
    kind: Kind
    start: int
    end: int
    speaker: int  # index into Extraction.speakers
    section: int  # index into Article.sections
    rule: str  # id of the rule that found it
    confidence: float  # calibrated probability that span and speaker are right, 0 to 1


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person whose speech the article reports, as the article describes them."""

    name: str  # as printed
    start: int  # offset of the naming that carries the descriptor
    end: int
    descriptor: str  # what stands with the name (place, organisation, role) without the delegate's title
    descriptor_start: int  # offset of the descriptor where it stands in one piece, else of the name
    descriptor_end: int
    place_hint: str | None  # place phrase from elsewhere in the article that the descriptor leans on
    context: tuple[str, ...]  # wider place phrases in force there, nearest first (甘肃省, a dateline)
    rule: str  # id of the rule that found the person
    confidence: float  # calibrated probability that this is a speaker and rightly named, 0 to 1


@dataclass(frozen=True, slots=True)
class Extraction:
    """Who said what in one article."""

    article: Article
    speakers: tuple[Speaker, ...]  # in order of first appearance
    quotations: tuple[Quotation, ...]  # in order of start
    notices: tuple[Notice, ...]  # the article's and those of the extraction


@dataclass(frozen=True, slots=True)
class Divisions:
    """A chain of administrative divisions by their full official names; None where unknown or absent."""

    province: str | None = None
    prefecture: str | None = None
    county: str | None = None
    township: str | None = None
    village: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """What a phrase says about where, as far as it is certain."""

    query: str  # the phrase as given
    divisions: Divisions  # today's names
    adcode: str | None  # GB/T 2260 code of the finest of province, prefecture, county that is known
    role: str | None  # the office or occupation in the phrase
    organisation: str | None  # the body in the phrase, as printed
    matched: str | None  # the part of the phrase that names the place; None where nothing does
    confidence: float  # probability that every level given is right, 0 to 1
    as_printed: Divisions | None = None  # the names of the phrase's own time where they differ
    known: Level | None = None  # the finest level that the gazetteer itself holds; finer ones are as printed
    alternatives: tuple[Divisions, ...] = ()  # readings that are equally good, sorted by code
    alternative_adcodes: tuple[str, ...] = ()  # their codes, in the same order


@dataclass(frozen=True, slots=True)
class Position:
    """Where to draw a place, and how far to trust it."""

    lat: float | None  # WGS-84 degrees north; None when nothing is known
    lon: float | None  # WGS-84 degrees east
    precision: Precision  # the level whose point this is, not the level of the name
    radius_km: float | None  # half the diagonal of that division's bounding box
    geocoder: str | None  # which geocoder answered ("embedded", "nominatim", …)
    provider_id: str | None = None  # that geocoder's id of the answer
    retrieved_at: str | None = None  # ISO 8601 UTC, for online answers


HEADING = "heading"  # origin of a theme that an article's heading gave


@dataclass(frozen=True, slots=True)
class Theme:
    """A row of themes.csv."""

    id: str
    name_zh: str
    name_en: str
    colour: str  # #RRGGBB
    shape: str  # circle, diamond, square, triangle, …
    keywords: tuple[str, ...] = field(default=())
    origin: str = "curated"  # curated or HEADING
