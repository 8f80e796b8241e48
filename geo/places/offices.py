"""Splits what is left of a descriptor after its place into office and organisation.

An office is a post at the end (roles.txt) with the words that belong to it (党委, 专职, 原). Where the unit's
last character is shared by place and office it is kept in both: 安源区 + 区委书记, 流水村 + 村委会主任. What
stands before the post and ends like a body is the organisation, with the division that its name begins with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.vocabulary import alternation, either, words, words_for

MODIFIER = rf"(?:[省市州县区旗盟镇乡村]?委|{alternation(words('office_modifiers'))})"
_ALL_MODIFIERS = re.compile(f"{MODIFIER}*")
_TRAILING_MODIFIERS = re.compile(f"{alternation(words('last_office_modifiers'))}+$")
BODY_ENDINGS = re.compile(
    rf"[局厅部院委会社馆所站队处办校园店厂场矿港段组科室团司行办班]$|{either('bodies', 'ends_like_body')}"
)
UNIT_ENDINGS = frozenset("省市州县区旗盟镇乡村")
LEADS = "有在从于到赴往驻住的是原由向、,。;:!?()（）“”\"' "
"""Characters that part a place from what stands before it; anything else belongs to a body's name."""

LONGEST_ROLE = 8
LONGEST_KIND = 7  # characters that may say what kind of post it is (维修工程师)


@dataclass(frozen=True, slots=True)
class Office:
    """What a descriptor says besides the place."""

    role: str | None
    organisation: str | None


STOPS = ",。;、:!?”\"'）)"
OWNER = re.compile(r"的(?:一[名位个])?(?=.)")
"""What makes the rest of a descriptor more than the name of a body of the place."""

_SETTLEMENT = re.compile(f"[\u4e00-\u9fff]{{2,6}}?{either('divisions', 'settlement')}(?=.)")
_PLAIN = re.compile(r"[一-鿿·、（）()]+")
LONGEST_WHOLE = 16  # characters up to which words before a post that are no body belong to it

NEITHER = Office(None, None)


def split(text: str, start: int, end: int, last: int) -> Office:
    """Office and organisation of `text`, whose place stands at start:end, its last name from `last`.

    start == end where the phrase names no place.
    """
    if start == 0 and end >= len(text):
        return NEITHER
    text = text.rstrip(STOPS)
    last_post = text.rfind("、", end) + 1  # of several posts, each of a body, the last counts
    if last_post and _is_post_of_body(text[last_post:]):
        return split(text[last_post:], 0, 0, 0)
    if last_post and _goes_with_another(text[last_post:]) and _role_start(text[: last_post - 1]) is not None:
        first = split(text[: last_post - 1], start, end, last)
        if first.role is not None:
            return Office(f"{first.role}、{text[last_post:]}", first.organisation)
    if not end and (unknown := _SETTLEMENT.match(text)) and _post(text[unknown.end() :]) == 0:
        return Office(text[unknown.end() :], None)  # a village or community that is not known
    rest = text[end:]
    if start > 0 and _is_body(text[:start]):
        start = end = last = 0  # the place stands inside a body's name
        rest = text
    elif start > 0 and text[start - 1] not in LEADS:
        last = start = 1 + max(text.rfind(mark, 0, start) for mark in LEADS)  # 中国人寿 + 河北分公司
    fused = _fused(text, end, last)
    if fused is not None:
        return fused
    if owner := OWNER.match(rest):  # 宁海县的一名医生: the body, if any, is not the place's
        rest = rest[owner.end() :]
        return Office(rest, None) if _post(rest) is not None else _without_post(text, rest, last)
    post = _post(rest)
    if post is None:
        return _without_post(text, rest, last)
    before, role = rest[:post], rest[post:]
    if (end > start or before) and "、" not in role and not _is_body(before):
        inner = _inner_post(role)
        before, role = before + role[:inner], role[inner:]
    if _ALL_MODIFIERS.fullmatch(before):
        return Office(before + role, None)
    body = _body(before.removesuffix("的"))
    if body:
        leads = before.startswith(body)
        named = rest[len(body) :].lstrip("、的") if leads else role
        return Office(named, (text[last:end] if end and leads else "") + body)
    whole = before + role
    return Office(role if len(whole) > LONGEST_WHOLE or not _PLAIN.fullmatch(whole) else whole, None)


def _is_post_of_body(text: str) -> bool:
    """Whether the text is a post with the body that it is held in (某大学教授), more than a kind of body."""
    at = _role_start(text)
    return bool(at) and _body(text[:at]) not in ("", *_bodies())


def _goes_with_another(text: str) -> bool:
    """Whether the text is a post with words of its own, none of which is a body's name (应急保电负责人)."""
    at = _role_start(text)
    return bool(at) and not _ALL_MODIFIERS.fullmatch(text[:at])


def _fused(text: str, end: int, last: int) -> Office | None:
    """Office or body that shares its first character with the place: 安源区 + 区委书记, 平山县 + 县长."""
    if not 0 < end < len(text) or text[end] not in "委长" or text[end - 1] not in UNIT_ENDINGS:
        return None
    shared = text[end - 1 :]
    if (shared[:2] in _roles() and shared[2:3] in ("", "、")) or (
        text[end] == "委" and _post(text[end:]) is not None
    ):
        return Office(shared, None)
    return Office(None, text[last:]) if text[end] == "委" else None


def _without_post(text: str, rest: str, last: int) -> Office:
    return Office(None, text[last:] if _is_body(rest) else None)


def _inner_post(role: str) -> int:
    """Where the post begins in a post that names its body (合作社|理事长); 0 where it names none."""
    for at in range(1, len(role) - 1):
        if role[at:] in _roles() and _is_body(role[:at]) and not _ALL_MODIFIERS.fullmatch(role[:at]):
            return at
    return 0


def _body(before: str) -> str:
    """The body that `before`, the words before a post, begins with; "" where there is none."""
    body = _TRAILING_MODIFIERS.sub("", before)
    if _is_body(body):
        return body
    for end in range(len(body) - 1, max(1, len(body) - LONGEST_KIND), -1):
        if body[:end].endswith(_bodies()):  # 地铁集团 + 维修 + 工程师
            return body[:end]
    return ""


def _post(text: str) -> int | None:
    """Where the post at the end of `text` begins; the first of several joined by 、."""
    parts = text.split("、")
    start = len(text)
    found = None
    for part in reversed(parts):
        start -= len(part)
        at = _role_start(part)
        if at is None:
            break
        found = start + at
        start -= 1
        if at > 0 and not _ALL_MODIFIERS.fullmatch(part[:at]):
            break
    return found


def _role_start(part: str) -> int | None:
    roles = _roles()
    for length in range(min(LONGEST_ROLE, len(part)), 1, -1):
        if part[-length:] in roles:
            return len(part) - length
    return None


def _is_body(text: str) -> bool:
    if not text:
        return False
    return text.endswith(_bodies()) or BODY_ENDINGS.search(text[-2:]) is not None


@cache
def _roles() -> frozenset[str]:
    return words("roles")


@cache
def _bodies() -> tuple[str, ...]:
    return words_for("bodies", "organisation")
