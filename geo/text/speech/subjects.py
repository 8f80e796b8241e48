"""Who the subject of a speech verb is: the naming before it with nothing between that breaks the two apart.

Persons, pronouns, surnames with a title and groups before the verb are looked at from the nearest one
backwards. One that is separated by adverbs, settings and addressees only is the subject; failing that, the
only person of the stretch is, loosely. A group as subject is nobody: it keeps the speech from being given to
others. A national leader is nobody as well, unless the sentence says that they spoke at the discussion.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, NamedTuple

from geo.text.lexicon.lexicon import Lexicon
from geo.text.people.mentions import InOrder, Mention, between
from geo.vocabulary import alternation, characters, either, words, words_for

Who = Literal["person", "pronoun", "short", "nobody", "elided", "focus"]

_FARTHEST = 60  # characters between a subject and its verb
_PRONOUN = re.compile("[他她](?!们|人|乡|国|日|山|处|的)|(?<![尤极与唯莫])其(?![他中实次余它间后先])")
_TOPIC_PRONOUN = re.compile("[他她](?!们|人|的)")
_FAMILIAR = re.compile(
    "(?:(?<=[，。；：！？、”的\ue002 \u3000\n])|^)"
    "(?:老(?P<surname>[\u4e00-\u9fff])|(?P<elder>[\u4e00-\u9fff])老)(?=[\u4e00-\u9fff，：]|$)"
)
_UNNAMED = re.compile(f"(?:{either('speech', 'unnamed')}|该[\u4e00-\u9fff])[^，。：；]{{0,24}}$")
_OBLIQUE = re.compile(
    "(?:(?:(?<![面针])对(?![此于])|(?<!一)向|给|跟|告诉)[^，。：；了着的]{0,8}(?:的[^，。：；了着的]{0,5})?"
    "|(?<![面针])对[^，。：；了着]{1,6}的|让|请|把|被|(?<![华作成因以认行])为)$"
)
_THIS_ONE = re.compile("这[位名]")
_PRESENT = re.compile(either("speech", "present"))
_KEEPS_SUBJECT = ("的", "、", "和", "与", "及", "让", "令")


@dataclass(frozen=True, slots=True)
class Subject:
    """Whom the narration lets speak."""

    who: Who
    start: int
    mentions: tuple[Mention, ...] = ()  # for "person": one, or several who speak jointly
    surname: str = ""  # for "short": 王 in 王书记
    strict: bool = True  # nothing but adverbs and settings between subject and verb

    @property
    def manner(self) -> str:
        """Name how the subject is given, as the ending of a rule's id; empty for a person by name."""
        if self.who == "person":
            return "" if self.strict else "-loose"
        return f"-{self.who}"


class _Token(NamedTuple):
    """A naming that may be the subject, with where it ends."""

    subject: Subject
    end: int


def subject_of(text: str, start: int, end: int, mentions: InOrder) -> Subject | None:
    """Find the subject of the verb at `end` in text[start:end]; None where the verb is no cue."""
    near = between(mentions, start, end)
    here = [mention for mention in near if start <= mention.first and mention.until <= end]
    tokens = sorted(_tokens(text, start, end, here), key=lambda token: token.end)
    for token in reversed(tokens):
        found = _close_to(text, start, end, token, here)
        if found:
            return found
    unnamed = _UNNAMED.search(text, max(start, end - 40), end)
    if unnamed and not _is_oblique(text, start, unnamed.start()):
        return Subject("nobody", end)
    if not tokens:
        return Subject("elided", end) if _is_between(text, start, end) else None
    return _loosely(text, start, tokens)


