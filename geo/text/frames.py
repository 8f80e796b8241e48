"""Frames: who speaks, by which verb, in one stretch of narration.

A frame joins a speech verb with its subject: the person, pronoun or group whose naming is the last before
the verb with nothing between but adverbs, settings and addressees; failing that the only person of the
stretch (loose). A verb without any subject is elided and carries on with whoever spoke. `在某某看来` is a
frame of its own. A group as subject is a frame of nobody: it keeps its speech from being given to others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from geo.text.cues import Verb, verbs
from geo.text.passages import Piece
from geo.text.people import Mention
from geo.text.words import alternation, characters, words
from geo.vocabulary import words as vocabulary

Who = Literal["person", "pronoun", "short", "nobody", "elided", "focus"]

_PRONOUN = re.compile("[他她](?!们|人|乡|国|日|山|处|的)|(?<![尤极与唯莫])其(?![他中实次余它间后先])")
_FAMILIAR = re.compile(
    r"(?:(?<=[，。；：！？、”\ue002 \u3000\n])|^)(?:老(?P<surname>[\u4e00-\u9fff])|(?P<elder>[\u4e00-\u9fff])老)(?=[\u4e00-\u9fff，：]|$)"
)
_SETTING = (
    "在|对|向|给|跟|同|与|和|就|围绕|针对|结合|关于|谈到|谈及|谈起|说起|说到|提起|提及|聊起|讲起|回忆|展望|回顾|想起|面对|一边|一面|作为|接受|"
    "参加|出席|走出|走进|听完|听取|看到|翻开|拿着|拿出|指着|手持|通过|根据|当|每当|每次|每逢|从|代表|带着|为|告诉|握着|望着|看着|笑着|介绍|"
    "随着|经过|结束|刚|刚刚|正|正在|也在|日前|近日|今天|昨天|当天|[0-9]"
)
_ASKED = re.compile("(?:记者|主持人|观众|网友|提问|问|答|旁白)[^，。：]{0,6}")
_UNNAMED = re.compile(
    r"(?:一位|一名|某位|某名|有位|有的|有些|多位|多名|几位|不少|许多|部分|该[\u4e00-\u9fff])[^，。：；]{0,24}$"
)
_OBLIQUE = re.compile(
    "(?:(?:(?<![面针])对(?![此于])|(?<!一)向|给|跟|告诉)[^，。：；了着的]{0,8}|让|请|把|被|为)$"
)
_THIS_ONE = re.compile("这[位名]")
_FIRM = frozenset({"表示", "认为", "指出", "强调", "坦言"})
_VIEW = re.compile(
    r"在(?P<who>[^，。；：！？\ue000-\ue002]{1,70}?)(?:看来|眼里|眼中|心中|心里|的?印象中)[，：]?"
)


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the narration lets speak."""

    who: Who
    start: int
    mentions: tuple[Mention, ...] = ()  # for "person": one, or several who speak jointly
    surname: str = ""  # for "short": 王 in 王书记
    strict: bool = True  # nothing but adverbs and settings between subject and verb


@dataclass(frozen=True, slots=True)
class Frame:
    """A subject with its speech verb."""

    subject: Subject
    start: int  # of the verb (of 在 in 在某某看来)
    end: int  # after the verb
    word: str  # the verb
    piece: int  # index of the piece that holds it


@cache
def _between() -> re.Pattern[str]:
    """What may stand between a subject and its verb, one clause of it."""
    adverbs = alternation(words("adverbs"))
    return re.compile(
        rf"(?:{adverbs}|[\s、])*(?:(?:{_SETTING})[^，]*|[^，]{{1,10}}(?:地|着|时|后|中|之余|起来))?(?:{adverbs}|[\s、])*"
    )


@cache
def _nobodies() -> re.Pattern[str]:
    plain = words("groups") | set(vocabulary("roles")) | set(vocabulary("organisations")) | words("bodies")
    return re.compile(alternation(plain | {"代表", "委员"}))


