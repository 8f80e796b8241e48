"""Rows of the built files from the readings of all articles.

Pure: readings and curated inputs in, rows of text out, in the dataset's order (articles by file name,
people and quotes as they appear). Numbers are written with as many digits as they mean: coordinates with
five (a metre), kilometres with one, probabilities with three.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from geo.model import HEADING, LEVELS, PRECISIONS, Position, State, Theme
from geo.places.position import FOUND_RADIUS_KM
from geo.store.building import corrections, merge
from geo.store.building.corrections import Correction, Row
from geo.store.building.pinyin import romanise
from geo.store.building.role_group import role_group
from geo.store.contract import ids
from geo.store.reading import themes
from geo.store.reading.article import Person, Reading, themes_of


@dataclass(frozen=True, slots=True)
class Source:
    """An article as the build found it."""

    file: str  # path below the articles' directory, with forward slashes
    sha256: str  # of the file's bytes
    text: str
    reading: Reading
    known: Row  # its row of sources.csv; empty texts where it has none


@dataclass(frozen=True, slots=True)
class Tables:
    """What the build writes."""

    rows: dict[str, list[Row]]  # articles, delegates, quotes
    headings: list[Theme]  # themes that come from headings
    remarks: list[str]  # corrections that no row answers to


def tables(
    sources: Sequence[Source],
    *,
    known_themes: Sequence[Theme],
    geocoded: Mapping[str, Row],
    records: Sequence[Correction] = (),
) -> Tables:
    """The rows of the dataset."""
    readings = [source.reading for source in sources]
    register = ids.Register()
    rows: dict[str, list[Row]] = {"articles": [_article(source) for source in sources], "delegates": []}
    aliases: dict[str, str] = {}
    owner: dict[tuple[int, int], str] = {}
    for delegate in merge.delegates(readings):
        first = readings[delegate.readings[0][0]].id
        key = register.delegate(delegate.best.name, first)
        rows["delegates"].append(_delegate(key, delegate.best, geocoded))
        for place, person in zip(delegate.readings, delegate.people, strict=True):
            owner[place] = key
            aliases.setdefault(ids.delegate_id(person.name, readings[place[0]].id), key)
    rows["quotes"], found = _quotes(sources, owner, register, known_themes)
    remarks = corrections.apply(
        records,
        rows,
        aliases=aliases,
        texts={source.reading.id: source.text for source in sources},
    )
    in_use = {row["theme_id"] for row in rows["quotes"]}
    headings = [theme for key, theme in found.items() if key in in_use]
    palette = themes.curated(known_themes)
    return Tables(rows, themes.coloured(headings, in_use, palette), remarks)


def place_key(person: Person) -> str:
    """The place of a person as geocoded.csv names it: the divisions joined from the province down."""
    return "".join(getattr(person.divisions, level) or "" for level in LEVELS)


def _article(source: Source) -> Row:
    return {
        "id": source.reading.id,
        "title": source.reading.title or "",
        "publisher": source.known.get("publisher", ""),
        "date": source.known.get("date", ""),
        "url": source.known.get("url", ""),
        "file": source.file,
        "sha256": source.sha256,
    }


def _delegate(key: str, person: Person, geocoded: Mapping[str, Row]) -> Row:
    answer = geocoded.get(place_key(person))
    if answer is not None and _finer(answer["precision"], person.position.precision):
        person = replace(person, position=_position(answer), state=_state(person, answer["precision"]))
    position = person.position
    group = role_group(person.role, organisation=person.organisation, divisions=person.divisions)
    return {
        "id": key,
        "name": person.name,
        "name_pinyin": romanise(person.name),
        "role": person.role or "",
        "role_group": group,
        "organisation": person.organisation or "",
        "place_text": person.place_text or "",
        "adcode": person.adcode or "",
        **{level: getattr(person.divisions, level) or "" for level in LEVELS},
        "lat": _number(position.lat, 5),
        "lon": _number(position.lon, 5),
        "precision": position.precision,
        "radius_km": _number(position.radius_km, 1),
        "geocoder": position.geocoder or "",
        "provider_id": position.provider_id or "",
        "retrieved_at": position.retrieved_at or "",
        "state": person.state,
        "place_basis": person.basis or "",
        "place_start": "" if person.place_start is None else str(person.place_start),
        "place_end": "" if person.place_end is None else str(person.place_end),
        "rule": person.rule,
        "confidence": _number(person.confidence, 3),
    }


def _quotes(
    sources: Sequence[Source],
    owner: Mapping[tuple[int, int], str],
    register: ids.Register,
    known_themes: Sequence[Theme],
) -> tuple[list[Row], dict[str, Theme]]:
    """The rows of quotes, and the themes from headings above quotes, in order of first appearance."""
    rows: list[Row] = []
    headings: dict[str, Theme] = {}
    for article, source in enumerate(sources):
        reading = source.reading
        _, of_quotes = themes_of(reading, source.text, known_themes)
        for theme in of_quotes:
            if theme is not None and theme.origin == HEADING:
                headings.setdefault(theme.id, theme)
        for quote, said_under in zip(reading.quotes, of_quotes, strict=True):
            rows.append(
                {
                    "id": register.quote(reading.id, quote.start, quote.end),
                    "delegate_id": owner[article, quote.person],
                    "article_id": reading.id,
                    "theme_id": said_under.id if said_under else "",
                    "kind": quote.kind,
                    "text": quote.text,
                    "start": str(quote.start),
                    "end": str(quote.end),
                    "rule": quote.rule,
                    "confidence": _number(quote.confidence, 3),
                }
            )
    return rows, headings


def _finer(precision: str, than: str) -> bool:
    order: tuple[str, ...] = PRECISIONS  # finest first
    return order.index(precision) < order.index(than)


def _position(answer: Row) -> Position:
    return Position(
        lat=float(answer["lat"]),
        lon=float(answer["lon"]),
        precision=answer["precision"],  # type: ignore[arg-type] # the reader holds it to the vocabulary
        radius_km=FOUND_RADIUS_KM.get(answer["precision"]),  # type: ignore[call-overload] # as above
        geocoder=answer["provider"],
        provider_id=answer["provider_id"] or None,
        retrieved_at=answer["retrieved_at"] or None,
    )


def _state(person: Person, precision: str) -> State:
    finest = next((level for level in reversed(LEVELS) if getattr(person.divisions, level)), None)
    return "exact" if precision == finest else "coarse"


def _number(value: float | None, digits: int) -> str:
    if value is None:
        return ""
    written = f"{value:.{digits}f}".rstrip("0").rstrip(".")
    return "0" if written in ("-0", "") else written
