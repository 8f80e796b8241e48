"""Whose a quote is, by the narration next to it: a function for each rule of the table in `rules`.

Each looks at one quote of a passage and answers with a subject, with nobody, or not at all.
"""

from __future__ import annotations

import re

from geo.text.people.mentions import Mention
from geo.text.speech.scene import Scene
from geo.text.speech.subjects import Subject, addressed_first, names_group, state_of_mind, topic
from geo.text.structure.narration import Piece
from geo.vocabulary import alternation, either, words, words_for

Answer = Subject | None


def continued(scene: Scene, index: int) -> Answer:
    """Answer for a quote that the paragraph before left open."""
    previous = scene.previous
    if index or previous is None or not previous.passage.pieces or previous.passage.pieces[-1].closed:
        return None
    before = previous.given.get(len(previous.passage.pieces) - 1)
    return before.subject if before else None


def verb_colon(scene: Scene, index: int) -> Answer:
    """Answer for X说：“Q”."""
    left = scene.piece(index - 1)
    if not left or left.quote or scene.text[left.end - 1] != "：":
        return None
    found = [frame for frame in scene.frames_in(index - 1) if frame.word != "看来"]
    return found[-1].subject if found else None


def verb_comma(scene: Scene, index: int) -> Answer:
    """Answer for X说，“Q” and X认为“Q”."""
    left = scene.piece(index - 1)
    if not left or left.quote or left.stopped:
        return None
    for frame in scene.frames_in(index - 1):
        if scene.text[frame.end : left.end].strip("，、 ") == "":
            stopped = scene.passage.pieces[index].stopped
            termed = frame.end == left.end and frame.word in _LECTURES and not stopped
            return None if termed else frame.subject
    return None


def in_clause(scene: Scene, index: int) -> Answer:
    """Answer for X建议…，“Q。”, whoever speaks in the next sentence."""
    quote, left = scene.passage.pieces[index], scene.piece(index - 1)
    if not _is_whole(scene, quote) or not left or left.quote or left.stopped:
        return None
    if scene.text[left.end - 1] != "，":
        return None
    found = [f for f in scene.frames_in(index - 1) if f.subject.who == "person" and f.subject.strict]
    return found[-1].subject if found else None


def _is_whole(scene: Scene, quote: Piece) -> bool:
    """Tell whether a quote is a sentence: a stop ends it, inside the marks or right after them."""
    outside = scene.text[quote.end : quote.end + 1] in ("。", "！", "？")
    return quote.stopped or (outside and quote.end - quote.start > _SENTENCE)


def subject_verb(scene: Scene, index: int) -> Answer:
    """Answer for “Q。”X说 and “Q。”X说，…."""
    right = scene.after(index)
    if not right:
        return None
    for frame in scene.frames_of(right):
        if frame.word != "看来" and frame.subject.who != "elided":
            return frame.subject
    return None


def caption(scene: Scene, index: int) -> Answer:
    """Answer for X：“Q” and for X with a state of mind before the colon."""
    left = scene.piece(index - 1)
    if not left or left.quote or scene.text[left.end - 1] != "：":
        return None
    if _ASKED.search(scene.text, left.start, left.end):
        return Subject("nobody", left.start)
    here = scene.mentions_in(left)
    if here and here[-1].until == left.end - 1:
        return Subject("person", here[-1].first, (here[-1],))
    found = state_of_mind(scene.text, left.start, left.end - 1, here)
    return found or Subject("nobody", left.start)


def neighbour(scene: Scene, index: int) -> Answer:
    """Answer for “Q”“Q” next to each other, or with a mark between."""
    for step in (1, -1):
        other = index + step
        between = scene.piece(other)
        if (
            between
            and not between.quote
            and not scene.text[between.start : between.end].strip("、；，和以及 ")
        ):
            other += step
            between = scene.piece(other)
        if between and between.quote and other in scene.given:
            return scene.given[other].subject
    return None


def in_sentence(scene: Scene, index: int) -> Answer:
    """Answer for X表示，…，“Q” and X认为，要“partial Q”…."""
    quote = scene.passage.pieces[index]
    if not quote.stopped and scene.text[quote.end : quote.end + 1] not in ("", "，", "。", "；", "！", "？"):
        return None  # words in marks that belong to what follows: a term
    for at in range(index - 1, max(-1, index - 1 - _REACH), -1):
        piece = scene.passage.pieces[at]
        if piece.stopped:
            return None
        found = [] if piece.quote else scene.frames_in(at)
        if found:
            return found[-1].subject
    return None


def verbless_after(scene: Scene, index: int) -> Answer:
    """Answer for “Q。”谈起家乡，X难掩激动 and “Q。”她把书放下."""
    quote, right = scene.passage.pieces[index], scene.after(index)
    if not right or not (quote.stopped or scene.form[quote.end - 2] == "，"):
        return None
    here = scene.mentions_in(right)
    theirs = _THEIR_WORDS.match(scene.text, right.start, right.end) or (here and here[0].first == right.start)
    if not theirs and _OTHERS.match(scene.text, right.start, right.end):
        return None
    views = [frame for frame in scene.frames_of(right) if frame.word == "看来"]
    if views:
        asked = scene.form[quote.end - 2] == "？"  # what somebody else answers
        return None if asked or views[0].start > right.start else views[0].subject
    pronoun = _PRONOUN_FIRST.match(scene.text, right.start, right.end)
    if pronoun and (not here or pronoun.end() <= here[0].first):
        return Subject("pronoun", right.start, strict=False)
    for mention in here:
        if not _is_spoken_of(scene, quote, right, mention):
            return Subject("person", mention.first, (mention,), strict=False)
    blank = len(scene.text[right.start : right.end]) - len(scene.text[right.start : right.end].lstrip())
    return addressed_first(scene.text, right.start + blank, right.end)


