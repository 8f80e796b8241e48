"""Names of persons, found by what stands around them: no list of persons is used.

Each place where a name could stand is weighed by what ends before it (an office, a delegate title, a clause),
what begins after it (代表, a speech verb, a stop) and its form. What weighs enough somewhere is a name
wherever it occurs in the article, so that 高峰 is a name after an office and later on its own. Not found:
given names alone, and persons who are named once in passing without an office.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geo.text import cues, forms
from geo.text.words import alternation, characters, words
from geo.vocabulary import words as vocabulary

Left = Literal["title", "role", "worker", "body", "of", "edge", "joint", "toward", "none"]
Right = Literal[
    "suffix", "honour", "cue", "bracket", "colon", "state", "stop", "joint", "is", "function", "word", "none"
]  # fmt: skip

# How much each surrounding speaks for a name; `none` rules it out.
LEFT: dict[Left, float] = {
    "title": 4.0, "role": 3.0, "worker": 1.5, "body": 1.5, "of": 1.5, "edge": 1.5, "joint": 1.0, "toward": 1.0,
}  # fmt: skip
RIGHT: dict[Right, float] = {
    "suffix": 3.0, "cue": 2.5, "bracket": 2.0, "colon": 2.0, "honour": 1.5, "state": 1.5, "stop": 1.0, "joint": 1.0,
    "is": 1.0, "function": 0.75, "word": 0.5,
}  # fmt: skip
ENOUGH = 5.0  # the weight from which a string is a name
REPEATED = 0.4  # what each further place adds
_WEAK = frozenset({"word", "function", "is", "none"})
PLACED = 0.5  # a place or body before the office
FAMILIAR = 0.75  # the surname stands with an address elsewhere (王老师)
OVERRUN = -1.5  # the last character and the next one are a word (李明微|笑着说)
SAID_SO = 1.0  # 代表 or 委员 with a speech verb after it

TITLE = re.compile(
    r"(?:第[一二三四五六七八九十]+届)?(?:港区|澳区|台湾省)?"
    r"(?:(?:全国|[省市县区州旗乡镇])?人大代表|(?:全国|[省市县区州旗])?政协(?:常务)?(?:委员|常委)"
    r"|(?:[省市县区州])?党的?[一二三四五六七八九十]+大代表|[一二三四五六七八九十]+大代表|党代表|[港澳]区(?:代表|委员))(?!团|们|会|大会)"
)
_SUFFIX = re.compile(
    r"(?:等(?:[0-9一二两三四五六七八九十几多]+[位名])?|[两三四五六七八九十几多][位名])?(?:代表|委员|同志)(?!团|们|会|大会|性|资格|作用|名额|通道|证|了|着|人(?!大)|队|履职|之)"
)
_PLACED = re.compile("[省市县区州旗镇乡村院校局所社厂]|公司|集团|大学|中心|街道")
_DOTTED = re.compile("[\u3400-\u9fff]{1,12}(?:·[\u3400-\u9fff]{1,12})+")
_STATE = re.compile("[^，。；：！？、“”\\ue000的]{2,10}：")
_EDGES = frozenset("，。；：！？、）)》】〉” \u3000\t\n…—－-|/▲●■◆★*#_>\ue002〕]”’」』（(")
_STOPS = frozenset("，。；！？）)”…\n\u3000 \ue000“")
_JOINTS = frozenset("和与同及跟、")
_TOWARD = frozenset("在对向由让请据如像给为被跟叫")
_FUNCTION = frozenset("在将从把对向用给让为以被因曾已正刚自来到去有没则也还就都又当带说讲")
_WORKER = frozenset("员长师工手匠人民农者家士生官警医商任授事理席监兵户嫂娘爹妹")


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
    return re.compile(f"(?:{alternation(words('adverbs'))}){{0,3}}{cues.ahead()}")


@cache
def _verbs_ahead() -> re.Pattern[str]:
    return re.compile(cues.ahead())


@cache
def _called() -> re.Pattern[str]:
    """A surname with an address, as in 王老师."""
    return re.compile(f"(?:^|(?<=[，。；：！？”、\\s\ue002]))(?P<surname>[\u4e00-\u9fff])(?:{alternation(words('honours'))})")


@cache
def _initials() -> frozenset[str]:
    """The characters with which a name with a surname may begin."""
    compound = {surname[0] for surname in words("compound_surnames")}
    return characters("surnames") | characters("rare_surnames") | compound


@cache
def _roles() -> frozenset[str]:
    return frozenset(vocabulary("roles")) - {"代表", "委员"}


@cache
def _role_end() -> re.Pattern[str]:
    """Offices read backwards, to match at what ends somewhere."""
    return re.compile(alternation(role[::-1] for role in _roles()))


@cache
def _body_end() -> re.Pattern[str]:
    bodies = frozenset(vocabulary("organisations")) | words("bodies")
    return re.compile(alternation(body[::-1] for body in bodies))


@cache
def _honours() -> re.Pattern[str]:
    return re.compile(alternation(words("honours")))


@cache
def _anchors() -> re.Pattern[str]:
    """Where a name may have ended: what commonly follows names."""
    return re.compile(
        rf"{_SUFFIX.pattern}|{alternation(words('honours'))}|{alternation(words('adverbs'))}|{cues.ahead()}"
        rf"|[，。：；、！？（(）)”\ue000 \u3000\n等和与及在是]|…|$"
    )


@cache
def _offices() -> re.Pattern[str]:
    """What commonly stands right before names, with what may stand between."""
    return re.compile(rf"(?:{TITLE.pattern}|{alternation(_roles())})[ \u3000、，]?")


def names(text: str, spans: Sequence[tuple[int, int]]) -> list[Name]:
    """The names in the given spans of `text`, in order, without overlaps."""
    candidates = [name for start, end in spans for name in _candidates(text, start, end)]
    called = {found["surname"] for start, end in spans for found in _called().finditer(text, start, end)}
    total: dict[str, float] = defaultdict(float)
    best: dict[str, float] = defaultdict(float)
    for name in candidates:
        string = text[name.start : name.end]
        total[string] += REPEATED
        best[string] = max(best[string], name.weight)
    accepted = {}
    for string, weight in best.items():
        whole = weight + min(total[string] - REPEATED, 2 * REPEATED) + FAMILIAR * (string[0] in called)
        if whole >= ENOUGH:
            accepted[string] = whole
    _drop_overrun(text, candidates, accepted)
    chosen = [name for name in candidates if text[name.start : name.end] in accepted]
    chosen += _bare(text, spans, frozenset(accepted), {(name.start, name.end) for name in chosen})
    return _without_overlaps(text, chosen, accepted)


def _drop_overrun(text: str, candidates: Sequence[Name], accepted: dict[str, float]) -> None:
    """Take out names that run on into the next word (李明蹲), where the shorter one stands elsewhere."""
    firm = {text[n.start : n.end] for n in candidates if n.right not in _WEAK and n.right not in ("joint", "state")}
    for string in list(accepted):
        if (
            "·" in string
            and any("·" in other and other != string and string.startswith(other) for other in accepted)
        ) or (
            string not in firm and any(string[:cut] in accepted and string[:cut] in firm for cut in (2, 3))
        ):
            del accepted[string]


def _candidates(text: str, start: int, end: int) -> Iterator[Name]:
    seen: set[tuple[int, int]] = set()
    initials = _initials()
    for anchor in _anchors().finditer(text, start, end):
        at = anchor.start()
        for length in (2, 3, 4):
            left = at - length
            if left >= start and text[left] in initials and (left, at) not in seen:
                seen.add((left, at))
                yield from _weighed(text, left, at, start, end)
        suffixed = text[at : at + 2] in ("代表", "委员")
        if suffixed:
            for length in (2, 3, 4, 5):
                left = at - length
                if left >= start and (left, at) not in seen:
                    seen.add((left, at))
                    yield from _weighed(text, left, at, start, end)
    for office in _offices().finditer(text, start, end):
        left = office.end()
        for length in (2, 3, 4, 5):
            if left + length <= end and (left, left + length) not in seen:
                seen.add((left, left + length))
                yield from _weighed(text, left, left + length, start, end)
    for found in forms.elements().finditer(text, start, end):
        if (found.start(), found.end()) not in seen:
            yield from _weighed(text, found.start(), found.end(), start, end)
    for dotted in _DOTTED.finditer(text, start, end):
        yield from _dotted(text, dotted.start(), dotted.end(), start, end)


def _weighed(text: str, left: int, right: int, start: int, end: int) -> Iterator[Name]:
    """The candidate text[left:right], where its surroundings allow one."""
    if text[right : right + 1] == "·" or (left > start and text[left - 1] == "·"):
        return
    string = text[left:right]
    form = forms.chinese(string)
    surname = form is not None
    if form is None:
        form = forms.transcribed(string)
    if form is None or form < -3:
        return
    after = _right(text, right, end)
    before = _left(text, left, start)
    if after == "none" and form < 2.5 and not (before == "role" and surname and form >= 1 and right - left == 3):
        return
    known = form >= 2.0 and not surname
    if before == "none" and not (known and after in ("suffix", "cue")):
        return
    if before == "worker" and (after != "suffix" or not (surname or known)):
        return
    if not surname and _role_end().match(text[max(start, left - 9) : left + 1][::-1]):
        return  # the first character still belongs to the office
    if not surname and not known and (before not in ("title", "role") or after in _WEAK):
        return
    if before == "title" and after in _WEAK and (text[left - 1] in " \u3000、，" or after != "word" or form < 1.5):
        return  # a body, not a person, follows a title
    if after in _WEAK and before not in ("role", "title") and not known and len(string) < 3:
        return
    weight = LEFT.get(before, 0.0) + RIGHT.get(after, 0.0) + form
    if after == "suffix" and _cue_ahead().match(text, right + 2):
        weight += SAID_SO
    if before == "role" and _PLACED.search(text, max(start, left - 18), left - 2):
        weight += PLACED
    if after in ("cue", *_WEAK) and _verb_at(text, right) is None and forms.is_word(text[right - 1 : right + 1]):
        weight += OVERRUN
    if weight > 2.5:
        yield Name(left, right, weight, before, after)


def _verb_at(text: str, at: int) -> re.Match[str] | None:
    return _verbs_ahead().match(text, at)


def _dotted(text: str, left: int, right: int, start: int, end: int) -> Iterator[Name]:
    """A name with ·: cut after the office before it and before what commonly follows names."""
    dot = text.index("·", left)
    first = left
    for at in range(dot - 1, left, -1):
        if _left(text, at, start) not in ("none", "worker", "toward", "joint"):
            first = at
            break
    first = max(first, dot - 6)
    before = _left(text, first, start)
    last = text.rindex("·", left, right)
    for cut in range(last + 2, min(right, last + 8) + 1):
        after = _right(text, cut, end)
        if after != "none" and (after != "state" or forms.is_word(text[cut : cut + 2])):
            yield Name(first, cut, LEFT.get(before, 1.0) + RIGHT[after] + 2.5, before, after)


def _left(text: str, at: int, start: int) -> Left:
    """What ends at `at`."""
    if at <= start:
        return "edge"
    before = text[at - 1]
    if before in " \u3000、，" and at - 1 > start and _title_ends(text, at - 1, start):
        return "title"
    if before in _EDGES:
        return (
            "role"
            if before in " \u3000" and _role_end().match(text[max(start, at - 11) : at - 1][::-1])
            else "edge"
        )
    if before == "的":
        return "of"
    reversed_ = text[max(start, at - 10) : at][::-1]
    if _role_end().match(reversed_):
        return "role"
    if reversed_.startswith(("表代", "员委", "委常")):
        if _title_ends(text, at, start) or _role_end().match(reversed_, 2):
            return "title"
        return "none"
    if before in _JOINTS:
        return "joint"
    if before in _TOWARD:
        return "toward"
    if _body_end().match(reversed_):
        return "body"
    return "worker" if before in _WORKER else "none"


def _title_ends(text: str, at: int, start: int) -> bool:
    """Whether a delegate title (全国人大代表) ends at `at`."""
    if text[at - 2 : at] not in ("代表", "委员", "常委"):
        return False
    return any(found.end() == at for found in TITLE.finditer(text, max(start, at - 16), at))


def _right(text: str, at: int, end: int) -> Right:
    """What begins at `at`."""
    if at >= end:
        return "stop"
    character = text[at]
    if character in _STOPS:
        return "stop"
    if character in "代委同等两三四五六七八九十几多" and _SUFFIX.match(text, at):
        return "suffix"
    if character in "（(":
        return "bracket"
    if character == "：":
        return "colon"
    if character in "、等和与及":
        return "joint"
    if _cue_ahead().match(text, at):
        return "cue"
    if _honours().match(text, at):
        return "honour"
    if _STATE.match(text, at, end):
        return "state"
    if character == "是":
        return "is"
    if character in _FUNCTION:
        return "function"
    return "word" if forms.is_word(text[at : at + 2]) else "none"


def _bare(
    text: str, spans: Sequence[tuple[int, int]], accepted: frozenset[str], known: set[tuple[int, int]]
) -> Iterator[Name]:
    """Further places where an accepted name stands without much around it."""
    if not accepted:
        return
    pattern = re.compile(alternation(accepted))
    for start, end in spans:
        for found in pattern.finditer(text, start, end):
            if found.span() in known:
                continue
            left = _left(text, found.start(), start)
            right = _right(text, found.end(), end)
            if forms.is_word(found[0]) and (left in ("none", "worker", "body") or right in ("none", "word")):
                continue
            yield Name(found.start(), found.end(), 0.0, left, right)


def _without_overlaps(text: str, chosen: list[Name], accepted: dict[str, float]) -> list[Name]:
    """Of candidates that overlap the heavier; its weight in the whole article counts too."""
    taken: list[Name] = []
    occupied: set[int] = set()

    def heaviness(name: Name) -> tuple[float, int, int]:
        return (
            -(name.weight + 0.5 * accepted[text[name.start : name.end]]),
            name.start - name.end,
            name.start,
        )

    for name in sorted(chosen, key=heaviness):
        if not any(at in occupied for at in range(name.start, name.end)):
            occupied.update(range(name.start, name.end))
            taken.append(name)
    return sorted(taken, key=lambda name: name.start)
