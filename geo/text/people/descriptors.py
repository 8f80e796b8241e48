"""What an article says a person is: the words with the name, without the delegate title.

A descriptor stands before the name (某省…村党总支书记陈某), in brackets after it, or after 担任 and the like.
Before the name it reaches back to the start of the clause, to a delegate title, to another person, or to
the words that lead into it (来自, 今年五十岁的). It is not taken apart here: which of its words are
place, body and office is for the room of places.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.text.lexicon.titles import TITLE
from geo.text.people.place_phrases import chain, names_place, opens_with_province
from geo.vocabulary import alternation, either, words, words_for

_FARTHEST = 80  # characters before a name in which its descriptor begins
_EDGE = re.compile("[，。；：！？\n\ue000-\ue002…—](?:(?<!—)|—)")
_TITLES = re.compile(
    r"(?:来自[^，。]{2,12}的)?(?:出席[^，。]{0,16}的)?(?:住[\u4e00-\u9fff])?(?:连任[^，。]{1,6})?"
    rf"(?:{TITLE.pattern})[、，\s　]?"
)
_OPENERS = " \u3000、，\t◎◇□△○▲●■◆★的和与同及跟在对向由据请让被给为像是有也而但并还就该"
_DASHES = "—－-"
_NUMBER = re.compile("(?:[0-9]{1,2}[)）.、]|【[^【】]{1,8}】)[ \u3000]*")  # or a label (【同期】)
_TRIM = " \u3000、，\t·的"
_SUFFIX = f"{either('titles', 'suffix')}?"
_AFTER = re.compile(
    _SUFFIX + r"(?:自?(?:从|于)?[0-9〇零一二三四五六七八九十]{2,4}年?(?:起|开始|以来|当选|初|底)?)?"
    r"(?:担任|当选为?|出任|接任|现任|上任|就任|兼任|任|当了?|做了|干了)(?:了|为|上)?(?:[0-9〇零一二三四五六七八九十多几]+年的?)?(?P<office>[^，。；：！？、\ue000]{2,30}(?:、[^，。；：！？、\ue000]{2,20})*)"
)
_AFTER_END = re.compile(
    r"(?:的?时候|以后|之后|以来|期间|后|时|起|至今|一职|多年|[0-9一二三四五六七八九十]+多?年)+$"
)
_IS = re.compile(
    _SUFFIX + r"(?:，?(?:今年|现年)?[^，。]{1,5}岁)?"
    r"(?:(?:来自|住在|生在)[^，。]{2,30}，|，[^，。]{2,12}，(?=如今是|现在是))?"
    r"(?:[^，。]{2,6}，现为|，?(?:也|就|现|如今|现在|正)?是|系|，?现为|身为|作为|，(?=一名|一位))"
    r"(?:一名|一位|位|名|个|来自)?(?P<office>[^，。；：！？\ue000]{3,36})"
)
_APPOSITION = re.compile(
    _SUFFIX + r"，(?:(?:今年|现年)?[^，。]{1,5}岁，)?(?:[男女]，)?"
    r"(?P<office>[^，。；：！？、\ue000]{4,36})(?=[，。])"
)
_OF_THEM = re.compile(
    r"(?:(?:[他她]|如今|现在|现|也)(?:是|就是|担任|当上了?|任)|身为|作为|[，。]现[为任])(?:一名|一位|这里的|村里的|当地的|来自)?(?P<office>[^，。；：！？\ue000]{2,30})"
)
_THIS_ONE = re.compile(r"这[位名](?:来自)?(?P<office>[^，。：；\ue000]{3,44})")
_AHEAD = re.compile(
    r"(?:身为|作为|身兼|担任)(?:一名|一位|名|位|了)?(?P<office>[^，。；：！？\ue000]{2,40})，[^。；：！？\ue000]{0,24}$"
)
_SENTENCE_END = re.compile("[。；！？\n\ue002]")
_BRACKET = re.compile(rf"{either('titles', 'called')}?（(?P<inside>[^（）]{{2,40}})）")
_DELEGATED = re.compile(TITLE.pattern)
_DELEGATE = re.compile(f"(?:{TITLE.pattern}|[一个名位层届新老]{either('titles', 'called')})$")
_PERSONAL = re.compile(
    r"^(?:男|女|[\u4e00-\u9fff]{1,5}族|[0-9]{2}岁|中共党员|化名|左.?|右.?|中|前.*|[^，]{0,3}图)$"
)


@cache
def _leads() -> re.Pattern[str]:
    """Match the words that lead into a descriptor."""
    return re.compile(f"(?:{alternation(words('leads'))})")


@dataclass(frozen=True, slots=True)
class Before:
    """What stands before a name."""

    start: int  # of the descriptor; start and end are both the name's offset where there is none
    end: int
    first: int  # where the naming begins, delegate title included
    titled: bool  # a delegate title stands with it


def before(text: str, start: int, name: int, taken: int) -> Before:
    """Find the descriptor that ends at the name.

    `start` is where the paragraph begins, `taken` where the nearest other person before ends.
    """
    low = max(start, taken)
    while name > low and text[name - 1] in _DASHES:  # 村医——某某
        name -= 1
    for edge in _EDGE.finditer(text, low, name):
        low = edge.end()
    low = max(low, name - _FARTHEST)
    left, right = low, name
    titles = list(_TITLES.finditer(text, low, name)) if _may_hold_title(text, low, name) else []
    for title in titles:
        if text[title.end() : name].strip(_TRIM):
            left = title.end()
        elif left < title.start():
            right = title.start()
        else:
            left = right = name
    titled = bool(titles)
    if not titled and text[low - 1 : low] in ("，", "、"):
        titled = bool(TITLE.search(text, max(start, low - 14), low))
    left = _after_leads(text, left, right)
    while left < right and text[left] in _TRIM:
        left += 1
    quality = text[right - 1 : right] == "的" and right - left < 5 and not tells(text[left : right - 1])
    if quality and not _is_whose(text, left, right - 1):
        left = right = name  # 热心的某某: how somebody is, not who
    while right > left and text[right - 1] in _TRIM:
        right -= 1
    numbered = _NUMBER.match(text, left, right)
    left = numbered.end() if numbered else left
    if not titled and text.endswith(
        words_for("titles", "delegate"), left, right
    ):  # 车主代表: who sends is what the person is
        right -= 2
        if text[left:right] in words("groups"):
            left = right
    if left >= right or not _describes(text[left:right]):
        of = text.rfind("的", left, right)  # 某市的“90后”代表某某
        if of > left and text[of + 1 : of + 2] == "“" and _is_whose(text, left, of):
            right = of
        else:
            left = right = name
    return Before(left, right, min([left, *(title.start() for title in titles)]), titled)


def _may_hold_title(text: str, start: int, end: int) -> bool:
    """Tell whether the span holds the last word of a delegate title, without which none need be searched."""
    return any(text.find(word, start, end) >= 0 for word in words_for("titles", "ends_title"))


def _after_leads(text: str, left: int, right: int) -> int:
    """Find where the descriptor in text[left:right] begins, behind the words that lead into it."""
    for lead in _leads().finditer(text, left, right):
        left = lead.end()
    while left < right and text[left] in _OPENERS:
        left += 1
    for at in range(right - 1, left - 1, -1):
        if text[at] == "的" and not _is_whose(text, left, at):
            return at + 1 if at + 1 < right else left
    return left


def _is_whose(text: str, left: int, right: int) -> bool:
    """Tell whether text[left:right], before 的, is the place or body that somebody belongs to."""
    phrase = text[left:right]
    return opens_with_province(phrase) or chain(text, left, right) or _is_body(phrase)


def _is_body(phrase: str) -> bool:
    """Tell whether a phrase is the name of a body (某县自然资源局)."""
    return bool(_bodies().search(phrase)) and not _VERBAL.search(phrase) and len(phrase) > 4


def after(text: str, end: int, stop: int) -> tuple[int, int] | None:
    """Find the descriptor behind the name: in brackets, or after 担任, 是 and the like."""
    bracket = _BRACKET.match(text, end, stop)
    if bracket:
        parts = [
            part
            for part in re.split("[，,、；]", bracket["inside"])
            if not (_PERSONAL.match(part) or _DELEGATED.fullmatch(part))
        ]
        if not parts:
            return None
        at = bracket.start("inside") + bracket["inside"].index(parts[0])
        last = bracket.start("inside") + bracket["inside"].rindex(parts[-1]) + len(parts[-1])
        return at, last
    for pattern in (_AFTER, _IS, _APPOSITION):
        found = pattern.match(text, end, stop)
        if not found:
            continue
        left, right = found.span("office")
        tail = _AFTER_END.search(text, left, right)
        right = tail.start() if tail else right
        if right - left < 2 or not _holds_office(text[left:right]):
            continue
        if pattern is not _APPOSITION or _is_of_somewhere(text[left:right]):
            return left, right
    return None


def _is_of_somewhere(phrase: str) -> bool:
    """Tell whether a phrase gives an office with a place or body, and holds no verb."""
    return names_place(phrase) and not _VERBAL.search(phrase)


def ahead(text: str, start: int, name: int) -> tuple[int, int] | None:
    """Find the office that opens the name's sentence in text[start:name]: 身为…党支部书记，五十岁的某某."""
    start = max(start, name - _FARTHEST)
    ends = [end.end() for end in _SENTENCE_END.finditer(text, start, name)]
    opening = _AHEAD.match(text, ends[-1] if ends else start, name)
    if opening is None or not _holds_office(opening["office"]) or _VERBAL.search(opening["office"]):
        return None
    return opening.span("office")