def _is_spoken_of(scene: Scene, quote: Piece, narration: Piece, mention: Mention) -> bool:
    """Tell whether the narration after a quote names a person who hears it, or whom it is about."""
    if scene.text.startswith("被", mention.until):
        return True
    if _ABOUT.search(scene.text, narration.start, mention.first):
        return True
    return _is_addressed(scene, quote, mention)


def _is_addressed(scene: Scene, quote: Piece, mention: Mention) -> bool:
    """Tell whether a quote begins by calling the person (“王书记，…”)."""
    opening = scene.form[quote.start + 1 : quote.start + 6]
    return opening.startswith((mention.name, f"老{mention.name[0]}")) or any(
        opening.startswith(mention.name[0] + honour) for honour in words("honours")
    )


def after_scene(scene: Scene, index: int) -> Answer:
    """Answer for X指着果园。“Q。” and X抬头望了望，“Q。”."""
    quote, left = scene.passage.pieces[index], scene.piece(index - 1)
    if not _is_whole(scene, quote) or not left or left.quote or scene.text[left.end - 1] not in "。！？；…，":
        return None
    about = topic(scene.text, left.start, left.end, scene.mentions_in(left))
    if about and any(_is_addressed(scene, quote, mention) for mention in about.mentions):
        return None
    return about


def signed(scene: Scene, index: int) -> Answer:
    """Answer for “Q” with ——X on the next line."""
    if scene.signature is None or index or scene.piece(index + 1):
        return None
    return Subject("person", scene.signature.first, (scene.signature,))


def under_name(scene: Scene, index: int) -> Answer:
    """Answer for “Q” with X, and nothing else, in the paragraph above."""
    return None if index or scene.piece(1) else scene.named_above()


def alone(scene: Scene, index: int) -> Answer:
    """Answer for a paragraph that is nothing but “Q。”, after a paragraph about X."""
    quote = scene.passage.pieces[index]
    if not quote.stopped or len(scene.passage.pieces) > 1 or not scene.focused:
        return None
    return Subject("focus", quote.start, strict=False)


def of_the_paragraph(scene: Scene, index: int) -> Answer:
    """Answer for “Q。” after a sentence without anybody, where the paragraph names X and no other voice."""
    quote, left, right = scene.passage.pieces[index], scene.piece(index - 1), scene.after(index)
    if not (quote.stopped and left and left.stopped and not left.quote):
        return None
    named = scene.mentions[0] if scene.mentions else None
    if named is None or named.leader or not named.start < quote.start <= scene.single:
        return None
    if _CALLS.match(scene.form, quote.start + 1):
        return None
    if any(names_group(scene.text, piece.start, piece.end) for piece in (left, right) if piece):
        return None
    if right and _OTHERS.match(scene.text, right.start, right.end):
        return None
    return Subject("person", named.first, (named,), strict=False)


def of_the_only_voice(scene: Scene, index: int) -> Answer:
    """Answer for “Q。” next to narration without anybody, where only X speaks in the article."""
    quote, left, right = scene.passage.pieces[index], scene.piece(index - 1), scene.after(index)
    if not (quote.stopped and scene.sole and left and left.stopped):
        return None
    if any(names_group(scene.text, piece.start, piece.end) for piece in (left, right) if piece):
        return None
    if _CALLS.match(scene.form, quote.start + 1):
        return None
    if right and _OTHERS.match(scene.text, right.start, right.end):
        return None
    return Subject("focus", quote.start, strict=False)


_REACH = 24  # pieces back in which the frame of a sentence is looked for
_SENTENCE = 9  # characters, marks included, from which marked words before a stop are a sentence
# Right before marks these stand as often with a topic as with speech.
_LECTURES = words_for("speech", "lecture")
_THEIR_WORDS = re.compile(
    f"这(?:句|番)?话，?(?:[^，。：]{{0,8}}){either('speech', 'kept_saying')}"
    f"|这(?:也|就|正|便)?是[^。]*的[^，。的]{{0,6}}{either('speech', 'own_words')}"
)
_ABOUT = re.compile(f"{either('speech', 'topic')}$")
_ASKED = re.compile(
    f"记者[^。！？]{{0,40}}(?:问|问题|提问)：$|{either('speech', 'written_on')}[^。！？，]{{0,12}}：$"
)
_CALLS = re.compile(f"[\u4e00-\u9fff]?(?:{alternation(words('honours'))})，")  # words to somebody
_PRONOUN_FIRST = re.compile("(?:[^，。他她]{2,10}，)?[他她](?!们|人)|这句?话，?(?=[他她])")
_OTHERS = re.compile(f"(?:这|那|此)(?:句|番|段|些|首|是)|{either('speech', 'others')}")