def topic(text: str, start: int, end: int, mentions: InOrder) -> Subject | None:
    """Find whom a sentence is about: the first person, pronoun or familiar name in it."""
    here = between(mentions, start, end)
    found = [_person(here[:1])] if here else []
    pronoun = _TOPIC_PRONOUN.search(text, start, end)
    if pronoun and not _is_oblique(text, start, pronoun.start()):
        found.append(Subject("pronoun", pronoun.start()))
    if text.find("老", start, end) >= 0:
        found += [token.subject for token in _familiar(text, start, end)]
    if not found and _THIS_ONE.match(text, start, end):
        found.append(Subject("focus", start))
    return replace(min(found, key=lambda subject: subject.start), strict=False) if found else None


def state_of_mind(text: str, start: int, end: int, mentions: InOrder) -> Subject | None:
    """Find whom a clause without a speech verb before a colon is about (听到消息，某某百感交集：)."""
    clause = text.rfind("，", start, end) + 1 or start
    about = topic(text, clause, end, mentions) or topic(text, start, end, mentions)
    for at, until in _nobodies().spans(text, start, end):
        last = bisect_left(mentions, at + 1, key=_first) - 1
        named = last >= 0 and at < mentions[last].until
        if named or text.startswith(("的", "出身"), until):
            continue
        if (
            about is None
            or clause <= at < about.start
            or (at >= clause > about.start and _by_kin(text, at, until))
        ):
            called = _short(text, start, at, until)
            if called:
                return replace(called, strict=False)
            return Subject("nobody", at)
    return about


def _first(mention: Mention) -> int:
    return mention.first


def _by_kin(text: str, at: int, until: int) -> bool:
    """Tell whether text[at:until] is a relative (父亲说了一句话)."""
    return text[at:until] in words("kin")


def viewer(text: str, start: int, end: int, mentions: InOrder) -> Subject:
    """Find whose view a phrase such as 在…看来 gives; text[start:end] is its middle."""
    inside = [mention for mention in between(mentions, start, end) if mention.until <= end]
    if inside and inside[-1].until == end:
        return _person(inside)
    return Subject("pronoun" if _PRONOUN.fullmatch(text, start, end) else "nobody", start)


def is_nobody(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] is only a group, an office without a name, or a body."""
    return text[start:end] in _nobodies()


def names_group(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] speaks of a group or of somebody without a name."""
    return _groups().search(text, start, end) is not None


def opens_with_address(text: str, start: int, end: int) -> bool:
    """Tell whether text[start:end] begins with a surname and a title (王书记点点头)."""
    return addressed_first(text, start, end) is not None


def addressed_first(text: str, start: int, end: int) -> Subject | None:
    """Find the surname with a title (王师傅) that text[start:end] begins with."""
    found = _title().match(text, start + 1, end)
    return _short(text, start, *found.span()) if found else None


def _tokens(text: str, start: int, end: int, here: Sequence[Mention]) -> Iterator[_Token]:
    """Yield everything in text[start:end] that could be a subject."""
    for index, mention in enumerate(here):
        yield _Token(_person(here[: index + 1]), mention.until)
    others = [_Token(Subject("pronoun", m.start()), m.end()) for m in _PRONOUN.finditer(text, start, end)]
    if text.find("老", start, end) >= 0:
        others += _familiar(text, start, end)
    for at, until in _nobodies().spans(text, start, end):
        others.append(_Token(_short(text, start, at, until) or Subject("nobody", at), until))
    for token in others:
        if not any(mention.first <= token.subject.start < mention.until for mention in here):
            yield token


def _close_to(text: str, start: int, end: int, token: _Token, here: Sequence[Mention]) -> Subject | None:
    """Take the token as the subject of the verb at `end`; None where other words break the two apart."""
    subject = token.subject
    if not _is_between(text, token.end, end) or _is_oblique(text, start, subject.start):
        return None
    if subject.who == "nobody":
        if here and _is_object(text, here[-1].until, subject.start):
            return None
        if _THIS_ONE.search(text, max(start, subject.start - 16), subject.start):
            return Subject("focus", subject.start)
    return _unless_leader(text, subject, token.end, end)


