"""Texts with the speech marked in them, for tables: ⟦name|direct speech⟧ and ⟦name~reported speech⟧."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from geo.text import extract, parse

_SPAN = re.compile(r"⟦(?P<names>[^|~⟧]+)(?P<kind>[|~])(?P<speech>[^⟧]*)⟧")
_KINDS = {"|": "direct", "~": "indirect"}

Span = tuple[str, str, str]  # name, kind, text


def forms(path: Path) -> Iterator[tuple[str, str]]:
    """The texts of a file of forms: (form, marked text)."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    for block in "\n".join(lines).split("\n= "):
        form, _, text = block.removeprefix("= ").partition("\n")
        yield form, text


def expected(marked: str) -> tuple[str, set[Span]]:
    """The text without the marking, and the spans that it marks; the names of a joint speech stand with +."""
    spans = {
        (name, _KINDS[found["kind"]], found["speech"])
        for found in _SPAN.finditer(marked)
        for name in found["names"].split("+")
    }
    return _SPAN.sub(lambda found: found["speech"], marked), spans


def found(text: str) -> set[Span]:
    """The spans that extraction finds in the text."""
    extraction = extract(parse(text))
    return {(extraction.speakers[q.speaker].name, q.kind, q.text) for q in extraction.quotations}
