"""Texts with the speech marked in them, for tables: ⟦name|direct speech⟧ and ⟦name~reported speech⟧."""

from __future__ import annotations

import re

from geo.text import extract, parse

_SPAN = re.compile(r"⟦(?P<names>[^|~⟧]+)(?P<kind>[|~])(?P<speech>[^⟧]*)⟧")
_KINDS = {"|": "direct", "~": "indirect"}

Span = tuple[str, str, str]  # name, kind, text


def expected(marked: str) -> tuple[str, set[Span]]:
    """The text without the marking, and the spans that it marks; names of a joint speech stand with +."""
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
