"""Names that no list of surnames or elements knows, found by where they return.

Articles repeat the names of those whom they quote: a string that opens several clauses, goes on differently
each time, holds no word of the dictionary and stands once with what speaks for a person is a name. Not
found: such a name that occurs once or twice, and one that holds a word.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence

from geo.text.lexicon import name_forms
from geo.text.names.surroundings import Left, Right, Surroundings
from geo.vocabulary import either

OPENINGS = 2  # clauses that the name opens
OCCURRENCES = 3  # places in the article that hold it
_LONGEST, _SHORTEST = 7, 3  # characters of such a name

_CLAUSE = re.compile(
    f"(?:^|[，。！？；：”\ue002\n]|{either('titles', 'called')})[ \u3000]*(?=[\u3400-\u9fff]{{3}})",
    re.MULTILINE,
)
_HAN = re.compile("[\u3400-\u9fff]+")
_LEFT: frozenset[Left] = frozenset({"role", "title"})
_RIGHT: frozenset[Right] = frozenset({"suffix", "cue", "bracket", "colon", "honour", "is"})


def recurring(passages: Sequence[Surroundings], known: Collection[str]) -> Iterator[str]:
    """Find strings that return like names, except where they hold a known name or are part of one."""
    openings: dict[str, list[tuple[Surroundings, int]]] = defaultdict(list)
    for passage in passages:
        for clause in _CLAUSE.finditer(passage.text, passage.start, passage.end):
            at = clause.end()
            openings[passage.text[at : at + 2]].append((passage, at))
    for pair, places in openings.items():
        if len(places) < OPENINGS or name_forms.is_word(pair):
            continue
        string = _shared(places)
        if string and not any(name in string or string in name for name in known):
            where = [(p, at) for p in passages for at in _places(string, p)]
            if len(where) >= OCCURRENCES and any(_of_a_person(p, at, string) for p, at in where):
                yield string


def _shared(places: Sequence[tuple[Surroundings, int]]) -> str | None:
    """Give the longest string that opens several of the clauses and goes on differently."""
    if len({p.text[at : at + _SHORTEST] for p, at in places}) == len(places):
        return None  # as with most pairs of characters, no two clauses go on alike
    for length in range(_LONGEST, _SHORTEST - 1, -1):
        strings = Counter(p.text[at : at + length] for p, at in places)
        string, number = strings.most_common(1)[0]
        if number < OPENINGS or not _HAN.fullmatch(string) or not name_forms.unworded(string):
            continue
        following = {
            p.text[at + length : at + length + 1] for p, at in places if p.text.startswith(string, at)
        }
        if len(following) > 1:
            return string
    return None


def _places(string: str, passage: Surroundings) -> Iterator[int]:
    """Find where the passage holds the string."""
    at = passage.text.find(string, passage.start, passage.end)
    while at >= 0:
        yield at
        at = passage.text.find(string, at + 1, passage.end)


def _of_a_person(passage: Surroundings, at: int, string: str) -> bool:
    """Tell whether an office stands before the string, or behind it what follows persons."""
    return passage.left(at) in _LEFT or passage.right(at + len(string)) in _RIGHT
