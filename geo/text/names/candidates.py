"""Places in the text where a name may stand, weighed by what is around them and by their form.

What ends before the place (an office, a delegate title, a clause), what begins after it (代表, a speech verb,
a stop) and how much the string itself looks like a name each add to its weight. Which strings are names is
decided over the whole article, in `geo.text.names.decide`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from geo.text.lexicon import name_forms
from geo.text.lexicon.titles import TITLE
from geo.text.names.surroundings import LEADS_ON, Left, Right, Surroundings, before_names, offices
from geo.vocabulary import alternation, characters, either, words, words_for

# How much each surrounding speaks for a name; what is not listed rules it out.
LEFT: dict[Left, float] = {
    "title": 4.0, "role": 3.0, "worker": 1.5, "body": 1.5, "of": 1.4, "edge": 1.5, "joint": 1.0,
    "toward": 1.0,
}  # fmt: skip
RIGHT: dict[Right, float] = {
    "suffix": 3.0, "cue": 2.5, "setting": 2.25, "act": 1.5, "bracket": 2.0, "colon": 2.0, "honour": 2.1,
    "state": 1.5, "stop": 1.0, "joint": 1.0, "is": 1.0, "of": 1.0, "function": 0.75, "word": 0.75,
}  # fmt: skip
ENOUGH = 5.0  # the weight from which a string is a name
WORTH_KEEPING = 2.5  # the weight from which repetition may make it one
PLACED = 0.5  # a place or body before the office
OF_OFFICE = 0.5  # an office before what has a surname and an end, and before what is called 代表
SPOKEN = 1.0  # opens a paragraph, a colon after it, behind a bracket or not
APPOSED = 1.0  # 是 and an office after it
CAPTION = 1.5  # a delegate title before, a colon and a quote after
BETWEEN = 0.75  # nothing but it stands between a quote and 说。
OVERRUN = -1.5  # the last character and the next one are a word (李明微|笑着说)
DOTTED = 3.0  # the form of a name with ·

_INSIDE = ("·", "-")  # between the parts of a transcribed name
_GAPS = frozenset(" \u3000、，")  # between a title and what need not be a name
_CALLED_BY = either("titles", "called")
_SPEAKING = re.compile(f"{_CALLED_BY}?（[^（）]{{2,40}}）：|{_CALLED_BY}：")
_QUOTE, _CLOSED = "\ue000", "\ue002"  # a quote in blanked text: how it begins, how it ends
WEAK: frozenset[Right] = frozenset({"word", "function", "is", "of", "none"})
LOOSE: frozenset[Right] = WEAK | {"joint", "state", "act"}
_BOUNDS: frozenset[Right] = frozenset({"function", "act", "stop", "state", "setting", "cue", "bracket", "is"})
_PARTS: frozenset[Right] = frozenset(RIGHT) - {"state"}  # what a name with · ends before
# What ends a name of no known surname after an office.
_CALLED: frozenset[Right] = frozenset({"suffix", "bracket", "colon", "cue"})
_ADVERBIAL = frozenset("常在朝把又就都还曾已从给便却也靠跟蹲抬捧搓抹拍摆摇擦掏递盯瞅咧皱")
_UNLISTED: frozenset[Left] = frozenset({"title", "role", "edge", "of"})  # before names of no known element
# Surnames that are words of grammar as well, and what follows those.
_ALSO_SURNAMES = frozenset("曾和向于从都还")
_GOING_ON = frozenset("在经将被把给与和从政")
_PLACED = re.compile(f"[省市县区州旗镇乡村院校局所社厂]|{either('bodies', 'placed')}")
_DOTTED = re.compile(
    "[\u3400-\u9fff]{1,12}(?:-[\u3400-\u9fff]{1,12})?(?:·[\u3400-\u9fff]{1,12}(?:-[\u3400-\u9fff]{1,12})?)+"
)
_HYPHENED = re.compile("[\u3400-\u9fff]{2,12}-[\u3400-\u9fff]{2,12}")
_CALLED_SO: frozenset[Left] = frozenset({"title", "role"})


class Name(NamedTuple):
    """A place in the text where a person is named."""

    start: int
    end: int
    weight: float  # what speaks for it here; 0 where only the rest of the article does
    left: Left
    right: Right


def candidates(passage: Surroundings) -> Iterator[Name]:
    """Yield every place of the passage that may hold a name."""
    text, start, end = passage.text, passage.start, passage.end
    heads = name_forms.element_heads()
    opened: set[int] = set()  # where names of up to four characters have been looked at
    for opening in _openings().finditer(text, start, end):
        left = opening.start()
        before = passage.left(left)
        if before != "none":
            opened.add(left)
            bound = before in ("role", "title")  # only after these may anything follow a name
            sounds = before in _UNLISTED or text[left] in heads  # the name may be one without a surname
            for right in range(left + 2, min(left + 4, end) + 1):
                if not text[right - 1].isalpha():
                    break  # nor is anything longer a name
                if right - left == 4 and not sounds and not name_forms.long_surname(text[left : left + 2]):
                    continue
                if bound or passage.right(right) != "none":
                    name = _weighed(passage, left, right)
                    if name:
                        yield name
    spans = [found.span() for found in name_forms.elements().finditer(text, start, end)]
    for ending in _endings().finditer(text, start, end):
        at = ending.start()
        for left in range(at - 1, max(at - 5, start) - 1, -1):
            if not text[left].isalpha():
                break
            if left < at - 1 and (text[left] in heads or passage.left(left) != "none"):
                spans.append((left, at))
    for title in TITLE.finditer(text, start, end) if passage.titled else ():
        left = title.end()  # what follows a delegate title need not begin with a surname
        spans += [
            (left, right) for right in range(left + 2, min(left + 4, end) + 1) if text[left:right].isalpha()
        ]
    for left, right in spans:
        if left in opened and right - left <= 4 and passage.right(right) != "none":
            continue
        before = passage.left(left)
        if text[left] in heads or before in _UNLISTED or (before != "none" and text[left] in _initials()):
            name = _weighed(passage, left, right)
            if name:
                yield name
    for dotted in _DOTTED.finditer(text, start, end) if text.find("·", start, end) >= 0 else ():
        yield from _dotted(passage, *dotted.span(), "·")
    for hyphened in _HYPHENED.finditer(text, start, end) if text.find("-", start, end) >= 0 else ():
        for name in _dotted(passage, *hyphened.span(), "-"):
            if name.left in _CALLED_SO:  # 京津-某某 is no name
                yield name


def _weighed(passage: Surroundings, left: int, right: int) -> Name | None:
    """Weigh the string between the offsets as a name; None where its surroundings or form rule it out."""
    text, before, after = passage.text, passage.left(left), passage.right(right)
    if before == "none" and after not in ("suffix", "cue"):
        return None
    if passage.dotted and (
        text[right : right + 1] in _INSIDE or text[max(passage.start, left - 1) : left] in _INSIDE
    ):
        return None
    if after == "none":
        bound = before in ("role", "title") and passage.right(right - 1) == "none"
        if right - left < 4 and not bound:
            return None  # nothing says where the name ends, or that it ends a character earlier
    elif after == "honour":
        if passage.right(right - 1) == "honour":  # 宫总|经理
            return None
        if any(text[left : right + more] in offices() for more in (2, 3)):  # 党支部|书记
            return None
    elif after == "word" and _unit().match(text, right, passage.end):  # 花园社区: a place, not a person
        return None
    string = text[left:right]
    if text.startswith(string[0], right):  # 边记|边
        return None
    if string[0] in _ALSO_SURNAMES and string[1] in _GOING_ON:  # 曾在, 向在: no name
        return None
    form = None if name_forms.transcription(string) else name_forms.chinese(string)
    if form is None:
        form = _transcribed(passage, string, left, before, after)
    elif not _allows_surname(string, form, before, after, text[left - 1 : left]) or _begins_in_office(
        passage, string, left
    ):
        return None
    if form is None or passage.right(left + 1) == "honour":  # 王|大妈
        return None
    weight = LEFT.get(before, 0.0) + RIGHT.get(after, 0.0) + form
    if (
        after == "colon"
        and text.startswith(_QUOTE, right + 1)
        and TITLE.search(text, max(passage.start, left - 60), left)
    ):
        weight += CAPTION
    if before == "role" and (
        (len(string) == 3 and form > 0) or (form >= 1 and after in _BOUNDS and string[0] not in _ADVERBIAL)
    ):
        weight += OF_OFFICE
    if after == "is" and _of_office().match(text, right, passage.end):
        weight += APPOSED
    if after == "suffix" and before in ("role", "title"):
        weight += OF_OFFICE
    if len(string) == 3 and string[-1] in _ADVERBIAL:  # 某某|常说
        weight += OVERRUN
    if len(string) > 2 and passage.acts(right - 1) and not passage.acts(right):  # 田杰|走在
        weight += 2 * OVERRUN
    if left == passage.start and (after == "colon" or _SPEAKING.match(text, right)):
        weight += SPOKEN
    if after == "cue" and text[left - 1 : left] == _CLOSED and passage.says_it_all(right):
        weight += BETWEEN
    if before == "role" and _PLACED.search(text, max(passage.start, left - 18), left - 2):
        weight += PLACED
    if (after in LOOSE or after == "cue") and passage.runs_on(right):
        weight += OVERRUN
    return Name(left, right, weight, before, after) if weight > WORTH_KEEPING else None


@cache
def _of_office() -> re.Pattern[str]:
    """Match 是 and a phrase that ends with an office or delegate title."""
    posts = alternation({*offices(), *words_for("titles", "held")})
    return re.compile(f"是[^，。；：！？\ue000-\ue002]{{0,24}}?(?:{posts})(?=[，。])")


@cache
def _unit() -> re.Pattern[str]:
    """Match the noun that ends the name of a place."""
    return re.compile(either("divisions", "unit"))


def _begins_in_office(passage: Surroundings, string: str, left: int) -> bool:
    """Tell whether what looks like a surname is the end of an office (董事|长孙某 for 董事长|孙某)."""
    if len(string) == 3 and string[1] in characters("surnames") and passage.office_over(left):
        return True  # 主教练|孙某
    if len(string) < 4 and string[:2] not in words("compound_surnames"):
        return False
    return passage.office_over(left) or passage.office_over(left + 1)


def _allows_surname(string: str, form: float, before: Left, after: Right, gap: str) -> bool:
    """Tell whether a string with a surname may be a name between these surroundings."""
    if before == "none":
        return False
    if before == "worker" and after != "suffix":
        return after == "cue" and form >= 1.5
    if before == "body" and after in ("honour", "state"):
        return False  # inside a chain of places (某区某某镇|长山村)
    if after == "none":
        bound = before == "role" or (before == "title" and gap not in _GAPS)
        return bound and form >= 1 and len(string) == 3
    if after not in WEAK:
        return True
    if before == "title":  # a body, rather than a person, follows a title
        return after == "is" or (after in ("word", "function") and form >= 1.0 and gap not in _GAPS)
    return before == "role" or (len(string) > 2 and after != "of")


def _transcribed(passage: Surroundings, string: str, left: int, before: Left, after: Right) -> float | None:
    """Weigh a string without a surname as a name; None where it cannot be one between these surroundings."""
    if name_forms.transcription(string) or (len(string) > 2 and string in words("name_elements")):
        return name_forms.KNOWN
    of = passage.text[left - 1 : left] == "的"
    if (before == "title" and of and len(string) == 4) or (before == "worker" and after == "suffix"):
        form = name_forms.transcribed(string)
        return form if form is not None and form >= 1.5 else None
    if after in WEAK or before not in _UNLISTED or string[0] in LEADS_ON:
        return None
    called = before in ("title", "role") and not of
    at = left + len(string)
    speaking = before == "edge" and len(string) > 2 and _SPEAKING.match(passage.text, at) is not None
    if not (called or speaking or after in ("suffix", "cue", "setting")):
        return None
    if passage.office_over(left) or passage.office_over(left + 1):
        return None  # the beginning still belongs to the office
    form = name_forms.transcribed(string)
    whole = after == "suffix" and passage.right(left + 3) == "none"
    if form is not None and form < 1.5 and (name_forms.chinese(string[:3]) or 0.0) >= 1 and not whole:
        return None  # a Chinese name with the next word
    if called and form is None and after in _CALLED and name_forms.unworded(string):
        return 0.0
    if called:
        return form
    if speaking and name_forms.unworded(string):
        return max(form or 0.0, 1.5)
    if before == "edge" and _left_over(passage, left, at, after):
        return max(form or 0.0, 1.5)
    held = form is not None and form >= 1.5 and after in ("suffix", "cue")
    return form if held else None  # a known element has to speak for it


def _left_over(passage: Surroundings, left: int, right: int, after: Right) -> bool:
    """Tell whether only a name can fill the place: between a quote and a speech verb, or before 代表说."""
    if (
        right - left > 4
        or passage.text[left] in LEADS_ON
        or not name_forms.unworded(passage.text[left:right])
    ):
        return False
    if left > passage.start and passage.text[left - 1] == _CLOSED:
        return after in ("cue", "suffix", "setting")
    return right - left > 2 and after == "suffix" and passage.says(right + 2)


def _dotted(passage: Surroundings, left: int, right: int, joint: str) -> Iterator[Name]:
    """Cut a name with · or a hyphen out of its run, behind the office and before what follows names."""
    text = passage.text
    dot, last = text.index(joint, left), text.rindex(joint, left, right)
    starts = [at for at in range(max(left, dot - 6), dot) if passage.left(at) in LEFT]

    def worth(at: int) -> tuple[float, bool, int]:
        # An office outweighs a title that a comma parts from the words, and an edge what only ends like a
        # body: names hold such characters (库尔班江·某某).
        before = passage.left(at)
        parted = before == "title" and text[at - 1] in _GAPS
        return LEFT["edge"] if parted else LEFT[before], before == "edge", at

    first = max(starts, key=worth, default=max(left, dot - 6))
    before = passage.left(first)
    ends = [cut for cut in range(last + 2, min(right, last + 8) + 1) if passage.right(cut) in _PARTS]
    cut = max(ends, key=lambda at: (RIGHT[passage.right(at)], -at), default=None)
    if cut is not None:
        after = passage.right(cut)
        yield Name(first, cut, LEFT.get(before, 1.0) + RIGHT[after] + DOTTED, before, after)


@cache
def _initials() -> frozenset[str]:
    """Give the characters with which a name with a surname may begin."""
    compound = {surname[0] for surname in words("compound_surnames")}
    return characters("surnames") | characters("rare_surnames") | compound


@cache
def _openings() -> re.Pattern[str]:
    """Match a character that begins surnames, where what stands before it can end what precedes names.

    The character comes first and what is before it is looked at afterwards: so the engine skips to it.
    """
    initial = f"[{_class(_initials())}]"
    return re.compile(f"{initial}(?:(?<=[{_class(before_names())}]{initial})|(?<=\\A{initial}))")


@cache
def _endings() -> re.Pattern[str]:
    """Match what follows names that have no surname."""
    return re.compile(f"{_CALLED_BY}|：|（|{either('speech', 'behind_name')}")


def _class(characters_: Iterable[str]) -> str:
    return "".join(re.escape(character) for character in sorted(characters_))
