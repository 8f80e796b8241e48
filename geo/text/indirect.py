"""Reported speech: from after the cue's comma to the end of its last sentence, stop included.

It goes on over the following sentences of the paragraph as long as nothing says that narration or another
voice has begun. Speech in marks is never part of it.
"""

from __future__ import annotations

from collections.abc import Iterator

from geo.text.frames import Frame
from geo.text.quotations import Attribution, Scene
from geo.text.words import words

_SHORTEST = 5  # characters of reported content


def indirect(scene: Scene) -> Iterator[Attribution]:
    """The reported speech of the passage, in order."""
    for number, frame in enumerate(scene.frames):
        if frame.subject.who == "nobody":
            continue
        start = _begin(scene, frame)
        if start is None:
            continue
        end = _edge(scene, frame, scene.frames[number + 1] if number + 1 < len(scene.frames) else None)
        while end > start and scene.text[end - 1] in "，：、 \u3000":
            end -= 1
        if end - start >= _SHORTEST:
            rule = "reported-view" if frame.word == "看来" else "reported"
            yield Attribution(start, end, "indirect", frame.subject, rule)


def _begin(scene: Scene, frame: Frame) -> int | None:
    """Where the reported content begins; None where the verb has none."""
    piece = scene.passage.pieces[frame.piece]
    if frame.end >= piece.end:
        return None
    if frame.word == "看来":
        return frame.end
    if scene.text[frame.end] in "，：":
        return frame.end + 1
    return frame.end if frame.word in words("proposal_verbs") else None


def _edge(scene: Scene, frame: Frame, following: Frame | None) -> int:
    """Where the reported content ends."""
    pieces = scene.passage.pieces
    end = pieces[frame.piece].end
    for index in range(frame.piece, len(pieces)):
        piece = pieces[index]
        if piece.quote:
            break
        if index > frame.piece and (scene.frames_in(index) or scene.mentions_in(piece)):
            break
        end = piece.end
        if frame.word == "看来" and piece.stopped:
            break
    if following and frame.piece == following.piece:
        end = min(end, following.subject.start)
    return end
