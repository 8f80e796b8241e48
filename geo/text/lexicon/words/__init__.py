"""The word lists of the text room, as sets and as regular expressions.

Each list is a UTF-8 file beside this module: words separated by blanks or line breaks, lines that start
with # say what the words are and where they come from. `alternation` makes one pattern of many words as a
trie, which the regex engine walks without trying word after word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import resources
from typing import Any


@cache
def words(name: str) -> frozenset[str]:
    """The words of the list `name`."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


@cache
def characters(name: str) -> frozenset[str]:
    """The characters of the list `name`, for lists of single characters."""
    return frozenset("".join(words(name)))


def alternation(vocabulary: Iterable[str]) -> str:
    """A pattern that matches the longest word of the vocabulary at a position.

    Its first characters stand side by side as literals, by which the engine skips where none can begin.
    """
    trie: dict[str, Any] = {}
    for word in vocabulary:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    branches = (re.escape(first) + _pattern(child) for first, child in sorted(trie.items()))
    return f"(?:{'|'.join(branches)})"


class Lexicon:
    """Many words, looked up by their beginnings: faster over a text than a pattern of some hundred words."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._words = frozenset(vocabulary)
        lengths: dict[str, set[int]] = {}
        for word in self._words:
            lengths.setdefault(word[:2], set()).add(len(word))
        self._lengths = {pair: sorted(found, reverse=True) for pair, found in lengths.items()}
        first, second = (re.escape("".join({word[at : at + 1] for word in self._words})) for at in (0, 1))
        single = re.escape("".join(word for word in self._words if len(word) == 1))
        alone = f"(?<=[{single}])|" if single else ""
        self._beginning = re.compile(f"[{first}](?:{alone}(?=[{second}]))")

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def spans(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where words stand in text[start:end]: of several at one place the longest, without overlaps."""
        done = start
        for beginning in self._beginning.finditer(text, start, end):
            at = beginning.start()
            if at < done:
                continue
            for length in (*self._lengths.get(text[at : at + 2], ()), *self._lengths.get(text[at], ())):
                if at + length <= end and text[at : at + length] in self._words:
                    done = at + length
                    yield at, done
                    break


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
