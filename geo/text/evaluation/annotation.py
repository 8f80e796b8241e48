"""The annotation markup of labelled articles, and its conversion with offsets that are right by construction.

A source file holds articles one after another:

    === A-01 | seed-like | A1 D2 | theme=rural-revitalisation join=fullwidth
    1 NAME | ROLE | ORGANISATION | PLACE AS PRINTED | 省/市/县/乡/村
    ---
    ^the title
    ¶theme-id a section heading
    a paragraph in which ⟦1:direct speech⟧ and ⟦1~reported speech⟧ are marked
    !a paragraph whose quotation marks are damaged and must be reported as unreadable

The number is the speaker's (1+2 for a joint statement), `@theme-id` after it overrides the theme, `@-`
says that there is none, and `@one/other` that both are honest readings, the first the better one. `-` stands
for what is not known, also for a level that a chain leaves out. Options: theme (of the article), date, join
(how paragraphs are separated in the text). What stands before the first article is left out here;
`geo.text.evaluation.gold` reads `part: dev` there.

What a slip would break is checked, and the first mismatch stops the conversion: marks around direct
speech, roles and names that the text does not hold, unknown divisions and themes.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from geo.model import LEVELS

JOINS = {"line": "\n", "blank": "\n\n", "indent": "\n　　", "fullwidth": "　　"}

_MARKUP = re.compile(r"⟦(?P<who>\d+(?:\+\d+)*)(?:@(?P<theme>[a-z/-]+))?(?P<kind>[:~])|⟧")
_KINDS = {":": "direct", "~": "indirect"}
_OPENING, _CLOSING = "“「『‘\"'＂", "”」』’\"'＂"


class AnnotationError(ValueError):
    """A source file that contradicts itself: the message names the article and the mismatch."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What labels may name."""

    divisions: Mapping[tuple[str | None, ...], str]  # (province, prefecture, county) -> adcode
    themes: Mapping[str, str]  # id -> Chinese name


@dataclass(frozen=True, slots=True)
class _Quote:
    text: str
    kind: str
    theme: str | None
    other_themes: list[str | None]  # further readings that count as right
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Person:
    label: dict[str, str | None]  # all but the quotes
    quotes: list[_Quote] = field(default_factory=list)


def tables(divisions: Path, themes: Path) -> Tables:
    """Give the tables in data/gazetteer/divisions.csv and data/themes.csv."""
    with divisions.open(encoding="utf-8", newline="") as file:
        codes = {
            tuple(row[level] or None for level in LEVELS[:3]): row["adcode"] for row in csv.DictReader(file)
        }
    with themes.open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name_zh"] for row in csv.DictReader(file)}
    return Tables(codes, names)


def labels(source: str, known: Tables) -> Iterator[dict[str, Any]]:
    """Yield the labelled articles of one source file, in its order."""
    for block in re.split(r"^=== ", source, flags=re.MULTILINE)[1:]:
        head, separator, body = block.partition("\n---\n")
        if not separator:
            raise AnnotationError(f"{block[:20]!r}: no line of --- after the speakers")
        first, *people = head.splitlines()
        yield _Annotation(first, people, known).label(body.strip("\n"))


