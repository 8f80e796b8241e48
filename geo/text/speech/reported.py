"""Reported speech: from after the cue's comma to the end of its last sentence, stop included.

It goes on over the following sentences of the paragraph until somebody else is named, a new cue or a quote
comes, or narration takes over. Words in marks that are part of the reported sentence stay in it when they are
a term; when they are speech, what stands before and after them is reported apart. Speech without marks after
a colon fills its paragraph, and further paragraphs as long as they say 我.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from geo.text.speech.frames import Frame
from geo.text.speech.scene import Attribution, Scene
from geo.text.speech.subjects import Subject, opens_with_address
from geo.vocabulary import alternation, either, words, words_for

_SHORTEST = 5  # characters of reported content
_CLAUSE_ENDS = "，。！？；"
_LEAD_IN = 8  # characters of a clause that leads into a marked part (绿色开采“…”)
_PARAGRAPH = 15  # characters that make a paragraph of speech rather than a caption
_TOPIC = re.compile(
    "(?:(?:在|对于?|关于|就|围绕|针对|谈到)[^，]{1,30}|[^，]{2,20}的(?:问题|事|情况|方面|工作))(?:，|$)"
)
_ADDRESSEE = re.compile("[^，。：；]{0,12}(?=[，：])")
_NARRATIVE = re.compile(f"(?:{alternation(words('narrative'))}|[^，。他她]{{0,8}}，?[他她](?!们|国|乡|人))")
_HAN = re.compile("[\u3400-\u9fff]")
_GESTURE = re.compile(alternation(words("gestures")))
_VOICED = re.compile(f"【{either('press', 'voiced')}】")
# What a document says, not the person; what is so today, after what was long ago.
_FACTS = re.compile("[^，。：；]{2,24}(?:显示|表明|公布|披露)，")
_TODAY = re.compile("(?:而?如今|时至今日|截至)")
_RECALLS = words_for("speech", "recall")
_FIRST_PERSON = re.compile("我(?!国|省|市|县|区|军|校|院)|咱")


def indirect(scene: Scene) -> Iterator[Attribution]:
    """Yield the reported speech of the passage, in order; `direct` has been asked before."""
    done = scene.passage.start
    for number, frame in enumerate(scene.frames):
        start = _begin(scene, frame)
        if frame.subject.who == "nobody" or start is None or start < done:
            continue
        if _GESTURE.match(scene.text, start) and _follows_quote(scene, frame):
            continue
        following = scene.frames[number + 1] if number + 1 < len(scene.frames) else None
        for left, right in _spans(scene, frame, start, following):
            done = right
            yield Attribution(left, right, "indirect", frame.subject, _rule(frame))


def continued(scene: Scene, *, corridor: bool, answering: bool) -> bool:
    """Tell whether the passage goes on with unmarked speech of the passage before it.

    It has to say 我, unless the article is a `corridor`, one voice after the other, each with a colon, or
    the speech is the answer to a question: that goes on to the next one.
    """
    start, end = scene.passage.start, scene.passage.end
    named = any(mention.start >= start for mention in scene.mentions)
    if scene.frames or named or any(piece.quote for piece in scene.passage.pieces):
        return False
    if answering or _FIRST_PERSON.search(scene.text, start, end):
        return True
    return corridor and end - start > _PARAGRAPH and not _NARRATIVE.match(scene.text, start, end)


def is_clutter(scene: Scene) -> bool:
    """Tell whether the passage holds no Chinese character, as the time of day on a line of its own."""
    return _HAN.search(scene.text, scene.passage.start, scene.passage.end) is None


def opened_above(scene: Scene) -> bool:
    """Tell whether the passage above is only a name and a colon; lines without words are passed over."""
    above = scene.previous
    while above is not None and is_clutter(above):
        above = above.previous
    return above is not None and above.text[above.passage.end - 1] == "："


def _follows_quote(scene: Scene, frame: Frame) -> bool:
    """Tell whether the frame stands right after a quote (“Q。”她说，眼里闪着光)."""
    before = scene.piece(frame.piece - 1)
    return before is not None and before.quote


def under_name(scene: Scene) -> Subject | None:
    """Find whose words a passage is that says 我 without marks, below a line with a name."""
    quoted = any(piece.quote for piece in scene.passage.pieces)
    if quoted or any(frame.subject.who != "elided" for frame in scene.frames):
        return None
    above = scene.previous
    labelled = above is not None and _VOICED.match(above.text, above.passage.start) is not None
    if not labelled and not _FIRST_PERSON.search(scene.text, scene.passage.start, scene.passage.end):
        return None
    return scene.named_above()


def _rule(frame: Frame) -> str:
    if frame.word == "看来":
        return "reported-view"
    if frame.word == "：":
        return "reported-caption"
    return "reported" + frame.subject.manner


def _begin(scene: Scene, frame: Frame) -> int | None:
    """Find where the reported content begins; None where the verb introduces none."""
    piece = scene.passage.pieces[frame.piece]
    if frame.end >= piece.end:
        return None
    if frame.word in ("看来", "："):
        return frame.end
    if scene.text[frame.end] in "。！？；…":
        return None
    if scene.text[frame.end] in "，：":
        return frame.end + 1
    if frame.word in words("addressing_verbs"):
        addressee = _ADDRESSEE.match(scene.text, frame.end, piece.end)
        if addressee:
            return addressee.end() + 1
    return frame.end if frame.word in words("proposal_verbs") or frame.word == "指" else None


def _spans(scene: Scene, frame: Frame, start: int, following: Frame | None) -> Iterator[tuple[int, int]]:
    """Yield the stretches of reported content, quotes of the speaker left out."""
    pieces = scene.passage.pieces
    whole = frame.word == "："
    within = following is not None and following.piece == frame.piece
    left, end = start, start
    for index in range(frame.piece, len(pieces)):
        piece = pieces[index]
        if piece.quote and (index in scene.given or piece.stopped) and not whole:
            lead_in = pieces[index - 1]
            if index - 1 > frame.piece and not lead_in.stopped and pieces[index - 2].stopped:
                end = lead_in.start  # a sentence that leads in the quote
            span = _before_quote(scene.text, left, end, following if within else None)
            if span and _is_clause(scene.text, *span, before_quote=True):
                yield span
            if within:
                return
            if piece.stopped or index + 1 >= len(pieces) or scene.frames_in(index + 1):
                return
            left = end = piece.end
            continue
        if index > frame.piece and not whole and not piece.quote and _ends_before(scene, index):
            break
        if (
            index > frame.piece
            and frame.word in _RECALLS
            and _TODAY.match(scene.text, piece.start, piece.end)
        ):
            break
        end = piece.end
    if following and within:
        end = min(end, following.subject.start)
    span = _trimmed(scene.text, left, end)
    if span and (left == start or _is_clause(scene.text, *span, before_quote=False)):
        yield span


def _before_quote(text: str, start: int, end: int, following: Frame | None) -> tuple[int, int] | None:
    """Cut what is reported before a marked part to whole clauses, without words that lead into the marks."""
    if following:
        end = min(end, following.subject.start)
    span = _trimmed(text, start, end)
    if span is None or text[span[1] - 1] in _CLAUSE_ENDS:
        return span
    comma = text.rfind("，", *span) + 1
    return _trimmed(text, span[0], comma) if comma and span[1] - comma <= _LEAD_IN else span


def _ends_before(scene: Scene, index: int) -> bool:
    """Tell whether reported content ends before the sentence at the index."""
    piece = scene.passage.pieces[index]
    if not scene.passage.pieces[index - 1].stopped:
        return False
    if any(frame.subject.who != "elided" for frame in scene.frames_in(index)):
        return True
    if opens_with_address(scene.text, piece.start, piece.end):
        return True
    return bool(scene.mentions_in(piece)) or bool(
        _NARRATIVE.match(scene.text, piece.start, piece.end)
        or _FACTS.match(scene.text, piece.start, piece.end)
    )


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Trim commas and blanks off the span; None where it is too short to say anything."""
    while start < end and text[start] in "，、：；。 \u3000":
        start += 1
    while end > start and text[end - 1] in "、： \u3000":
        end -= 1
    return (start, end) if end - start >= _SHORTEST else None


def _is_clause(text: str, start: int, end: int, *, before_quote: bool) -> bool:
    """Tell whether words next to a quote say something by themselves."""
    if _TOPIC.fullmatch(text, start, end):
        return False
    return not before_quote or text[end - 1] in _CLAUSE_ENDS
