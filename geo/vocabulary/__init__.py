"""The words by which articles are read: divisions, bodies, offices, titles, speech verbs, surnames.

A list with one purpose is a text file beside this module, its words separated by blanks or line breaks. A
kind of word that serves several purposes is a table, a word a row: `word,for`, where `for` names the uses
that the head of the file explains. Each file says in lines that start with # where its words come from.
Modules build their patterns from these words, so that a word is added here and nowhere else.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(name: str) -> frozenset[str]:
    """Read the words of the list `name`."""
    return frozenset(word for line in _lines(f"{name}.txt") for word in line.split())


@cache
def characters(name: str) -> frozenset[str]:
    """Read the characters of the list `name`, for lists of single characters."""
    return frozenset("".join(words(name)))


@cache
def words_for(kind: str, *uses: str) -> tuple[str, ...]:
    """Read the words of a kind that serve one of the uses, in the order of the table.

    Raises:
        KeyError: The table of the kind has no such use.

    Example:
        >>> words_for("divisions", "township")
        ('镇', '乡', '街道', '苏木')
    """
    table = _uses(kind)
    return tuple(dict.fromkeys(word for use in uses for word in table[use]))


@cache
def rows(kind: str) -> tuple[Mapping[str, str], ...]:
    """Read the rows of the table of a kind."""
    return tuple(csv.DictReader(_lines(f"{kind}.csv")))


@cache
def _uses(kind: str) -> Mapping[str, list[str]]:
    """The words of a kind by their use."""
    found: dict[str, list[str]] = {}
    for row in rows(kind):
        for use in row["for"].split():
            found.setdefault(use, []).append(row["word"])
    return found


def alternation(vocabulary: Iterable[str]) -> str:
    """Give a pattern that matches the longest word of the vocabulary at a position.

    It is a trie, which the regex engine walks without trying word after word. Its first characters stand side
    by side as literals, by which the engine skips where none can begin.
    """
    trie: dict[str, Any] = {}
    for word in vocabulary:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    branches = (re.escape(first) + _pattern(child) for first, child in sorted(trie.items()))
    return f"(?:{'|'.join(branches)})"


def either(kind: str, *uses: str) -> str:
    """Give a pattern of the words of a kind that serve one of the uses."""
    return alternation(words_for(kind, *uses))


def _lines(file: str) -> list[str]:
    text = resources.files(__name__).joinpath(file).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if not line.startswith("#")]


def _pattern(node: dict[str, Any]) -> str:
    optional = "" in node
    branches: dict[str, list[str]] = {}
    for character, child in sorted(node.items()):
        if character:
            branches.setdefault(_pattern(child), []).append(re.escape(character))
    if not branches:
        return ""
    parts = [
        (heads[0] if len(heads) == 1 else f"[{''.join(heads)}]") + tail for tail, heads in branches.items()
    ]
    body = parts[0] if len(parts) == 1 and not optional else f"(?:{'|'.join(parts)})"
    return body + "?" if optional else body
