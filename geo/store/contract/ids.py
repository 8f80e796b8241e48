"""Ids of articles, quotes and delegates: a letter and eight hexadecimal digits of a SHA-256.

They follow from what is printed, before any correction, so they survive a rebuild and links to them
stay good. Eight digits meet by chance once in some ten thousand rows squared; a taken id is drawn again
from the same text with a colon behind it, in the dataset's order, so the outcome is the same everywhere.
"""

from __future__ import annotations

import hashlib


def article_id(text: str) -> str:
    """Id of the article with this text."""
    return _id("a", text)


def quote_id(article: str, start: int, end: int) -> str:
    """Id of the quote at these offsets of the article with id `article`."""
    return _id("q", f"{article}:{start}:{end}")


def delegate_id(name: str, article: str) -> str:
    """Id of the person of this name whom the article with id `article` quotes."""
    return _id("d", f"{name}:{article}")


class Register:
    """Gives every text an id that no other text of the dataset has."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def delegate(self, name: str, article: str) -> str:
        """A free id for a person, `delegate_id` in all but a handful of cases."""
        return self._free(name + ":" + article, "d")

    def quote(self, article: str, start: int, end: int) -> str:
        """A free id for a quote, `quote_id` in all but a handful of cases."""
        return self._free(f"{article}:{start}:{end}", "q")

    def _free(self, text: str, letter: str) -> str:
        found = _id(letter, text)
        while found in self._taken:
            text += ":"
            found = _id(letter, text)
        self._taken.add(found)
        return found


def _id(letter: str, text: str) -> str:
    return letter + hashlib.sha256(text.encode("utf-8")).hexdigest()[:8]
