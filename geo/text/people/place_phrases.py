"""Place phrases by the grammar of administrative names, without a gazetteer.

A chain is a row of names that each end in the noun of a level (省, 自治州, 县, 镇 …). `in_scenes` finds those
that set a scene: “X村位于<chain>”, “<chain>有个X社区”, a clause that opens with a chain or with 在, 走进
and the like before it. Whether a place exists, and what stands above it, is for the room of places.

The noun of a level can also be a part of the next name (州州市), so a chain can be cut in many ways. Where
something has to follow it, `_ends` walks the cuts and enters none twice, which takes time in proportion to
the text; a pattern would take exponential time.
"""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from collections.abc import Iterator
from functools import cache

from geo.text.lexicon.name_forms import is_word
from geo.vocabulary import alternation, either, words, words_for

_NAME = (  # letters of no Latin, no particles; 都 where it is none (四都乡, 都昌县, but 大家都)
    r"(?:[^\W\da-zA-Z_的了这那该是有在等把被让都也各某每我们他她你一从到位离]"
    r"|(?<![家们人个里次年天户县乡镇村市区])都(?![在有是会能要不说把])|都(?=[昌江匀安兰]))"
)
_UNIT = either("divisions", "unit")
_STEP = rf"{_NAME}{{1,11}}?(?:州市|{_UNIT})"  # 杭州市 is one name, not 杭州 and 市
_NOT_OFFICE = re.compile(f"(?![市县区州省镇乡村旗]?[副]?[长委党政纪团妇]|{either('titles', 'no_place')})")
_CHAIN = rf"(?>(?:{_STEP})+)"  # the first way to cut it; only where anything may follow
_LEAD = "走进|来到|来自|位于|地处|回到|深入|在|从"
_HOLDS = "有个|有一个|有座|有一座"
_LONGEST_STEP = 11  # characters of a name before the noun of its level
_LONGEST_SHORT = 8  # characters of a province and a place in it without the nouns of their levels
_NEAR = 40  # characters within which a scene tells the same place again
_ONE = re.compile(_NAME)
_NOUN = re.compile(_UNIT)
_BODY = re.compile(either("bodies", "named"))
_LEVEL = re.compile(_STEP)
_CERTAIN = re.compile(_CHAIN)
_SMALL = words_for("divisions", "village_name", "township")
_STOP = "，。；！？\ue000"
_CLAUSE = re.compile(r"(?:^|(?<=[。！？，；\n\u3000]))", re.MULTILINE)
_NO_STOP = re.compile(f"[^{_STOP}]{{1,8}}")
_LEAD_OR_OF = re.compile(f"{_LEAD}|的")
_LEAD_ALONE = re.compile(_LEAD)


def chain(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] is nothing but a chain of places."""
    return any(found == end for found in _ends(text, start, end, set()))


def _ends(text: str, start: int, limit: int, failed: set[int]) -> Iterator[int]:
    """Yield where chains from `start` end within text[:limit], in the order of a pattern.

    An end that the caller does not take is added to `failed`, and none in `failed` is tried: what can follow
    an end does not depend on how it was reached.
    """
    path = [(start, _steps(text, start, limit))]
    while path:
        at, steps = path[-1]
        after = next((end for end in steps if end not in failed), None)
        if after is not None:
            path.append((after, _steps(text, after, limit)))
            continue
        path.pop()
        if path:
            yield at
            failed.add(at)


def _steps(text: str, start: int, limit: int) -> Iterator[int]:
    """Yield where one name with the noun of its level can end, the shortest name first."""
    for at in range(start, min(start + _LONGEST_STEP, limit)):
        if not _ONE.match(text, at, limit):
            return
        if noun := _NOUN.match(text, at + 1, limit):
            yield noun.end()


def first_name(phrase: str) -> str | None:
    """Find the village, community or township with which a phrase opens, or None."""
    opening = _LEVEL.match(phrase)
    return opening[0] if opening and opening[0].endswith(_SMALL) else None


def opens_with_province(phrase: str) -> bool:
    """Tell whether a short phrase begins with a province, in full or for short (山东寿光, 北京)."""
    return len(phrase) <= _LONGEST_SHORT and _short_province().match(phrase) is not None


def names_place(phrase: str) -> bool:
    """Tell whether a phrase holds the name of a place or body of its own."""
    return bool(_LEVEL.search(phrase)) or bool(_BODY.search(phrase))


def in_scenes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the place phrases that set a scene in text[start:end]: (offset, phrase outermost level first)."""
    found: dict[int, str] = {}
    for situated in _situated().finditer(text, start, end):
        found[situated.start()] = _whole_names(situated["chain"]) + situated["name"]
    for at, phrase in _holders(text, start, end):
        found.setdefault(at, phrase)
    places = sorted(found)
    for at, scene_end in _scenes(text, start, end):
        phrase = _whole_names(text[at:scene_end])
        told = bisect_left(places, at - _NEAR)
        if _is_specific(phrase) and not (told < len(places) and places[told] <= at):
            found[at] = phrase
            insort(places, at)
    for at in places:
        yield at, found[at]


