"""Frames: who speaks, by which verb, in one stretch of narration.

A frame joins a speech verb with its subject. Of several verbs in one clause the one that speech follows
counts; within what somebody already says only another person opens a new frame. 在某某看来 is a frame of its
own, and so is a paragraph that opens with who speaks and a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from geo.text.lexicon.cues import Verb, verbs
from geo.text.people.mentions import InOrder, between, names_somebody
from geo.text.speech.subjects import Subject, is_nobody, subject_of, viewer
from geo.text.structure.narration import Piece
from geo.vocabulary import either, words_for

_ASKED = re.compile(f"[^，。：；]{{0,12}}{either('speech', 'asker')}[^，。：]{{0,6}}")
_WISHES = words_for("speech", "wish")
_FIRM = words_for("speech", "firm")
_VIEW = re.compile(rf"在(?P<who>[^，。；：！？\ue000-\ue002]{{1,70}}?){either('speech', 'view')}[，：]?")
_AT_ONCE = 3  # characters from a pronoun to the verb of a new cue (…，他还建议…)
_MOST_VERBS = 16  # of one clause that are looked at
_REACH = 100  # characters before a verb in which its subject is looked for
_LONGEST_NAMING = 90  # characters before the colon


@dataclass(frozen=True, slots=True)
class Frame:
    """A subject with its speech verb."""

    subject: Subject
    start: int  # of the verb (of 在 in 在某某看来)
    end: int  # after the verb
    word: str  # the verb
    piece: int  # index of the piece that holds it


def frames(text: str, pieces: Sequence[Piece], mentions: InOrder) -> list[Frame]:
    """Find the frames in the pieces of a passage, in order."""
    found: list[Frame] = []
    for number, piece in enumerate(pieces):
        if piece.quote:
            continue
        here = between(mentions, piece.start, piece.end)
        opening = _opening(text, piece, number, here) if number == 0 and _unquoted(pieces) else None
        if opening:
            return [opening]
        found += _in_piece(text, piece, number, here)
    return found


def _unquoted(pieces: Sequence[Piece]) -> bool:
    """Tell whether no quote follows the first piece at once."""
    return len(pieces) == 1 or not pieces[1].quote


def _opening(text: str, piece: Piece, number: int, mentions: InOrder) -> Frame | None:
    """Find who opens the paragraph with a colon behind them, speech without marks after it."""
    colon = text.find("：", piece.start, min(piece.end, piece.start + _LONGEST_NAMING))
    if colon < 0:
        return None
    if mentions and mentions[-1 if len(mentions) == 1 else 0].until == colon:
        subject = Subject("person", piece.start, (mentions[0],))
    elif is_nobody(text, piece.start, colon) or _ASKED.fullmatch(text, piece.start, colon):
        subject = Subject("nobody", piece.start)
    else:
        return None
    return Frame(subject, colon, colon + 1, "：", number)


def _in_piece(text: str, piece: Piece, number: int, mentions: InOrder) -> Iterator[Frame]:
    done = piece.start
    view = _VIEW.search(text, piece.start, piece.end)
    if view:
        yield Frame(viewer(text, *view.span("who"), mentions), view.start(), view.end(), "看来", number)
        done = view.end()
    cues = [verb for verb in verbs(text, done, piece.end) if not names_somebody(mentions, verb.start)]
    last: Frame | None = None
    for index, verb in enumerate(cues):
        if verb.start < done:
            continue
        subject = subject_of(text, max(done, verb.start - _REACH), verb.start, mentions)
        if subject is None:
            continue
        if (last or view) and not _takes_over(text, subject, verb):
            continue  # inside what somebody already says
        if not subject.strict and not _is_firm(text, verb, piece.end):
            continue
        chosen = _main_verb(text, verb, cues[index + 1 : index + 1 + _MOST_VERBS])
        last = Frame(subject, chosen.start, chosen.end, chosen.word, number)
        yield last
        done = chosen.end


def _takes_over(text: str, subject: Subject, verb: Verb) -> bool:
    """Tell whether a verb inside what somebody says begins speech of another person, or anew of the same."""
    if text[subject.start - 1] not in "，；。：":
        return False
    anew = subject.who == "pronoun" and subject.strict and verb.start - subject.start <= _AT_ONCE
    return anew or subject.who == "person"


def _is_firm(text: str, verb: Verb, end: int) -> bool:
    """Tell whether a verb far from its subject can only introduce speech."""
    if verb.word in _WISHES and text[verb.start - 1] in "，；":
        return True  # 某某带来了村民的心声，希望…
    return verb.end >= end or text[verb.end] in "，：\ue000" or verb.word in _FIRM


def _main_verb(text: str, verb: Verb, following: Iterable[Verb]) -> Verb:
    """Choose the verb that speech follows from the verbs of one clause."""
    chain = [verb]
    for other in following:
        if any(mark in text[chain[-1].end : other.start] for mark in "，。；：！？\ue000"):
            break
        chain.append(other)
    for candidate in chain:
        if candidate.end >= len(text) or text[candidate.end] in "，：。\ue000":
            return candidate
    return verb
