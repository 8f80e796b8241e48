"""What the rules of attribution look at: one passage with its persons, its frames and its neighbours.

An `Attribution` is what a rule finds: a span of speech with a subject, not yet resolved to a person.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from geo.model import Kind
from geo.text.people.mentions import Mention
from geo.text.speech.frames import Frame
from geo.text.speech.subjects import Subject
from geo.text.structure.narration import Passage, Piece


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
    mentions: tuple[Mention, ...]
    frames: tuple[Frame, ...]
    focused: bool  # the paragraph before is about a person
    sole: bool  # only one person speaks by name in the article, and has been named before
    previous: Scene | None  # that of the passage before
    signature: Mention | None  # who signs the paragraph in a line of their own (——某某) below it
    given: dict[int, Attribution] = field(default_factory=dict)  # by piece: quotes attributed so far

    def piece(self, index: int) -> Piece | None:
        """The piece at the index; None past either end."""
        pieces = self.passage.pieces
        return pieces[index] if 0 <= index < len(pieces) else None

    def after(self, index: int) -> Piece | None:
        """The narration right after the quote at the index, a lone stop passed over."""
        right = self.piece(index + 1)
        if right and not right.quote and not self.text[right.start : right.end].strip("。，！？；"):
            right = self.piece(index + 2)
        return right if right and not right.quote else None

    def named_above(self) -> Subject | None:
        """The person whom the paragraph above names with an office, and says nothing else."""
        above = self.previous
        if above is None or len(above.mentions) != 1:
            return None
        named = above.mentions[0]
        whole = self.text[above.passage.start : named.first].strip("▲●■◆★*# \u3000")
        if whole or self.text[named.until : above.passage.end].strip(" \u3000"):
            return None
        return Subject("person", named.first, (named,))

    def frames_in(self, index: int) -> list[Frame]:
        """The frames of the piece at the index."""
        return [frame for frame in self.frames if frame.piece == index]

    def mentions_in(self, piece: Piece) -> list[Mention]:
        """The persons named in the piece."""
        return [m for m in self.mentions if piece.start <= m.start < piece.end]
