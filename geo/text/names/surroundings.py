"""What ends before a place in the narration and what begins after it, as far as it speaks for a name there.

Before a name stands an office, a delegate title, a body or the edge of a clause; after it 代表, a speech
verb, a stop, or the next word. `Surroundings` answers for one passage and remembers its answers.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from geo.text.lexicon import cues, name_forms, titles
from geo.vocabulary import alternation, either, words, words_for

Left = Literal["title", "role", "worker", "body", "of", "edge", "joint", "toward", "none"]
Right = Literal[
    "suffix", "honour", "cue", "setting", "act", "bracket", "colon", "state", "stop", "joint", "is", "of",
    "function", "word", "none",
]  # fmt: skip

_EDGES = frozenset("，。；：！？、）)》】〉” \u3000\t\n…—－-|/▲●■◆★*#_>\ue002〕]”’」』（(")
_STOPS = frozenset("，。；！？）)”…\n\u3000 \ue000“")
_JOINTS = frozenset("和与同及跟、")
_SENDERS = frozenset(
    "民主家长工生众业商户方员者企师农匠手倌医警兵"
)  # whose 代表 are heard (市民代表, 车主代表)
_TOWARD = frozenset("在对向由让请据如像给为被跟叫")
_FUNCTION = frozenset("一在将从把对向用给让为以被因曾已正刚自来到去有没则也还就都又当带说讲")
LEADS_ON = _JOINTS | _TOWARD | _FUNCTION  # what a clause begins with that goes on to a name or a verb
_WORKER = frozenset("员长师工手匠人民农者家士生官警医商任授事理席监兵户嫂娘爹妹")  # how offices end
_SUFFIXED = frozenset("代委同等两三四五六七八九十几多")
_STATE = re.compile("[^，。；：！？、“”\ue000的]{2,10}：")
_BRACKET = re.compile("（[^（）]{1,40}）")
_REST = re.compile("[ \u3000]+(?P<office>[^，。：！？ \u3000（）]{2,24})(?:（[^（）]{2,40}）)?")
_LONGEST_OFFICE = 10
# Read backwards, as what ends before a name is.
_ENDS_TITLE = tuple(word[::-1] for word in words_for("titles", "ends_title"))
_DELEGATE = words_for("titles", "delegate")[0][::-1]
_DASHES = "—–－-"
_CALLED = words_for("speech", "named_so")
_NAMED = words_for("speech", "called")
_SETTERS = frozenset("在于就对向从给代")  # how settings begin that a speech verb ends (在讨论时说)


@cache
def offices() -> frozenset[str]:
    """Read the offices without 代表 and 委员, which follow names as well, and the words for relatives."""
    return words("roles") - {*words_for("titles", "called")} | words("kin")


@cache
def bodies() -> frozenset[str]:
    """Tell what the names of bodies and places end with."""
    return frozenset(words_for("bodies", "organisation", "before_name"))


@cache
def before_names() -> frozenset[str]:
    """Give the last characters of whatever can stand before a name."""
    ends = {word[-1] for word in offices() | bodies()}
    named = {word[-1] for word in _NAMED}
    return frozenset(ends | named | _EDGES | _JOINTS | _TOWARD | set("的表员委"))


@cache
def _lefts() -> frozenset[str]:
    """Collect the last characters of all that `left` tells; before any other character it is "none"."""
    return before_names() | _WORKER


@cache
def _rights() -> frozenset[str]:
    """Collect the first characters of all that `right` tells, except a state, a word and "none"."""
    marks = _STOPS | _SUFFIXED | _FUNCTION | set("（(：、等和与及是的")
    return marks | _cue_heads() | {honour[0] for honour in words("honours")}


@cache
def _office_end() -> re.Pattern[str]:
    """Match an office in text that is read backwards."""
    return re.compile(alternation(office[::-1] for office in offices()))


@cache
def _body_end() -> re.Pattern[str]:
    return re.compile(alternation(body[::-1] for body in bodies()))


@cache
def _cue() -> re.Pattern[str]:
    return re.compile(f"(?:{alternation(words('adverbs'))}){{0,3}}{cues.ahead()}")


@cache
def _says_it_all() -> re.Pattern[str]:
    return re.compile(f"{_cue().pattern}(?:[。，：]|$)")


@cache
def _moved() -> re.Pattern[str]:
    """Match a state of mind that ends the clause (深有同感。)."""
    return re.compile(
        f"(?:对此)?(?:{alternation(word for word in words('adverbs') if len(word) > 3)})[，。！]"
    )


@cache
def _comes_from() -> re.Pattern[str]:
    """Match words up to the name that say where somebody is from, of what body they are, or how old."""
    body = "[^，。；：！？\ue000-\ue002]{2,30}"
    age = "[0-9〇一二三四五六七八九十百]{1,4}[多余]?岁"
    sent = either("titles", "delegation")
    return re.compile(f"(?:{sent}|(?:来自|同为){body}|{titles.TITLE.pattern}[、 \u3000]{body}|{age})的$")


# Without one of these, or 团 or 岁 at the end, `_comes_from` finds nothing and need not be asked.
_HELD = ("来自", "同为", *words_for("titles", "ends_title"))
_CLAUSE_END = re.compile("[，。；：！？\ue000-\ue002]")


@cache
def _set_cue() -> re.Pattern[str]:
    """Match a setting with the speech verb that ends its clause."""
    return re.compile(f"[^，。；：！？\ue000-\ue002]{{2,30}}?{_cue().pattern}(?=[，：\ue000])")


@cache
def _cue_heads() -> frozenset[str]:
    """Collect the characters with which `_cue` can begin; the first character settles most places."""
    lists = ("adverbs", "speech_verbs", "proposal_verbs", "weak_verbs")
    return frozenset(word[0] for name in lists for word in words(name))


@cache
def _cue_tails() -> frozenset[str]:
    """Give the last characters of speech verbs."""
    lists = ("speech_verbs", "proposal_verbs", "weak_verbs")
    return frozenset(word[-1] for name in lists for word in words(name))


@cache
def _office_tails() -> frozenset[str]:
    """Give the last characters of offices."""
    return frozenset(office[-1] for office in offices())


@cache
def _action() -> re.Pattern[str]:
    """Match what somebody does: a verb of narration, or the day on which they say something."""
    return re.compile(f"(?:{alternation(words('actions'))}|[0-9]{{1,2}}日)")


@cache
def _verb() -> re.Pattern[str]:
    return re.compile(cues.ahead())


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(alternation(word for word in words("adverbs") if len(word) > 1))


@cache
def _honour() -> re.Pattern[str]:
    return re.compile(alternation(words("honours")))


class Surroundings:
    """The answers for text[start:end]."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text, self.start, self.end = text, start, end
        # whether a name with · or a hyphen can be here
        self.dotted = text.find("·", start, end + 1) >= 0 or text.find("-", start, end + 1) >= 0
        self.titled = any(text.find(word, start, end) >= 0 for word in words_for("titles", "called"))
        self._last_colon = text.rfind("：", start, end)
        self._left: dict[int, Left] = {}
        self._right: dict[int, Right] = {}

    def left(self, at: int) -> Left:
        """Tell what ends at the offset."""
        found = self._left.get(at)
        if found is None:
            found = self._left[at] = self._ends_at(at)
        return found

    def right(self, at: int) -> Right:
        """Tell what begins at the offset."""
        found = self._right.get(at)
        if found is None:
            found = self._right[at] = self._begins_at(at)
        return found

    def says(self, at: int) -> bool:
        """Tell whether a speech verb begins at the offset, with or without adverbs before it."""
        return self.text[at : at + 1] in _cue_heads() and _cue().match(self.text, at, self.end) is not None

    def says_it_all(self, at: int) -> bool:
        """Tell whether nothing but a speech verb and a stop follows the offset."""
        return _says_it_all().match(self.text, at, self.end) is not None

    def acts(self, at: int) -> bool:
        """Tell whether a verb of narration begins at the offset (孙晓东|来到)."""
        return _action().match(self.text, at, self.end) is not None

    def runs_on(self, at: int) -> bool:
        """Tell whether the character before the offset begins the next word instead (李明微|笑着)."""
        if _verb().match(self.text, at, self.end) or self.acts(at):
            return False
        return (
            name_forms.is_word(self.text[at - 1 : at + 1]) or _adverb().match(self.text, at - 1) is not None
        )

    def office_over(self, at: int) -> bool:
        """Tell whether an office ends right after the character at the offset."""
        return self._is_office_end(at + 1)

    def _is_office_end(self, at: int) -> bool:
        tail = self.text[at - 1 : at]
        return tail in _office_tails() and _office_end().match(self._backwards(at)) is not None

    def _office_alone(self, at: int) -> bool:
        """Tell whether only an office, perhaps with a bracket, follows a name that opens the passage."""
        found = _REST.fullmatch(self.text, at, self.end) if at <= self.start + 4 else None
        return found is not None and self._is_office_end(found.end("office"))

    def _comes_from_before(self, at: int) -> bool:
        """Tell whether words that end at the offset with 的 say where somebody comes from."""
        text, low = self.text, max(self.start, at - 40)
        possible = text[at - 2] in "团岁" or any(text.find(word, low, at) >= 0 for word in _HELD)
        return possible and _comes_from().search(text, low, at) is not None

    def _sets_cue(self, at: int) -> bool:
        """Tell whether the clause from the offset on is a setting with a speech verb at its end."""
        stop = _CLAUSE_END.search(self.text, at, self.end)
        if stop is None or stop[0] not in "，：\ue000" or self.text[stop.start() - 1] not in _cue_tails():
            return False
        return _set_cue().match(self.text, at, self.end) is not None

    def _backwards(self, at: int) -> str:
        return self.text[max(self.start, at - _LONGEST_OFFICE) : at][::-1]

    def _ends_at(self, at: int) -> Left:
        if at <= self.start:
            return "edge"
        before = self.text[at - 1]
        if before not in _lefts():
            return "none"
        if before in _DASHES:  # an office may introduce a name with one (村医——某某)
            ahead = self._ends_at(at - 1)
            return ahead if ahead in ("role", "title") else "edge"
        if before in " \u3000、，" and at - 1 > self.start:
            if titles.ends_at(self.text, at - 1, self.start):
                return "title"
            if before in " \u3000" and self._is_office_end(at - 1):
                return "role"
        if before in _EDGES:
            return "edge"
        if self.text.endswith(_NAMED, self.start, at):
            return "title"
        if before == "的":
            return "title" if self._comes_from_before(at) else "of"
        if self._is_office_end(at):
            return "role"
        backwards = self._backwards(at)
        if backwards.startswith(_ENDS_TITLE):
            delegate = (
                titles.ends_at(self.text, at, self.start)
                or _office_end().match(backwards, 2)
                or backwards.startswith(f"{_DELEGATE}的")
            )
            spokesman = backwards.startswith(_DELEGATE) and backwards[2:3] in _SENDERS
            return "title" if delegate else "role" if spokesman else "none"
        if before in _JOINTS:
            return "joint"
        if before in _TOWARD:
            return "title" if self.text[at - 2 : at] in _CALLED else "toward"
        if _body_end().match(backwards):
            return "body"
        return "worker" if before in _WORKER else "none"

    def _begins_at(self, at: int) -> Right:
        if at >= self.end:
            return "stop"
        text, first = self.text, self.text[at]
        if first not in _rights() and at > self._last_colon:
            if self.acts(at):
                return "act"
            return "word" if name_forms.is_word(text[at : at + 2]) else "none"
        if first in " \u3000" and titles.SUFFIX.match(text, at + 1, self.end):
            return "suffix"
        if first in _STOPS:
            return "bracket" if first in " \u3000" and self._office_alone(at) else "stop"
        if first in _SUFFIXED and titles.SUFFIX.match(text, at, self.end):
            return "suffix"
        if first in "（(":
            bracket = _BRACKET.match(text, at, self.end)
            called = bracket and titles.SUFFIX.match(text, bracket.end(), self.end)
            return "suffix" if called else "bracket"
        if first == "：":
            return "colon"
        if first in "、等和与及":
            return "joint"
        if self.says(at):
            return "cue"
        honour = _honour().match(text, at, self.end)
        if honour:  # 某某常委代表某党派发言提出
            return "cue" if self.right(honour.end()) in ("setting", "suffix") else "honour"
        if at < self._last_colon and text.find("：", at, at + 12) >= 0 and _STATE.match(text, at, self.end):
            return "state"
        if first in "是的":
            return "is" if first == "是" else "of"
        if _moved().match(text, at, self.end):
            return "state"
        if first in _SETTERS and self._sets_cue(at):
            return "setting"
        if self.acts(at):
            return "act"
        if first in _FUNCTION:
            return "function"
        return "word" if name_forms.is_word(text[at : at + 2]) else "none"
