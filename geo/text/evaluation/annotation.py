"""The gold set's annotation markup, and its conversion to labels with offsets that are right by construction.

A source file holds articles one after another:

    === A-01 | seed-like | A1 D2 | theme=rural-revitalisation join=fullwidth
    1 NAME | ROLE | ORGANISATION | PLACE AS PRINTED | 省/市/县/乡/村
    ---
    ^the title
    ¶theme-id a section heading
    a paragraph in which ⟦1:direct speech⟧ and ⟦1~reported speech⟧ are marked
    !a paragraph whose quotation marks are damaged and must be reported as unreadable

The number is the speaker's (1+2 for a joint statement), `@theme-id` after it overrides the theme, `@-`
says that there is none. `-` stands for what is not known, also for a level that a chain leaves out.
Options: theme (of the article), date, join (how paragraphs are separated in the text).

What a slip would break is checked, and the first mismatch stops the conversion: marks around direct
speech, roles and names that the text does not hold, unknown divisions and themes.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

JOINS = {"line": "\n", "blank": "\n\n", "indent": "\n　　", "fullwidth": "　　"}
LEVELS = ("province", "prefecture", "county", "township", "village")

_MARKUP = re.compile(r"⟦(?P<who>\d+(?:\+\d+)*)(?:@(?P<theme>[a-z-]+))?(?P<kind>[:~])|⟧")
_OPENING, _CLOSING = "“「『‘\"'＂", "”」』’\"'＂"


class AnnotationError(ValueError):
    """A source file that contradicts itself: the message names the article and the mismatch."""


@dataclass(frozen=True, slots=True)
class Tables:
    """What labels may name."""

    divisions: Mapping[tuple[str | None, ...], str]  # (province, prefecture, county) -> adcode
    themes: Mapping[str, str]  # id -> Chinese name


@dataclass(slots=True)
class _Person:
    label: dict[str, object]
    quotes: list[dict[str, object]] = field(default_factory=list)


def tables(divisions: Path, themes: Path) -> Tables:
    """The tables in data/gazetteer/divisions.csv and data/themes.csv."""
    with divisions.open(encoding="utf-8", newline="") as file:
        codes = {
            tuple(row[level] or None for level in LEVELS[:3]): row["adcode"] for row in csv.DictReader(file)
        }
    with themes.open(encoding="utf-8", newline="") as file:
        names = {row["id"]: row["name_zh"] for row in csv.DictReader(file)}
    return Tables(codes, names)


def labels(source: str, known: Tables) -> Iterator[dict[str, object]]:
    """The labelled articles of one source file, in its order."""
    for block in re.split(r"^=== ", source, flags=re.MULTILINE)[1:]:
        head, separator, body = block.partition("\n---\n")
        if not separator:
            raise AnnotationError(f"{block[:20]!r}: no line of --- after the speakers")
        yield _label(head.splitlines(), body.strip("\n"), known)


def split(articles: list[dict[str, object]]) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """(development, held out): of each three neighbours, which share a form, the one whose id hashes lowest.

    Appending threes to a source never moves an article from one part to the other.
    """
    if len(articles) % 3:
        raise AnnotationError(f"{len(articles)} articles in one source: add some to make threes")
    held = {
        min((str(article["id"]) for article in articles[at : at + 3]), key=_digest)
        for at in range(0, len(articles), 3)
    }
    return (
        [article for article in articles if article["id"] not in held],
        [article for article in articles if article["id"] in held],
    )


def convert(gold: Path, known: Tables) -> dict[Path, str]:
    """The label files, path to text, that the sources under `gold` make."""
    files = {}
    seen: set[object] = set()
    for path in sorted((gold / "source").glob("*.txt")):
        articles = list(labels(path.read_text(encoding="utf-8"), known))
        for article in articles:
            if article["id"] in seen:
                raise AnnotationError(f"{article['id']}: this id occurs twice")
            seen.add(article["id"])
        for part, kept in zip(("dev", "heldout"), split(articles), strict=True):
            text = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
            files[gold / part / f"{path.stem}.json"] = text
    return files


def _digest(identifier: str) -> str:
    return hashlib.sha256(identifier.encode()).hexdigest()


def _label(head: list[str], body: str, known: Tables) -> dict[str, object]:
    identifier, group, forms, options = _cells(head[0], 4)
    values = dict(option.split("=", 1) for option in options.split()) if options != "-" else {}
    people = dict(_person(line, identifier, known) for line in head[1:])
    theme = _theme(values.get("theme", "-"), identifier, known)
    text, sections, themes, warnings = "", [], [], []
    title, title_span = None, (0, 0)
    for index, line in enumerate(body.split("\n")):
        text += JOINS[values.get("join", "line")] if index else ""
        mark, start = line[:1], len(text)
        if mark == "^":
            title, text = line[1:], text + line[1:]
            title_span = (start, len(text))
        elif mark == "¶":
            name, heading = line[1:].split(" ", 1)
            theme, text = _theme(name, identifier, known), text + heading
            sections.append({"heading": heading, "start": start, "end": len(text)})
            if theme:
                themes.append({"id": theme, "name_zh": known.themes[theme]} | sections[-1])
        else:
            text += _marked(line[1:] if mark == "!" else line, start, people, theme, identifier, known)
            if mark == "!":
                warnings.append({"start": start, "end": len(text), "reason": "引号不配对"})
    _check(identifier, text, people)
    return {
        "id": identifier,
        "group": group,
        "forms": forms.split(),
        "title": title,
        "title_start": title_span[0],
        "title_end": title_span[1],
        "date": values.get("date"),
        "text": text,
        "sections": sections,
        "themes": themes,
        "delegates": [
            person.label | {"quotes": sorted(person.quotes, key=lambda quote: str(quote["start"]).zfill(6))}
            for person in people.values()
        ],
        "warnings": warnings,
    }


def _marked(
    line: str, start: int, people: dict[str, _Person], theme: str | None, identifier: str, known: Tables
) -> str:
    """`line` without its markup; the quotes are added to `people`."""
    text, opened, at = "", None, 0
    for mark in _MARKUP.finditer(line):
        text += line[at : mark.start()]
        at = mark.end()
        if mark["who"]:
            if opened:
                raise AnnotationError(
                    f"{identifier}: a span opens inside another: {line[mark.start() :][:20]!r}"
                )
            opened = (mark, len(text))
            continue
        if not opened:
            raise AnnotationError(
                f"{identifier}: a span closes that never opened: {line[: mark.end()][-20:]!r}"
            )
        begin, opened = opened, None
        own = _theme(begin[0]["theme"], identifier, known) if begin[0]["theme"] else theme
        for who in begin[0]["who"].split("+"):
            if who not in people:
                raise AnnotationError(f"{identifier}: speaker {who} is not in the list")
            people[who].quotes.append(
                {
                    "text": text[begin[1] :],
                    "kind": "direct" if begin[0]["kind"] == ":" else "indirect",
                    "theme": own,
                    "start": start + begin[1],
                    "end": start + len(text),
                }
            )
    if opened:
        raise AnnotationError(f"{identifier}: a span does not close: {line[-30:]!r}")
    return text + line[at:]


def _person(line: str, identifier: str, known: Tables) -> tuple[str, _Person]:
    number, rest = line.split(" ", 1)
    name, role, organisation, place, chain = (None if cell == "-" else cell for cell in _cells(rest, 5))
    levels = [None if level == "-" else level for level in chain.split("/")] if chain else []
    divisions = dict(zip(LEVELS, levels + [None] * (5 - len(levels)), strict=True))
    adcode = known.divisions.get(tuple(divisions[level] for level in LEVELS[:3]))
    if chain and not adcode:
        raise AnnotationError(f"{identifier}: no division {chain}")
    described: dict[str, object] = {
        "name": name,
        "role": role,
        "organisation": organisation,
        "place_text": place,
    }
    return number, _Person(described | divisions | {"adcode": adcode})


def _cells(line: str, number: int) -> list[str]:
    cells = [cell.strip() for cell in line.split("|")]
    if len(cells) != number:
        raise AnnotationError(f"{line!r}: {len(cells)} cells instead of {number}")
    return cells


def _theme(name: str, identifier: str, known: Tables) -> str | None:
    if name == "-":
        return None
    if name not in known.themes:
        raise AnnotationError(f"{identifier}: no theme {name!r}")
    return name


def _check(identifier: str, text: str, people: dict[str, _Person]) -> None:
    if re.search("[⟦⟧¶]", text):
        raise AnnotationError(f"{identifier}: markup is left in the text")
    for person in people.values():
        for key in ("name", "role", "organisation"):
            value = person.label[key]
            if value and str(value) not in text:
                raise AnnotationError(f"{identifier}: the text does not hold the {key} {value!r}")
        if not person.quotes:
            raise AnnotationError(f"{identifier}: {person.label['name']} says nothing")
        for quote in person.quotes:
            start, end, spoken = quote["start"], quote["end"], quote["text"]
            assert isinstance(start, int)
            assert isinstance(end, int)
            if text[start:end] != spoken:
                raise AnnotationError(f"{identifier}: offsets of {spoken!r}")
            marks = text[start - 1 : start] in _OPENING and text[end : end + 1] in _CLOSING
            if quote["kind"] == "direct" and not (marks and start and end < len(text)):
                raise AnnotationError(f"{identifier}: no marks around {spoken!r}")


def main(gold: Path) -> None:
    """Write the label files that the sources under `gold` make."""
    data = gold.parent
    for path, text in convert(gold, tables(data / "gazetteer/divisions.csv", data / "themes.csv")).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
