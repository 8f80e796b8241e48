"""Readings and themes made by hand, for tests that need no article."""

from __future__ import annotations

from geo.model import LEVELS, Divisions, Position, Theme
from geo.store.reading.article import Heading, Person, Reading, Said

NOWHERE = Position(None, None, "none", None, None)
THEMES = (
    Theme("farming", "农业", "Farming", "#111111", "circle", ("乡村振兴", "农村", "农业", "粮食")),
    Theme("schools", "教育", "Schools", "#222222", "square", ("教育", "学校", "教师")),
    Theme("rest", "其他", "Rest", "#333333", "star", ()),
)


def chain(*names: str | None) -> Divisions:
    """Divisions from the province down."""
    return Divisions(**dict(zip(LEVELS, names, strict=False)))


def person(name: str, *names: str | None, **given) -> Person:
    """A person from the place that `names` gives, without a point unless `given` says so."""
    divisions = chain(*names)
    placed = divisions.province is not None
    usual = {
        "role": "教师",
        "organisation": None,
        "place_text": "".join(filter(None, names)) or None,
        "adcode": "210000" if placed else None,
        "position": NOWHERE,
        "state": "coarse" if placed else "none",
        "alternatives": (),
        "alternative_adcodes": (),
        "start": 0,
        "end": len(name),
        "rule": "made",
        "confidence": 0.9,
    }
    return Person(name=name, divisions=divisions, **{**usual, **given})


def said(text: str, by: int, *, start: int = 0, heading: int | None = None, kind: str = "direct") -> Said:
    """A quote of the person at index `by`."""
    return Said(text, kind, start, start + len(text), by, heading, "made", 0.9)  # type: ignore[arg-type]


def reading(
    key: str, *people: Person, quotes: tuple[Said, ...] = (), headings: tuple[str, ...] = ()
) -> Reading:
    """A reading; everybody says something unless `quotes` are given."""
    quotes = quotes or tuple(said(f"话{at}", at, start=10 * at) for at in range(len(people)))
    return Reading(
        id=key,
        title="标题",
        date=None,
        headings=tuple(Heading(text, 100 * at, 100 * at + len(text)) for at, text in enumerate(headings)),
        people=people,
        quotes=quotes,
        notices=(),
    )
