"""Names of persons, found by what stands around them: no list of persons is used.

Each place where a name could stand is weighed by what ends before it (an office, a delegate title, a clause),
what begins after it (代表, a speech verb, a stop) and its form. What weighs enough somewhere is a name
wherever it occurs in the article, so that 高峰 is a name after an office and later on its own. Not found:
given names alone, and persons who are named once in passing without an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache

from geo.text.lexicon import name_forms
from geo.text.names.candidates import ENOUGH, LOOSE, WEAK, Name, candidates
from geo.text.names.recurring import recurring
from geo.text.names.surroundings import Surroundings
from geo.vocabulary import alternation, words, words_for

RETURNS = 3.25  # the weight from which other places count in which the string opens a clause
REPEATED = 0.5  # what each further place with something else after it adds, three times at most
TWICE = 3.75  # the weight from which three characters with a surname are a name that stand there twice
VOUCHED = 1.5  # joined to a name that is called a delegate
FAMILIAR = 0.75  # the surname stands with an address elsewhere (王老师)


def names(text: str, spans: Sequence[tuple[int, int]]) -> list[Name]:
    """Find the names in the spans of the text, in order, without overlaps."""
    passages = [Surroundings(text, start, end) for start, end in spans]
    found = [name for passage in passages for name in candidates(passage)]
    accepted = _accepted(text, spans, found, passages)
    accepted |= dict.fromkeys(recurring(passages, accepted), ENOUGH)
    for first in short_forms(accepted):
        accepted.setdefault(first, ENOUGH)
    chosen = [name for name in found if text[name.start : name.end] in accepted]
    chosen += _bare(passages, frozenset(accepted), {(name.start, name.end) for name in chosen})
    return _without_overlaps(text, chosen, accepted)


def short_forms(strings: Iterable[str]) -> dict[str, str]:
    """Map what transcribed names are called later on to the full name.

    What comes before the first · or after the last one, and the surname of a Japanese name; none that two
    names share.
    """
    called: dict[str, set[str]] = defaultdict(set)
    for string in strings:
        if "·" in string:
            called[string.partition("·")[0]].add(string)
            called[string.rpartition("·")[2]].add(string)
        elif len(string) == 4 and string[:2] in words("japanese_surnames"):
            called[string[:2]].add(string)
    return {
        short: min(full)
        for short, full in called.items()
        if len(full) == 1 and len(short) > 1 and not name_forms.is_word(short)
    }


def _accepted(
    text: str,
    spans: Sequence[tuple[int, int]],
    found: Sequence[Name],
    passages: Sequence[Surroundings],
) -> dict[str, float]:
    """Decide which strings are names in this article; gives each with its weight."""
    best: dict[str, float] = defaultdict(float)
    followed: dict[str, set[str]] = defaultdict(set)
    for name in found:
        string = text[name.start : name.end]
        best[string] = max(best[string], name.weight)
        followed[string].add(text[name.end : name.end + 1])
    near = [string for string, weight in best.items() if RETURNS <= weight < ENOUGH and len(string) > 2]
    for passage, start, end in _occurrences(passages, near) if near else ():
        if passage.left(start) != "none":
            followed[text[start:end]].add(text[end : end + 1])
    called = {match[1] for start, end in spans for match in _called().finditer(text, start, end)}
    whole = {
        string: weight + REPEATED * min(len(followed[string]) - 1, 3) + FAMILIAR * (string[0] in called)
        for string, weight in best.items()
    }
    accepted = {
        string: weight
        for string, weight in whole.items()
        if weight >= ENOUGH or (weight >= TWICE and _returns(text, string))
    }
    for name in found:  # 甲和乙代表: the second one vouches for the first
        string = text[name.start : name.end]
        if (
            name.right == "joint"
            and whole[string] + VOUCHED >= ENOUGH
            and _followed(text, name.end, accepted)
        ):
            accepted.setdefault(string, whole[string] + VOUCHED)
    firm = {text[name.start : name.end] for name in found if name.right not in LOOSE} & accepted.keys()
    return {string: weight for string, weight in accepted.items() if not _runs_over(string, firm)}


def _returns(text: str, string: str) -> bool:
    """Tell whether three characters in the form of a name stand in the text more than once."""
    return len(string) == 3 and (name_forms.chinese(string) or 0.0) >= 1.0 and text.count(string) > 1


def _followed(text: str, at: int, accepted: Container[str]) -> bool:
    """Tell whether an accepted name, called a delegate, follows the 和 or 、 at the offset."""
    return any(
        text[at + 1 : at + 1 + length] in accepted
        and text.startswith(words_for("titles", "called"), at + 1 + length)
        for length in (2, 3, 4)
    )


def _runs_over(string: str, firm: frozenset[str] | set[str]) -> bool:
    """Tell whether the string is a firm name with the next word (李明蹲 for 李明|蹲)."""
    if "·" in string:
        return any("·" in other and other != string and string.startswith(other) for other in firm)
    return string not in firm and (string[:2] in firm or string[:3] in firm)


def _bare(
    passages: Sequence[Surroundings], accepted: frozenset[str], known: set[tuple[int, int]]
) -> Iterator[Name]:
    """Yield further places where an accepted name stands without much around it."""
    if not accepted:
        return
    for passage, start, end in _occurrences(passages, accepted):
        if (start, end) in known:
            continue
        left, right = passage.left(start), passage.right(end)
        if left in ("none", "worker", "body") or right in ("none", "word"):
            if name_forms.is_word(passage.text[start:end]):
                continue
            if end - start == 2 and left == "none" and right in ("none", "word"):
                continue
        yield Name(start, end, 0.0, left, right)


def _occurrences(
    passages: Sequence[Surroundings], strings: Iterable[str]
) -> Iterator[tuple[Surroundings, int, int]]:
    """Yield where the passages hold one of the strings, the longest at each place."""
    text = passages[0].text
    found = [(at, -len(string)) for string in strings for at in _finds(text, string)]
    found.sort()
    inside = sorted(passages, key=lambda passage: passage.start)
    number, done = 0, 0
    for start, length in found:
        end = start - length
        while number < len(inside) and inside[number].end <= start:
            number += 1
        if number < len(inside) and max(inside[number].start, done) <= start and end <= inside[number].end:
            yield inside[number], start, end
            done = end


def _finds(text: str, string: str) -> Iterator[int]:
    """Yield the offsets at which the text holds the string."""
    at = text.find(string)
    while at >= 0:
        yield at
        at = text.find(string, at + 1)


def _without_overlaps(text: str, chosen: list[Name], accepted: dict[str, float]) -> list[Name]:
    """Keep the heavier of candidates that overlap; the weight in the whole article counts too."""
    taken: list[Name] = []
    occupied: set[int] = set()

    def order(name: Name) -> tuple[float, int, int]:
        weight = name.weight + 0.5 * accepted[text[name.start : name.end]]
        return -weight, name.start - name.end, name.start

    for name in sorted(chosen, key=order):
        if occupied.isdisjoint(range(name.start, name.end)):
            occupied.update(range(name.start, name.end))
            taken.append(name)
    return _without_inner(text, sorted(taken, key=lambda name: name.start))


def _without_inner(text: str, taken: list[Name]) -> list[Name]:
    """Leave out names that are part of another one's office (妇女儿童活动中心副主任某某)."""
    kept = []
    for name, following in zip(taken, [*taken[1:], None], strict=False):
        inner = name.right in WEAK and name.weight and following and following.left == "role"
        if not (inner and following and text[name.end : following.start].isalpha()):
            kept.append(name)
    return kept


@cache
def _called() -> re.Pattern[str]:
    """Match a surname with an address, as in 王老师."""
    address = alternation(words("honours") | {"老"})
    return re.compile(f"(?:^|(?<=[，。；：！？”、\\s\ue002]))([\u4e00-\u9fff])(?:{address})")