def _loosely(text: str, start: int, tokens: Sequence[_Token]) -> Subject | None:
    """Take the first person, else the first pronoun, of a stretch that does not begin with a group."""
    subjects = sorted((token.subject for token in tokens), key=lambda subject: subject.start)
    if subjects[0].who == "nobody":
        return None
    nearest = tokens[-1]
    at = nearest.subject.start
    if _by_kin(text, at, nearest.end) and "，" in text[subjects[0].start : at]:
        return Subject("nobody", at)
    for who in ("person", "pronoun"):
        for subject in subjects:
            if subject.who == who and not _is_oblique(text, start, subject.start):
                leader = any(mention.leader for mention in subject.mentions)
                return None if leader else replace(subject, strict=False)
    return None


def _unless_leader(text: str, subject: Subject, until: int, end: int) -> Subject:
    """Replace a leader who is cited rather than heard by nobody."""
    if any(mention.leader for mention in subject.mentions) and not _PRESENT.search(text, until, end):
        return Subject("nobody", subject.start)
    return subject


def _person(here: Sequence[Mention]) -> Subject:
    """Join the last of the mentions with those that are chained to it."""
    chain = [here[-1]]
    for mention in reversed(here[:-1]):
        if not mention.joined:
            break
        chain.append(mention)
    return Subject("person", here[-1].first, tuple(reversed(chain)))


def _familiar(text: str, start: int, end: int) -> Iterator[_Token]:
    """Yield 老王 and 王老."""
    for found in _FAMILIAR.finditer(text, start, end):
        surname = found["surname"] or found["elder"]
        if surname in characters("surnames"):
            yield _Token(Subject("short", found.start(), surname=surname), found.end())


def _short(text: str, start: int, title: int, until: int) -> Subject | None:
    """Read a surname with the title text[title:until], as in 王书记; None where there is no surname."""
    long = text[title - 2 : title] in words("compound_surnames")
    at = title - (2 if long else 1)
    if at < start or not (at == start or text[at - 1] in "，。；：！？、”的\ue002 \u3000与和对向"):
        return None
    surname = text[at:title]
    if long or surname in characters("surnames") or surname in characters("rare_surnames"):
        return Subject("short", at, surname=surname) if until - title < 4 else None
    return None


def _is_between(text: str, start: int, end: int) -> bool:
    """Tell whether only adverbs and settings, which may part subject and verb, stand in text[start:end]."""
    if end - start > _FARTHEST:
        return False
    return all(_between().fullmatch(clause) for clause in text[start:end].split("，"))


def _is_object(text: str, person: int, at: int) -> bool:
    """Tell whether a group at `at`, behind a person in the same clause, is where or with whom they act."""
    between = text[person:at]
    return at > person and "，" not in between and not between.endswith(_KEEPS_SUBJECT)


def _is_oblique(text: str, start: int, at: int) -> bool:
    """Tell whether who is named at `at` is spoken to or of (对, 让, 告诉 before the name)."""
    return _OBLIQUE.search(text, max(start, at - 10), at) is not None


@cache
def _between() -> re.Pattern[str]:
    """Match one clause of what may stand between a subject and its verb."""
    adverbs, settings = alternation(words("adverbs")), alternation(words("settings"))
    return re.compile(
        rf"(?:{adverbs}|[\s、])*(?:(?:{settings}|[0-9])[^，]*+"
        rf"|(?:[^，]{{1,10}}(?:地|着|时|后|中|之余|起来))?(?:{adverbs}|[\s、])*+)"
    )


@cache
def _nobodies() -> Lexicon:
    bodies = words_for("bodies", "organisation", "before_name")
    return Lexicon(
        {*words("groups"), *words("kin"), *words("roles"), *bodies, *words_for("titles", "called")}
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(alternation({*words("honours"), *words_for("titles", "called")}))


@cache
def _groups() -> re.Pattern[str]:
    return re.compile(alternation(words("groups")))