def _holders(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the places of <chain>有个X社区 in text[start:end]: (offset, phrase)."""
    done = start
    for holding in _holding().finditer(text, start, end):
        first = _first_start(text, done, holding.start())
        if first is not None:
            yield first, _whole_names(text[first : holding.start()]) + holding["name"]
            done = holding.end()


def _first_start(text: str, start: int, end: int) -> int | None:
    """Find the first offset in text[start:end] from which a chain leads to its end; None without one."""
    reached, at = {end}, end
    while at > start and _ONE.match(text, at - 1, end):
        at -= 1
        if not reached.isdisjoint(_steps(text, at, end)):
            reached.add(at)
    first = min(reached)
    return first if first < end else None


def _scenes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield chains at the beginning of a clause or behind a word of place, no office behind: (start, end)."""
    failed: set[int] = set()
    at = start
    while beginning := _scene().search(text, at, end):
        found = _scene_at(text, beginning.start(), end, failed)
        if found is None:
            at = beginning.start() + 1
            continue
        yield found
        at = max(found[1], beginning.start() + 1)


def _scene_at(text: str, start: int, limit: int, failed: set[int]) -> tuple[int, int] | None:
    """Give the chain of the scene that begins at `start`."""
    for at in _after_lead(text, start, limit):
        province = _province().match(text, at, limit)
        begins = [province.end(), at] if province else [at]
        for begin in begins:
            for end in _ends(text, begin, limit, failed):
                if _NOT_OFFICE.match(text, end, limit):
                    return at, end
        if province and _NOT_OFFICE.match(text, province.end(), limit):
            return at, province.end()
    return None


def _after_lead(text: str, start: int, limit: int) -> Iterator[int]:
    """Find where a chain can begin in a scene that begins at `start`."""
    if _CLAUSE.match(text, start, limit):
        run = _NO_STOP.match(text, start, limit)
        for at in range(run.end() if run else start, start - 1, -1):
            if lead := _LEAD_OR_OF.match(text, at, limit):
                yield lead.end()
        yield start
    if lead := _LEAD_ALONE.match(text, start, limit):
        yield lead.end()


def named(text: str, start: int, end: int) -> Iterator[str]:
    """Yield the chains in text[start:end] that certainly name places."""
    for found in _CERTAIN.finditer(text, start, end):
        phrase = _whole_names(found[0])
        levels = _LEVEL.findall(phrase)
        if _province().match(phrase) or len(levels) > 1 or phrase[-1] == "市":
            yield phrase


def down_to_county(phrase: str) -> str | None:
    """Cut townships and villages off the phrase; None where nothing wider is left."""
    ends = [phrase.rfind(unit) for unit in "省市县区旗州"]
    return phrase[: max(ends) + 1] if max(ends) > 0 else None


def origin(text: str, start: int, end: int) -> str | None:
    """Give the chain after 来自 or 家住 in text[start:end]."""
    found = _origin().search(text, start, end)
    return _whole_names(found["chain"]) if found and _is_specific(found["chain"]) else None


def bodies_in_scenes(text: str, start: int, end: int) -> Iterator[tuple[int, str]]:
    """Yield the bodies whose rooms or grounds a clause of text[start:end] opens with (某地中医院的煎药房)."""
    for found in _place_of_work().finditer(text, start, end):
        yield found.start("body"), found["body"]


def up_to(phrase: str, unit: str) -> str | None:
    """Cut the phrase behind its last name that ends in the unit; None where it has no such name."""
    at = phrase.rfind(unit)
    return phrase[: at + len(unit)] if at > 0 else None


def _whole_names(phrase: str) -> str:
    """Cut words that ran into the beginning of the phrase: it begins with its province."""
    for found in _province().finditer(phrase):
        return phrase[found.start() :]
    return phrase


def _is_specific(phrase: str) -> bool:
    """Tell whether a phrase names a place: a province, two levels, or no common noun (农业农村)."""
    if _province().match(phrase):
        return True
    levels = _LEVEL.findall(phrase)
    return all(len(level) > 2 or level[-1] in "县市" for level in levels) and (
        len(levels) > 1 or (phrase[-1] in "县市州旗" and not is_word(phrase) and len(phrase) > 2)
    )


@cache
def _province() -> re.Pattern[str]:
    return re.compile(alternation(words("provinces")))


@cache
def _short_province() -> re.Pattern[str]:
    """Match a province as it is called for short: two characters of its name, three of 内蒙古 and 黑龙江."""
    shorts = {name[: 3 if name.startswith(("内蒙", "黑龙")) else 2] for name in words("provinces")}
    return re.compile(alternation(shorts))


@cache
def _situated() -> re.Pattern[str]:
    """Match X村位于<chain>."""
    return re.compile(
        rf"(?P<name>{_NAME}{{1,8}}{either('divisions', 'situated')})(?:位于|地处|坐落[于在]|隶属于?|属于|在)"
        rf"(?P<chain>{_CHAIN})"
    )


@cache
def _holding() -> re.Pattern[str]:
    """Match 有个X社区."""
    return re.compile(rf"(?:{_HOLDS})(?P<name>{_NAME}{{1,8}}{either('divisions', 'held')})")


@cache
def _place_of_work() -> re.Pattern[str]:
    return re.compile(
        rf"(?:^|(?<=[。！？，；\n\u3000]))(?:走进|来到|在|走出)?(?P<body>{_NAME}{{2,16}}"
        rf"{either('bodies', 'grounds')})(?=的|里|内|门口|大厅)",
        re.MULTILINE,
    )


@cache
def _origin() -> re.Pattern[str]:
    """Match 来自<chain>."""
    return re.compile(rf"(?:来自|家住|家在|老家在|出生[于在])(?P<chain>{_CHAIN})")


@cache
def _scene() -> re.Pattern[str]:
    """Match the beginning of a clause, or a word of place, with the first name of a chain behind it."""
    return re.compile(
        rf"(?:{_CLAUSE.pattern}(?:[^{_STOP}]{{0,8}}(?:{_LEAD}|的))?|(?:{_LEAD}))(?:{_province().pattern}|{_STEP})",
        re.MULTILINE,
    )