class _Annotation:
    """One article as it is being converted."""

    def __init__(self, head: str, people: list[str], known: Tables) -> None:
        self.known = known
        self.id, self.group, forms, options = self._cells(head, 4)
        self.forms = forms.split()
        self.options = dict(option.split("=", 1) for option in options.split() if option != "-")
        self.people = dict(self._person(line) for line in people)
        self.text = ""

    def label(self, body: str) -> dict[str, Any]:
        """Give the label of the article whose marked text is `body`."""
        title: str | None = None
        title_start = title_end = 0
        readings = self._themes(self.options.get("theme", "-"))
        sections, themes, warnings = [], [], []
        for index, line in enumerate(body.split("\n")):
            self.text += JOINS[self.options.get("join", "line")] if index else ""
            mark, start = line[:1], len(self.text)
            if mark == "^":
                title = line[1:]
                self.text += title
                title_start, title_end = start, len(self.text)
            elif mark == "¶":
                name, heading = line[1:].split(" ", 1)
                readings = self._themes(name)
                theme = readings[0]
                self.text += heading
                sections.append({"heading": heading, "start": start, "end": len(self.text)})
                if theme:
                    themes.append({"id": theme, "name_zh": self.known.themes[theme]} | sections[-1])
            else:
                self._read(line.removeprefix("!"), readings)
                if mark == "!":
                    warnings.append({"start": start, "end": len(self.text), "reason": "引号不配对"})
        self._check()
        return {
            "id": self.id,
            "group": self.group,
            "forms": self.forms,
            "title": title,
            "title_start": title_start,
            "title_end": title_end,
            "date": self.options.get("date"),
            "text": self.text,
            "sections": sections,
            "themes": themes,
            "delegates": [
                person.label
                | {
                    "quotes": [
                        _as_label(quote) for quote in sorted(person.quotes, key=lambda quote: quote.start)
                    ]
                }
                for person in self.people.values()
            ],
            "warnings": warnings,
        }

    def _read(self, line: str, readings: Sequence[str | None]) -> None:
        """Add `line` to the text without its markup, and the quotes in it to the people."""
        opened: re.Match[str] | None = None
        at = start = 0
        for mark in _MARKUP.finditer(line):
            self.text += line[at : mark.start()]
            at = mark.end()
            if mark["who"]:
                if opened:
                    raise self._error(f"a span opens inside another: {line[mark.start() :][:20]!r}")
                opened, start = mark, len(self.text)
            elif not opened:
                raise self._error(f"a span closes that never opened: {line[:at][-20:]!r}")
            else:
                own, *others = self._themes(opened["theme"]) if opened["theme"] else readings
                kind = _KINDS[opened["kind"]]
                quote = _Quote(self.text[start:], kind, own, others, start, len(self.text))
                for who in opened["who"].split("+"):
                    if who not in self.people:
                        raise self._error(f"speaker {who} is not in the list")
                    self.people[who].quotes.append(quote)
                opened = None
        if opened:
            raise self._error(f"a span does not close: {line[-30:]!r}")
        self.text += line[at:]

    def _person(self, line: str) -> tuple[str, _Person]:
        """Give a line of the list of speakers: number and person."""
        number, rest = line.split(" ", 1)
        name, role, organisation, place, chain = (
            None if cell == "-" else cell for cell in self._cells(rest, 5)
        )
        levels = [None if level == "-" else level for level in chain.split("/")] if chain else []
        divisions: dict[str, str | None] = dict(
            zip(LEVELS, levels + [None] * (len(LEVELS) - len(levels)), strict=True)
        )
        adcode = self.known.divisions.get(tuple(divisions[level] for level in LEVELS[:3]))
        if chain and not adcode:
            raise self._error(f"no division {chain}")
        described = {"name": name, "role": role, "organisation": organisation, "place_text": place}
        return number, _Person({**described, **divisions, "adcode": adcode})

    def _cells(self, line: str, number: int) -> list[str]:
        cells = [cell.strip() for cell in line.split("|")]
        if len(cells) != number:
            raise AnnotationError(f"{line!r}: {len(cells)} cells instead of {number}")
        return cells

    def _themes(self, names: str) -> list[str | None]:
        """Give the readings of a theme, the best one first; None is that there is none."""
        return [self._theme(name) for name in names.split("/")]

    def _theme(self, name: str) -> str | None:
        if name == "-":
            return None
        if name not in self.known.themes:
            raise self._error(f"no theme {name!r}")
        return name

    def _check(self) -> None:
        """Tell what the conversion cannot get wrong by itself."""
        if re.search("[⟦⟧¶]", self.text):
            raise self._error("markup is left in the text")
        for person in self.people.values():
            for key in ("name", "role", "organisation"):
                value = person.label[key]
                if value and value not in self.text:
                    raise self._error(f"the text does not hold the {key} {value!r}")
            if not person.quotes:
                raise self._error(f"{person.label['name']} says nothing")
            for quote in person.quotes:
                before, after = self.text[: quote.start][-1:], self.text[quote.end :][:1]
                marked = before and after and before in _OPENING and after in _CLOSING
                if quote.kind == "direct" and not marked:
                    raise self._error(f"no marks around {quote.text!r}")

    def _error(self, what: str) -> AnnotationError:
        return AnnotationError(f"{self.id}: {what}")


def _as_label(quote: _Quote) -> dict[str, Any]:
    """Give the quote as a label; other themes are named only where there are any."""
    return {key: cell for key, cell in asdict(quote).items() if key != "other_themes" or cell}
