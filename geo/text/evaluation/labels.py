"""Reads labelled articles: JSON files (an object or a list), JSON Lines, or folders of them.

A label has the keys of `extract --json`; only `text` and `delegates` are needed, and in a quote `start`,
`end` and `kind`. What is not there is not judged. A label that contradicts its own text is refused by
name: a wrong offset would silently count as an error of the extraction.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from geo.errors import UserError
from geo.model import KINDS

SUFFIXES = (".json", ".jsonl")


def read_labels(paths: Iterable[str | Path]) -> Iterator[dict[str, Any]]:
    """Yield the labelled articles of files and folders, the files of a folder in the order of their names.

    Raises UserError for a path that is not there, a file that is no such JSON, and a label at odds with
    its text.
    """
    for path in paths:
        for file in _files(Path(path)):
            for number, label in enumerate(_objects(file), start=1):
                problem = _problem(label)
                if problem:
                    raise UserError(f"{file}: label {number}: {problem}")
                yield label


def _files(path: Path) -> list[Path]:
    if path.is_dir():
        found = sorted(file for file in path.rglob("*") if file.suffix in SUFFIXES)
        if not found:
            raise UserError(f"{path}: no label files here ({' or '.join(SUFFIXES)})")
        return found
    if path.suffix not in SUFFIXES:
        raise UserError(f"{path}: a label file ends in {' or '.join(SUFFIXES)}")
    return [path]


def _objects(file: Path) -> Iterator[Any]:
    try:
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".jsonl":
            parsed = [json.loads(line) for line in text.split("\n") if line.strip()]
        else:
            parsed = json.loads(text)
    except OSError as error:
        raise UserError(f"{file}: {error.strerror}") from error
    except ValueError as error:
        raise UserError(f"{file}: not JSON in UTF-8: {error}") from error
    yield from parsed if isinstance(parsed, list) else [parsed]


def _problem(label: Any) -> str | None:
    """Tell what is wrong with a label, or None."""
    if not isinstance(label, dict):
        return "not an object"
    text, delegates = label.get("text"), label.get("delegates")
    if not isinstance(text, str) or not isinstance(delegates, list):
        return "needs `text` (a string) and `delegates` (a list)"
    for delegate in delegates:
        if not isinstance(delegate, dict) or not isinstance(delegate.get("name"), str):
            return "a delegate needs a `name`"
        for quote in delegate.get("quotes", []):
            where = f"a quote of {delegate['name']}"
            if not isinstance(quote, dict) or quote.get("kind") not in KINDS:
                return f"{where}: `kind` is one of {', '.join(KINDS)}"
            start, end = quote.get("start"), quote.get("end")
            if type(start) is not int or type(end) is not int or not 0 <= start < end <= len(text):
                return f"{where}: no span {start} to {end} in a text of {len(text)} characters"
            if "text" in quote and text[start:end] != quote["text"]:
                return f"{where}: {start} to {end} is {text[start:end]!r}, not {quote['text']!r}"
    return None