def frames(text: str, pieces: Sequence[Piece], mentions: Sequence[Mention]) -> list[Frame]:
    """The frames in the pieces of a passage, in order."""
    found: list[Frame] = []
    for number, piece in enumerate(pieces):
        if piece.quote:
            continue
        here = [m for m in mentions if piece.start <= m.start < piece.end]
        opening = _opening(text, piece, number, here) if number == 0 else None
        if opening:
            return [opening]
        found += _in_piece(text, piece, number, here)
    return found


def _opening(text: str, piece: Piece, number: int, mentions: Sequence[Mention]) -> Frame | None:
    """A paragraph that opens with who speaks and a colon, speech without marks after it."""
    colon = text.find("：", piece.start, min(piece.end, piece.start + 90))
    if colon < 0 or colon + 1 >= piece.end:
        return None
    if mentions and mentions[-1 if len(mentions) == 1 else 0].until == colon:
        subject = Subject("person", piece.start, (mentions[0],))
    elif _nobodies().fullmatch(text, piece.start, colon) or _ASKED.fullmatch(text, piece.start, colon):
        subject = Subject("nobody", piece.start)
    else:
        return None
    return Frame(subject, colon, colon + 1, "：", number)


def _in_piece(text: str, piece: Piece, number: int, mentions: Sequence[Mention]) -> Iterator[Frame]:
    done = piece.start
    view = _VIEW.search(text, piece.start, piece.end)
    if view:
        yield Frame(_viewer(text, view, mentions), view.start(), view.end(), "看来", number)
        done = view.end()
    cues = [
        verb
        for verb in verbs(text, done, piece.end)
        if not any(m.start <= verb.start < m.until for m in mentions)
    ]
    last: Frame | None = None
    for index, verb in enumerate(cues):
        if verb.start < done:
            continue
        subject = subject_of(text, done, verb.start, mentions)
        if subject is None:
            continue
        if (last or view) and (subject.who != "person" or text[subject.start - 1] not in "，；。："):
            continue  # inside what somebody already says
        if not subject.strict and not _is_firm(text, verb, piece.end):
            continue
        chosen = _main_verb(text, verb, cues[index + 1 :])
        last = Frame(subject, chosen.start, chosen.end, chosen.word, number)
        yield last
        done = chosen.end


def _is_firm(text: str, verb: Verb, end: int) -> bool:
    """Whether a verb far from its subject can only introduce speech."""
    return verb.end >= end or text[verb.end] in "，：\ue000" or verb.word in _FIRM


def _main_verb(text: str, verb: Verb, following: Sequence[Verb]) -> Verb:
    """Of the verbs of one clause the one that speech follows."""
    chain = [verb]
    for other in following:
        if any(mark in text[chain[-1].end : other.start] for mark in "，。；：！？\ue000"):
            break
        chain.append(other)
    for candidate in chain:
        if candidate.end >= len(text) or text[candidate.end] in "，：。\ue000":
            return candidate
    return verb


def _viewer(text: str, view: re.Match[str], mentions: Sequence[Mention]) -> Subject:
    """Whose view 在…看来 gives."""
    left, right = view.span("who")
    inside = [m for m in mentions if left <= m.start and m.until <= right]
    if inside and inside[-1].until == right:
        return Subject("person", inside[-1].first, _joint(inside))
    pronoun = _PRONOUN.fullmatch(text, left, right)
    return Subject("pronoun" if pronoun else "nobody", left)


