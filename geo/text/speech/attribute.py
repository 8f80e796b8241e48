"""All speech of an article with the person it belongs to, passage by passage in reading order.

Each passage becomes a `Scene`, the rules for direct and reported speech answer with subjects, and the
discourse resolves these to names. What goes from one passage to the next is kept here: who was in focus, and
whose unmarked speech after a colon may go on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from geo.text.people.genders import genders
from geo.text.people.mentions import InOrder, Mention
from geo.text.speech.coreference import Discourse
from geo.text.speech.frames import Frame, frames
from geo.text.speech.reported import continued, indirect, is_clutter, opened_above, under_name
from geo.text.speech.rules import direct
from geo.text.speech.scene import Attribution, Scene
from geo.text.speech.subjects import Subject
from geo.text.structure.narration import ANSWER, Narration, Passage
from geo.vocabulary import either

_INTERVIEWED = re.compile(f"{either('speech', 'interviewed')}[^，。：；]{{0,30}}$")  # before the name
_RESPONDS = re.compile(f"[^，。：；]{{0,16}}{either('speech', 'responds')}")
_ASKER = re.compile(f"(?:问|提问|Q|[^，。：；“”]{{0,10}}{either('press', 'asker')})[：:]")
_FOCUS = 2  # passages for which somebody stays in focus
_CORRIDOR = 2  # how many voices with a colon make an article a row of them


Span = tuple[int, int]  # (start, end)


@dataclass(frozen=True, slots=True)
class Said:
    """Speech of one person."""

    attribution: Attribution
    name: str  # as matched
    section: int


@dataclass(frozen=True, slots=True)
class Speech:
    """The speech of an article."""

    said: tuple[Said, ...]  # in order; joint speech once for each speaker
    unassigned: tuple[Span, ...]  # (start, end) of speech that could be given to nobody


def attributed(narration: Narration, people: Sequence[Mention]) -> Speech:
    """Give the speech of the article to who says it."""
    all_said: list[Said] = []
    unassigned: list[Span] = []
    scenes = _scenes(narration, people)
    spoken = {m.name for scene in scenes for frame in scene.frames for m in frame.subject.mentions}
    if len(spoken) == 1:
        scenes = _with_sole_voice(scenes, *spoken)
    discourse = Discourse(narration.masked, people, spoken, genders(narration, people))
    voices = [_voice(scene) is not None for scene in scenes]
    asked = sum(_is_asked(scene) for scene in scenes)
    corridor = sum(voices) + asked >= _CORRIDOR and (any(voices) or asked > 0)
    answerer = _answerer(narration, people)
    voice: Subject | None = None
    answering = False  # whether the voice answers a question
    for number, scene in enumerate(scenes):
        passage = scene.passage
        if not passage.pieces:
            continue  # unreadable, or the title
        found = [*direct(scene), *indirect(scene)]
        if _is_asked(scene):
            voice, answering = None, False
        above = [mention for mention in scene.mentions if mention.start < passage.start]
        if above:  # the heading opens with who speaks
            voice = Subject("person", above[0].first, (above[0],))
        if voice and is_clutter(scene):
            continue  # a line with the time between a voice and its words
        below = under_name(scene)
        if below:
            voice = below
            found = [Attribution(passage.start, passage.end, "indirect", voice, "reported-under-name")]
        elif voice and (
            opened_above(scene) or (not found and continued(scene, corridor=corridor, answering=answering))
        ):
            found = [Attribution(passage.start, passage.end, "indirect", voice, "reported-continued")]
        elif answerer and (answer := ANSWER.match(narration.masked, passage.start, passage.end)):
            voice, answering = answerer, True
            found = [Attribution(answer.end(), passage.end, "indirect", voice, "reported-answer")]
        else:
            voice, answering = _voice(scene), False
        given: list[Span] = []
        for attribution in sorted(found, key=lambda a: a.start):
            span = attribution.start, attribution.end
            names = list(discourse.resolve(attribution.subject, attribution.start, number))
            for name in names:
                all_said.append(Said(attribution, name, passage.section))
                discourse.spoke(name, attribution.end)
            if names:
                given.append(span)
            elif attribution.kind == "indirect":
                unassigned.append(span)
        unassigned += _apart(_whole_quotes(scene), given)
    return Speech(tuple(all_said), tuple(sorted(unassigned)))


def _whole_quotes(scene: Scene) -> Iterator[Span]:
    """Yield the inner spans of the quotes that are sentences, or stand behind a colon."""
    for index, piece in enumerate(scene.passage.pieces):
        if not piece.quote:
            continue
        left = scene.piece(index - 1)
        told = left is not None and not left.quote and scene.text[left.end - 1] == "："
        if piece.stopped or told:
            yield piece.start + 1, piece.end - piece.closed


def _apart(spans: Iterable[Span], others: Iterable[Span]) -> Iterator[Span]:
    """Yield the spans, in order, that touch none of the others."""
    ahead = sorted(others)
    at = reached = 0
    for start, end in spans:
        while at < len(ahead) and ahead[at][0] < end:
            reached = max(reached, ahead[at][1])
            at += 1
        if reached <= start:
            yield start, end


def _scenes(narration: Narration, people: Sequence[Mention]) -> list[Scene]:
    """Make a scene of each passage."""
    here: list[list[Mention]] = [[] for _ in narration.passages]
    for mention in people:
        here[mention.passage].append(mention)
    scenes: list[Scene] = []
    about: list[bool] = []  # for each scene: whether it is about somebody
    for number, passage in enumerate(narration.passages):
        present = InOrder(here[number])
        told = tuple(frames(narration.masked, passage.pieces, present))
        scenes.append(
            Scene(
                text=narration.masked,
                form=narration.form,
                passage=passage,
                mentions=present,
                frames=told,
                focused=any(about[-_FOCUS:]),
                sole=False,
                single=_single(passage, present, told),
                previous=scenes[-1] if scenes else None,
                signature=_signature(narration, number + 1, here),
            )
        )
        about.append(_is_about_somebody(scenes[-1]))
    return scenes


def _single(passage: Passage, mentions: Sequence[Mention], told: Sequence[Frame]) -> int:
    """Find where the passage names a second person, or lets a crowd or unnamed person speak."""
    seconds = [mention.first for mention in mentions if mention.name != mentions[0].name]
    nobodies = [frame.start for frame in told if frame.subject.who == "nobody"]
    return min([passage.end, *seconds[:1], *nobodies[:1]])


def _with_sole_voice(scenes: Sequence[Scene], name: str) -> list[Scene]:
    """Mark the scenes before which the only person who speaks by name has been named."""
    marked: list[Scene] = []
    known = False
    for scene in scenes:
        marked.append(replace(scene, sole=known, previous=marked[-1] if marked else None))
        known = known or any(mention.name == name for mention in scene.mentions)
    return marked


def _is_asked(scene: Scene) -> bool:
    """Tell whether the passage is a question of an unnamed reporter or host (记者：…)."""
    return _ASKER.match(scene.text, scene.passage.start, scene.passage.end) is not None


def _answerer(narration: Narration, people: Sequence[Mention]) -> Subject | None:
    """Find who gives answers without a name: the one person of the article, its title or its first lines.

    Of several in the first lines, whoever is interviewed or answers there.
    """
    text, article = narration.masked, narration.article
    asked = next((p.start for p in narration.passages if _ASKER.match(text, p.start, p.end)), len(text))
    titled = [mention for mention in people if mention.start < article.title_end]
    above = [mention for mention in people if mention.start < asked]
    heard = [
        mention
        for mention in above
        if _INTERVIEWED.search(text, max(0, mention.first - 34), mention.first)
        or _RESPONDS.match(text, mention.until, asked)
    ]
    for named in (people, titled, above, heard):
        if len({mention.name for mention in named}) == 1:
            return Subject("person", named[0].first, (named[0],))
    return None


def _voice(scene: Scene) -> Subject | None:
    """Find who speaks without marks after a colon at the beginning of the passage."""

    def speaks(frame: Frame) -> bool:
        return frame.word == "：" and frame.subject.who == "person"

    return next((frame.subject for frame in scene.frames if speaks(frame)), None)


def _is_about_somebody(scene: Scene) -> bool:
    """Tell whether the passage names a person, or speaks of one as 他 or 她."""
    passage: Passage = scene.passage
    narrated = scene.text[passage.start : passage.end]
    return bool(scene.mentions) or "他" in narrated or "她" in narrated


def _signature(narration: Narration, number: int, here: Sequence[Sequence[Mention]]) -> Mention | None:
    """Find the person whom a passage of nothing but a dash and a name gives (——某某)."""
    if number >= len(narration.passages) or not here[number]:
        return None
    passage, last = narration.passages[number], here[number][-1]
    dashed = narration.masked[passage.start] in "—–-"
    return last if dashed and last.until == passage.end else None
