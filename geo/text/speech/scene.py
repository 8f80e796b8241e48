"""What the rules of attribution look at: one passage with its persons, its frames and its neighbours.

An `Attribution` is what a rule finds: a span of speech with a subject, not yet resolved to a person.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from geo.model import Kind
from geo.text.people.mentions import InOrder, Mention, between
from geo.text.speech.frames import Frame
from geo.text.speech.subjects import Subject
from geo.text.structure.narration import Passage, Piece

_LABEL = re.compile("^【[^【】]{1,8}】")  # 【同期】 before who speaks


@dataclass(frozen=True, slots=True)
class Attribution:
    """A span of speech with the subject it belongs to, not yet resolved to a person."""

    start: int
    end: int
    kind: Kind
    subject: Subject
    rule: str


@dataclass(frozen=True, slots=True)
class Scene:
    """What the rules look at: one passage with its persons and frames."""

    text: str
    form: str
    passage: Passage
    mentions: InOrder
    frames: tuple[Frame, ...]
    focused: bool  # the paragraph before is about a person
    sole: bool  # only one person speaks by name in the article, and has been named before
    single: int  # offset up to which at most one person is named and no group or unnamed person speaks
    previous: Scene | None  # that of the passage before
    signature: Mention | None  # who signs the paragraph in a line of their own (——某某) below it
    given: dict[int, Attribution] = field(default_factory=dict)  # by piece: quotes attributed so far

    def piece(self, index: int) -> Piece | None:
        """Give the piece at the index; None past either end."""
        pieces = self.passage.pieces
        return pieces[index] if 0 <= index < len(pieces) else None

    def after(self, index: int) -> Piece | None:
        """Find the narration right behind the quote at the index; a lone stop is passed over."""
        right = self.piece(index + 1)
        if right and not right.quote and not self.text[right.start : right.end].strip("。，！？；"):
            right = self.piece(index + 2)
        return right if right and not right.quote else None

    def named_above(self) -> Subject | None:
        """Find the person with an office who is all that the paragraph above says."""
        above = self.previous
        if above is None or len(above.mentions) != 1:
            return None
        named = above.mentions[0]
        whole = self.text[above.passage.start : named.first]
        whole = _LABEL.sub("", whole).strip("▲●■◆★*# \u3000")
        if whole or self.text[named.until : above.passage.end].strip(" \u3000"):
            return None
        return Subject("person", named.first, (named,))

    def frames_in(self, index: int) -> list[Frame]:
        """Give the frames of the piece at the index."""
        first = bisect_left(self.frames, index, key=_piece)
        return list(self.frames[first : bisect_left(self.frames, index + 1, first, key=_piece)])

    def frames_of(self, piece: Piece) -> list[Frame]:
        """Give the frames of a piece of the passage."""
        return self.frames_in(bisect_left(self.passage.pieces, piece.start, key=_start))

    def mentions_in(self, piece: Piece) -> InOrder:
        """Give the persons named in the piece."""
        return between(self.mentions, piece.start, piece.end)


def _piece(frame: Frame) -> int:
    return frame.piece


def _start(piece: Piece) -> int:
    return piece.start
