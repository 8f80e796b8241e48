"""Names of persons, found by what stands around them: no list of persons is used.

A name is two to four characters that begin with a surname, names with ·, or, where the sentence leaves no
other reading, a name of a people that uses no surnames. Each place where one could stand is weighed by what
ends before it (an office, a delegate title, a clause), what begins after it (代表, a speech verb, a stop) and
its form; a string that is weighed heavily once is a name wherever it occurs. Words of the dictionary need
more around them, so that 高峰 is a name after an office and a word elsewhere. Not found: given names alone,
and persons who are named only in passing without an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geo.text.words import alternation, characters, words
from geo.vocabulary import words as vocabulary

Left = Literal["title", "role", "body", "of", "edge", "joint", "toward", "none"]
Right = Literal["suffix", "honour", "cue", "bracket", "colon", "stop", "joint", "function", "word", "none"]

# How much each surrounding speaks for a name; `none` rules it out.
LEFT: dict[Left, float] = {
    "title": 4.0, "role": 3.0, "body": 1.5, "of": 1.5, "edge": 1.5, "joint": 1.0, "toward": 1.0,
}  # fmt: skip
RIGHT: dict[Right, float] = {
    "suffix": 3.0, "cue": 2.5, "bracket": 2.0, "colon": 2.0, "honour": 2.0, "stop": 1.0, "joint": 1.0,
    "function": 0.75, "word": 0.5,
}  # fmt: skip
ENOUGH = 5.0  # the weight from which a string is a name everywhere in the article
WORD = -2.5  # a word of the dictionary
ODD = -2.0  # characters that names do not hold

TITLE = re.compile(
    r"(?:第[一二三四五六七八九十]+届)?(?:全国|[省市县区州])?(?:人大|政协(?:常务)?|党(?:的)?[一二三四五六七八九十]*大?|[一二三四五六七八九十]+大)(?:代表|委员)|党代表"
)
_HAN = re.compile("[\u3400-\u9fff\U00020000-\U0003ffff]+")
_DOTTED = re.compile("[\u3400-\u9fff]{1,12}(?:·[\u3400-\u9fff]{1,12})+")
_SUFFIX = r"(?:代表|委员|同志)(?!团|们|会|大会|性|资格|作用|名额|通道|证|了|着|作|人|队|履职|之)"
_EDGES = frozenset("，。；：！？、）)》】〉” \u3000\t\n…—－-|/▲●■◆★*#_>\ue002〕]”’」』")
_JOINTS = frozenset("和与同及跟、")
_TOWARD = frozenset("在对向由让请据如像是给为被跟")
_ODD = frozenset(
    "的了着过们这那哪每各我你他她它谁么呢吗吧啊是有没不也都就还又很更最说被把让与及或但若则些次项省县区镇乡局厅处"
)


@dataclass(frozen=True, slots=True)
class Name:
    """A place in the text where a person is named."""

    start: int
    end: int
    weight: float  # what speaks for it here; 0 where only the rest of the article does
    left: Left
    right: Right


@cache
def _cue_ahead() -> re.Pattern[str]:
    adverbs = alternation(words("adverbs"))
    verbs = alternation(words("speech_verbs") | words("proposal_verbs"))
    return re.compile(f"(?:{adverbs}){{0,3}}(?:{verbs})")


@cache
def _roles() -> frozenset[str]:
    return frozenset(vocabulary("roles")) - {"代表", "委员"}


@cache
def _bodies() -> frozenset[str]:
    return frozenset(vocabulary("organisations")) | words("bodies")


@cache
def _honours() -> re.Pattern[str]:
    return re.compile(alternation(words("honours")))


@cache
def _anchors() -> re.Pattern[str]:
    """Where a name may have ended: what commonly follows names."""
    verbs = alternation(words("speech_verbs") | words("proposal_verbs"))
    return re.compile(
        rf"{_SUFFIX}|{alternation(words('honours'))}|(?:{alternation(words('adverbs'))}|{verbs})"
        rf"|[，。：；、！？（(）)”\ue000 \u3000\n等和与及在]|…"
    )


@cache
def _offices() -> re.Pattern[str]:
    """What commonly stands right before names."""
    return re.compile(rf"{TITLE.pattern}|{alternation(_roles())}")


def names(text: str, spans: list[tuple[int, int]]) -> list[Name]:
    """The names in the given spans of `text`, in order, without overlaps."""
    candidates: list[Name] = []
    for start, end in spans:
        candidates += _candidates(text, start, end)
    best: dict[str, float] = defaultdict(float)
    for name in candidates:
        string = text[name.start : name.end]
        best[string] = max(best[string], name.weight)
    accepted = {string: weight for string, weight in best.items() if weight >= ENOUGH}
    chosen = [name for name in candidates if text[name.start : name.end] in accepted]
    chosen += _bare(text, spans, frozenset(accepted))
    return _without_overlaps(text, chosen, accepted)


def _candidates(text: str, start: int, end: int) -> Iterator[Name]:
    seen: set[tuple[int, int]] = set()
    usual, rare = characters("surnames"), characters("rare_surnames")
    for anchor in _anchors().finditer(text, start, end):
        at = anchor.start()
        for length in (2, 3, 4):
            left = at - length
            if left >= start and (text[left] in usual or text[left] in rare) and (left, at) not in seen:
                seen.add((left, at))
                yield from _weighed(text, left, at, start, end)
    for office in _offices().finditer(text, start, end):
        left = office.end()
        while left < end and text[left] in " \u3000、，" and left - office.end() < 2:
            left += 1
        for length in (2, 3, 4, 5):
            if left + length <= end and (left, left + length) not in seen:
                seen.add((left, left + length))
                yield from _weighed(text, left, left + length, start, end)
    for dotted in _DOTTED.finditer(text, start, end):
        yield from _dotted(text, dotted.start(), dotted.end(), start, end)


def _weighed(text: str, left: int, right: int, start: int, end: int) -> Iterator[Name]:
    """The candidate text[left:right], where its surroundings allow one."""
    before = _left(text, left, start)
    if before == "none":
        return
    form = _form(text[left:right])
    if form is None and before not in ("title", "role"):
        return
    after = _right(text, right, end)
    if after == "none" or (form is None and after not in ("suffix", "cue", "bracket", "colon")):
        return
    if after in ("word", "function") and before not in ("title", "role"):
        return
    weight = LEFT[before] + RIGHT[after] + (_foreign(text[left:right]) if form is None else form)
    if weight > 3:
        yield Name(left, right, weight, before, after)


def _form(string: str) -> float | None:
    """How much the string looks like a Chinese name; None where it has no surname."""
    if not _HAN.fullmatch(string):
        return None
    compound = string[:2] in words("compound_surnames")
    if compound and len(string) in (3, 4):
        weight = 2.0
    elif string[0] in characters("surnames") and len(string) in (2, 3):
        weight = 1.5 if len(string) == 3 else 1.0
    elif string[0] in characters("rare_surnames") and len(string) in (2, 3):
        weight = 0.75 if len(string) == 3 else 0.25
    elif string[0] in characters("surnames") and len(string) == 4 and string[1] in characters("surnames"):
        weight = 0.0  # two surnames joined, as some women bear them
    else:
        return None
    return weight + _wordiness(string, 0 if compound else 1)


def _foreign(string: str) -> float:
    """How much a string without a surname looks like a name of another people."""
    if not _HAN.fullmatch(string) or len(string) < 3:
        return -9.0
    known = words("common_words")
    pieces = sum(string[i : i + 2] in known for i in range(len(string) - 1))
    return -0.5 - 1.5 * pieces + (ODD if any(c in _ODD for c in string) else 0)


def _wordiness(string: str, surname: int) -> float:
    weight = 0.0
    known = words("common_words")
    if string in known:
        weight += WORD
    elif len(string) == 3 and (string[:2] in known or string[1:] in known):
        weight -= 0.5
    if any(character in _ODD for character in string[surname:]):
        weight += ODD
    return weight


def _dotted(text: str, left: int, right: int, start: int, end: int) -> Iterator[Name]:
    """A name with ·: cut after the office before it and before what commonly follows names."""
    dot = text.index("·", left)
    for office in _offices().finditer(text, left, dot):
        left = office.end()
    last = text.rindex("·", left, right)
    first = max(left, dot - 6)
    for cut in range(last + 2, right + 1):
        after = _right(text, cut, end)
        if after not in ("none", "word"):
            before = _left(text, first, start)
            yield Name(first, cut, LEFT.get(before, 1.0) + RIGHT[after] + 2.5, before, after)
            return


def _left(text: str, at: int, start: int) -> Left:
    """What ends at `at`."""
    if at <= start:
        return "edge"
    before = text[at - 1]
    if before in " \u3000、，" and at - 1 > start and _office_ends(text, at - 1, start):
        return "title"
    if before in _EDGES:
        return "edge"
    if before == "的":
        return "of"
    for length in range(2, 9):
        if at - length >= start and text[at - length : at] in _roles():
            return "role"
    if text[at - 2 : at] in ("代表", "委员"):
        return "title" if _office_ends(text, at, start) else "none"
    if before in _JOINTS:
        return "joint"
    if before in _TOWARD:
        return "toward"
    for length in range(1, 6):
        if at - length >= start and text[at - length : at] in _bodies():
            return "body"
    return "none"


def _office_ends(text: str, at: int, start: int) -> bool:
    """Whether a delegate title (全国人大代表) ends at `at`."""
    return any(TITLE.fullmatch(text, left, at) for left in range(max(start, at - 14), at - 3)) or (
        text[max(start, at - 3) : at] == "党代表"
    )


def _right(text: str, at: int, end: int) -> Right:
    """What begins at `at`."""
    if at >= end:
        return "stop"
    character = text[at]
    if re.compile(_SUFFIX).match(text, at):
        return "suffix"
    if character in "（(":
        return "bracket"
    if character == "：":
        return "colon"
    if character in "，。；！？）)”…\n\u3000 \ue000“":
        return "stop"
    if character in "、等和与及":
        return "joint"
    if _cue_ahead().match(text, at):
        return "cue"
    if _honours().match(text, at):
        return "honour"
    if character in "在是将从把对向用给让为以被因曾已正刚自来到去有没":
        return "function"
    if text[at : at + 2] in words("common_words"):
        return "word"
    return "none"


def _bare(text: str, spans: list[tuple[int, int]], accepted: frozenset[str]) -> Iterator[Name]:
    """Further places where an accepted name stands without much around it."""
    if not accepted:
        return
    pattern = re.compile(alternation(accepted))
    for start, end in spans:
        for found in pattern.finditer(text, start, end):
            left = _left(text, found.start(), start)
            right = _right(text, found.end(), end)
            if found[0] in words("common_words") and (left == "none" or right in ("none", "word")):
                continue
            yield Name(found.start(), found.end(), 0.0, left, right)


def _without_overlaps(text: str, chosen: list[Name], accepted: dict[str, float]) -> list[Name]:
    """Of candidates that overlap the heavier; its weight in the whole article counts too."""
    taken: list[Name] = []
    occupied: set[int] = set()
    order = sorted(
        chosen, key=lambda n: (-(n.weight + 0.2 * accepted[text[n.start : n.end]]), n.start - n.end, n.start)
    )
    for name in order:
        if not any(at in occupied for at in range(name.start, name.end)):
            occupied.update(range(name.start, name.end))
            taken.append(name)
    return sorted(taken, key=lambda name: name.start)
