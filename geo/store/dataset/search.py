"""Search for several words over every delegate at once, and where in a text they were found.

The texts of all delegates stand in one folded string, one record each; `str.find` runs over it and, at a
hit, goes on behind the record. Folding takes away letter case, accents and tone marks, apostrophes, the
width of letters and the difference between traditional and simplified characters, one character at a time.
Every word has to stand somewhere in the record; it may be part of a longer one.
Does not know synonyms, and pinyin only where a record holds it.
"""

from __future__ import annotations

import threading
import unicodedata
from collections import OrderedDict
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from geo.store.dataset.codes import Bools
from geo.text.structure.script import simplified

FIELD_END = "\x1f"  # unit separator: keeps a search from matching across two fields
RECORD_END = "\x1e"  # record separator
_SEPARATORS = {FIELD_END, RECORD_END}
_REMEMBERED = 32  # map, list and counts of one page ask for the same words one after another
_APOSTROPHES = frozenset("'’‘ʼ`´")  # Xi'an is found as xian


class _Folded(dict[int, str]):
    """What each character is when texts are compared; computed when it is first met."""

    def __missing__(self, code: int) -> str:
        character = simplified(chr(code))
        parts = unicodedata.normalize("NFKD", character)
        folded = "".join(part for part in parts if not unicodedata.combining(part)).casefold()
        if character in _SEPARATORS:  # which are blanks to Python
            folded = character
        elif character.isspace():
            folded = " "
        elif character in _APOSTROPHES:
            folded = ""
        self[code] = folded
        return folded


_FOLDED = _Folded()


def folded(text: str) -> str:
    """Give the form of a text in which it is searched.

    Example:
        >>> folded("Xī'ān 鄉村 ＡＰＰ")
        'xian 乡村 app'
    """
    return text.translate(_FOLDED)


def terms(words: str) -> tuple[str, ...]:
    """Give the folded words of a search, each once, the longest first.

    Example:
        >>> terms("書記  昭通市")
        ('昭通市', '书记')
    """
    # str.split also splits at the separators, which are to be found nowhere
    parts = [part for part in folded(words).split(" ") if part]
    return tuple(sorted(dict.fromkeys(parts), key=len, reverse=True))


def hits(text: str, sought: Iterable[str]) -> int:
    """Count the terms that stand in a text.

    Example:
        >>> hits("村黨總支書記", terms("书记 昭通"))
        1
    """
    form = folded(text)
    return sum(term in form for term in sought)


def printed(words: str, texts: Iterable[str]) -> list[str]:
    """Give what a search found in the texts, as they print it, longest first.

    A word in Latin letters is also found across blanks: liushuhong in Liu Shuhong.

    Example:
        >>> printed("书记 liushuhong", ["村黨總支書記", "Liu Shuhong"])
        ['Liu Shuhong', '書記']
    """
    sought = terms(words)
    found: dict[str, None] = {}
    for text in texts if sought else ():
        for term in sought:
            found.update(dict.fromkeys(_spans(text, term, closed=False)))
            if term.isascii():
                found.update(dict.fromkeys(_spans(text, term, closed=True)))
    return sorted(found, key=lambda hit: (-len(hit), hit))


def _spans(text: str, term: str, *, closed: bool) -> Iterable[str]:
    """The places of a text where a term stands; `closed` leaves the blanks of the text out of account."""
    form = folded(text)
    if closed:
        form = form.replace(" ", "")
    at = form.find(term)
    if at < 0:
        return
    origin = [
        place
        for place, character in enumerate(text)
        for part in _FOLDED[ord(character)]
        if not (closed and part == " ")
    ]
    while at >= 0:
        yield text[origin[at] : origin[at + len(term) - 1] + 1]
        at = form.find(term, at + len(term))


class Haystack:
    """The searchable texts of a list of records."""

    def __init__(self, records: Iterable[str]) -> None:
        """Take one text per record, its fields joined by FIELD_END."""
        forms = [folded(record) for record in records]
        lengths = np.fromiter((len(form) + 1 for form in forms), dtype=np.int64, count=len(forms))
        self._text = RECORD_END.join([*forms, ""])
        self._ends: npt.NDArray[np.int64] = np.cumsum(lengths)
        self._found: OrderedDict[str, Bools] = OrderedDict()
        self._lock = threading.Lock()

    def __len__(self) -> int:
        return len(self._ends)

    def find(self, words: str) -> Bools:
        """For each record, whether every one of the words stands in it; the array must not be changed."""
        held = np.ones(len(self), dtype=bool)
        for term in terms(words):
            held &= self._find(term)
        held.setflags(write=False)
        return held

    def _find(self, term: str) -> Bools:
        if not _SEPARATORS.isdisjoint(term):
            return np.zeros(len(self), dtype=bool)
        with self._lock:
            if term in self._found:
                self._found.move_to_end(term)
                return self._found[term]
        found = self._search(term)
        found.setflags(write=False)
        with self._lock:
            self._found[term] = found
            while len(self._found) > _REMEMBERED:
                self._found.popitem(last=False)
        return found

    def _search(self, needle: str) -> Bools:
        text = self._text
        hits: list[int] = []
        position = text.find(needle)
        while position >= 0:
            hits.append(position)
            position = text.find(needle, text.find(RECORD_END, position) + 1)
        found = np.zeros(len(self), dtype=bool)
        found[np.searchsorted(self._ends, np.asarray(hits, dtype=np.int64), side="right")] = True
        return found