def subject_of(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """The subject of a verb at `end`, looked for in text[start:end]; None where the verb is no cue."""
    here = [m for m in mentions if start <= m.first and m.until <= end]
    tokens: list[Subject] = []
    for index, mention in enumerate(here):
        tokens.append(Subject("person", mention.first, _joint(here[: index + 1])))
    ends = {id(token): mention.until for token, mention in zip(tokens, here, strict=True)}
    for found in _PRONOUN.finditer(text, start, end):
        if not _inside(found.start(), here):
            tokens.append(Subject("pronoun", found.start()))
            ends[id(tokens[-1])] = found.end()
    for found in _nobodies().finditer(text, start, end):
        if not _inside(found.start(), here):
            tokens.append(_short(text, start, found) or Subject("nobody", found.start()))
            ends[id(tokens[-1])] = found.end()
    for familiar, until in _familiar(text, start, end):
        if not _inside(familiar.start, here):
            tokens.append(familiar)
            ends[id(familiar)] = until
    for token in sorted(tokens, key=lambda token: -ends[id(token)]):
        if not _is_between(text, ends[id(token)], end) or _is_oblique(text, start, token.start):
            continue
        if token.who == "nobody" and here and _is_object(text, here[-1].until, token.start):
            continue
        if token.who == "nobody" and _THIS_ONE.search(text, max(start, token.start - 16), token.start):
            return Subject("focus", token.start)
        return token
    if _UNNAMED.search(text, max(start, end - 40), end):
        return Subject("nobody", end)
    persons = [
        token for token in tokens if token.who == "person" and not _is_oblique(text, start, token.start)
    ]
    if persons:
        first = persons[0]
        return Subject("person", first.start, first.mentions, strict=False)
    if any(token.who == "pronoun" for token in tokens):
        token = next(token for token in tokens if token.who == "pronoun")
        return Subject("pronoun", token.start, strict=False)
    if not tokens and _is_between(text, start, end):
        return Subject("elided", end)
    return None


def topic(text: str, start: int, end: int, mentions: Sequence[Mention]) -> Subject | None:
    """Whom a sentence is about: the first person, pronoun or familiar name in it."""
    here = [m for m in mentions if start <= m.start < end]
    tokens = [Subject("person", here[0].first, (here[0],), strict=False)] if here else []
    pronoun = re.compile("[他她](?!们|人)").search(text, start, end)
    if pronoun:
        tokens.append(Subject("pronoun", pronoun.start(), strict=False))
    tokens += [
        Subject("short", s.start, surname=s.surname, strict=False) for s, _ in _familiar(text, start, end)
    ]
    if not tokens and _THIS_ONE.match(text, start, end):
        return Subject("focus", start, strict=False)
    return min(tokens, key=lambda token: token.start, default=None)


def _familiar(text: str, start: int, end: int) -> Iterator[tuple[Subject, int]]:
    """老王 and 王老, with where they end."""
    for found in _FAMILIAR.finditer(text, start, end):
        surname = found["surname"] or found["elder"]
        if surname in characters("surnames"):
            yield Subject("short", found.start(), surname=surname), found.end()


def _inside(at: int, mentions: Sequence[Mention]) -> bool:
    return any(m.first <= at < m.until for m in mentions)


def _joint(here: Sequence[Mention]) -> tuple[Mention, ...]:
    """The last of the mentions with those that are joined to it."""
    chain = [here[-1]]
    for mention in reversed(here[:-1]):
        if not mention.joined:
            break
        chain.append(mention)
    return tuple(reversed(chain))


def _short(text: str, start: int, found: re.Match[str]) -> Subject | None:
    """A surname with a title, as in 王书记."""
    at = found.start() - 1
    if at < start or not (at == start or text[at - 1] in "，。；：！？、”\ue002 \u3000与和对向"):
        return None
    if text[at] in characters("surnames") and len(found[0]) < 4:
        return Subject("short", at, surname=text[at])
    return None


def _is_between(text: str, start: int, end: int) -> bool:
    """Whether text[start:end] holds nothing but what may stand between subject and verb."""
    if end - start > 60:
        return False
    return all(_between().fullmatch(clause) for clause in text[start:end].split("，"))


def _is_object(text: str, person: int, at: int) -> bool:
    """Whether a group named at `at`, after a person in the same clause, is where or with whom they act."""
    between = text[person:at]
    return at > person and "，" not in between and not between.endswith(("的", "、", "和", "与", "及", "让", "令"))


def _is_oblique(text: str, start: int, at: int) -> bool:
    """Whether who is named at `at` is spoken to or of."""
    return bool(_OBLIQUE.search(text, max(start, at - 10), at))
