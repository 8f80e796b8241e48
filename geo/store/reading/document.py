"""The document that `extract --json` prints, and the rows of `resolve --json`.

Plain dicts in the form that the command line promises; what is not known is None. The same form serves as
labels for the evaluation.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from geo.model import LEVELS, Article, Divisions, Place, Position, Theme
from geo.store.contract import ids
from geo.store.reading.article import Person, Reading, themes_of


def document(article: Article, reading: Reading, known: Sequence[Theme]) -> dict[str, Any]:
    """What one article says, under the themes `known`."""
    of_headings, of_quotes = themes_of(reading, article.text, known)
    register = ids.Register()
    quotes = _quotes(reading, of_quotes)
    return {
        "title": reading.title,
        "date": reading.date,
        "text": article.text,
        "sections": [
            {"heading": section.heading, "start": section.start, "end": section.end}
            for section in article.sections
        ],
        "themes": [
            {
                "id": theme.id,
                "name_zh": theme.name_zh,
                "heading": heading.text,
                "start": heading.start,
                "end": heading.end,
            }
            for theme, heading in zip(of_headings, reading.headings, strict=True)
            if theme is not None
        ],
        "delegates": [
            _delegate(person, register.delegate(person.name, reading.id)) | {"quotes": quotes[number]}
            for number, person in enumerate(reading.people)
        ],
        "warnings": [
            {"start": notice.start, "end": notice.end, "reason": notice.reason, "code": notice.code}
            for notice in reading.notices
        ],
    }


def place_row(place: Place, position: Position) -> dict[str, Any]:
    """A resolved phrase with its coordinates."""
    return {
        "query": place.query,
        **_levels(place.divisions),
        "adcode": place.adcode,
        "lat": position.lat,
        "lon": position.lon,
        "precision": position.precision,
        "role": place.role,
        "organisation": place.organisation,
        "matched": place.matched,
        "confidence": place.confidence,
        "as_printed": None if place.as_printed is None else asdict(place.as_printed),
        "alternatives": alternatives(place.alternatives, place.alternative_adcodes),
    }


def alternatives(chains: Sequence[Divisions], adcodes: Sequence[str]) -> list[dict[str, Any]]:
    """Equally good readings: the five levels and the code of each."""
    codes = [*adcodes, *[None] * (len(chains) - len(adcodes))]
    return [{**_levels(chain), "adcode": code} for chain, code in zip(chains, codes, strict=True)]


def _delegate(person: Person, key: str) -> dict[str, Any]:
    position = person.position
    return {
        "id": key,
        "name": person.name,
        "role": person.role,
        "organisation": person.organisation,
        "place_text": person.place_text,
        **_levels(person.divisions),
        "adcode": person.adcode,
        "lat": position.lat,
        "lon": position.lon,
        "precision": position.precision,
        "radius_km": position.radius_km,
        "state": person.state,
        "alternatives": alternatives(person.alternatives, person.alternative_adcodes),
        "rule": person.rule,
        "confidence": person.confidence,
    }


def _quotes(reading: Reading, of_quotes: Sequence[Theme | None]) -> list[list[dict[str, Any]]]:
    """The quotes of each person."""
    found: list[list[dict[str, Any]]] = [[] for _ in reading.people]
    for quote, theme in zip(reading.quotes, of_quotes, strict=True):
        found[quote.person].append(
            {
                "text": quote.text,
                "kind": quote.kind,
                "theme": theme.id if theme else None,
                "start": quote.start,
                "end": quote.end,
                "rule": quote.rule,
                "confidence": quote.confidence,
            }
        )
    return found


def _levels(chain: Divisions) -> dict[str, str | None]:
    """The five levels by name; written out because `asdict` copies what needs no copy, and slowly."""
    return {level: getattr(chain, level) for level in LEVELS}