def office(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Find the office that a sentence about 他 or 她 gives in text[start:end]: 他是…教授, 如今是…院长."""
    for found in _OF_THEM.finditer(text, start, end):
        left, right = found.span("office")
        tail = _AFTER_END.search(text, left, right)
        right = tail.start() if tail else right
        if right - left >= 2 and _holds_office(text[left:right]):
            return left, right
    for found in _THIS_ONE.finditer(text, start, end):
        last = _office_first(text, *found.span("office"))
        if last:
            return _after_leads(text, found.start("office"), last), last
    return None


@cache
def _telling() -> re.Pattern[str]:
    """Match the end of a descriptor: an office, a body, a place, or a noun for who works at something.

    Read backwards, so that it is tried at the end of the descriptor only.
    """
    nouns = {
        *words("roles"),
        *words_for("bodies", "organisation", "before_name"),
        *words_for("divisions", "unit"),
    }
    ends = alternation(noun[::-1] for noun in nouns)
    return re.compile(f"[”）]?(?:[员长师工手匠人民家士生官警医商理监兵户农倌]|{ends})")


def tells(phrase: str) -> bool:
    """Tell whether a phrase ends as descriptors do: with an office, a body or a place."""
    return _telling().match(phrase[::-1]) is not None


def _describes(phrase: str) -> bool:
    """Tell whether the words before a name say what the person is."""
    if phrase.endswith(words_for("titles", "delegation")) or _VERBAL.search(phrase):
        return False
    return tells(phrase) or (_SHORT.fullmatch(phrase) is not None and not _SPOKEN_TO.search(phrase))


_SHORT = re.compile("[\u4e00-\u9fff]{2,3}[”）]?")
_SPOKEN_TO = re.compile("[他她我你]|[对向跟给把被让]$")
_VERBAL = re.compile("[着了过叫]|参加|围绕|看到|一个小组|连续")


@cache
def _bodies() -> re.Pattern[str]:
    return re.compile(f"(?:{either('bodies', 'organisation', 'before_name')})$")


@cache
def _offices() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words('roles'))})$")


def _office_first(text: str, left: int, right: int) -> int | None:
    """Find where the office ends that text[left:right] begins with; None where it begins with none."""
    ends = [at for at in range(left + 3, right + 1) if _holds_office(text[left:at])]
    return next((at for at in reversed(ends) if at - ends[0] <= 3), None) if ends else None


def _holds_office(phrase: str) -> bool:
    return bool(_offices().search(phrase)) and not _DELEGATE.search(phrase)
