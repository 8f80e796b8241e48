"""`extract`: from an article to who said what, the steps of this room in a row.

Narration with speech blanked, persons, frames, speech with its subject, subjects resolved to persons. Joint
speech (甲、乙代表一致认为) gives one quotation for each speaker, with the same span.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Article, Extraction, Quotation
from geo.text.coreference import Discourse
from geo.text.frames import frames
from geo.text.indirect import continued, indirect
from geo.text.passages import Narration, Passage, narrate
from geo.text.people import Mention, mentions
from geo.text.quotations import Attribution, Scene, direct
from geo.text.speakers import speaker


def extract(article: Article) -> Extraction:
    """Who says what in the article, and what could not be read."""
    narration = narrate(article)
    people = mentions(narration)
    discourse = Discourse(people)
    said: list[tuple[Attribution, str, int]] = []
    focused, colon = False, None
    for number, passage in enumerate(narration.passages):
        here = tuple(m for m in people if m.passage == number)
        found_frames = tuple(frames(narration.masked, passage.pieces, here))
        scene = Scene(narration.masked, narration.form, passage, here, found_frames, focused, _signature(narration, people, number + 1))
        found = [*direct(scene), *indirect(scene)]
        if colon and not found and continued(scene):
            found = [Attribution(passage.start, passage.end, "indirect", colon, "reported-continued")]
        else:
            colon = next(
                (f.subject for f in found_frames if f.word == "：" and f.subject.who == "person"), None
            )
        for attribution in sorted(found, key=lambda a: a.start):
            for name in discourse.resolve(attribution.subject, attribution.start):
                said.append((attribution, name, passage.section))
                discourse.spoke(name, attribution.end)
        focused = (
            bool(here) or any(a.subject.who != "nobody" for a in found) or _about(narration.masked, passage)
        )
    order: dict[str, int] = {}
    for attribution, name, _ in said:
        order.setdefault(name, attribution.start)
    by_name = {name: [m for m in people if m.name == name] for name in order}
    names = sorted(order, key=lambda name: min(by_name[name][0].start, order[name]))
    index = {name: number for number, name in enumerate(names)}
    return Extraction(
        article=article,
        speakers=tuple(speaker(narration, by_name[name], people, alone=len(names) < 3) for name in names),
        quotations=tuple(
            Quotation(
                article.text[a.start : a.end], a.kind, a.start, a.end, index[name], section, a.rule, 0.9
            )
            for a, name, section in said
        ),
        notices=article.notices + narration.notices,
    )


def _about(text: str, passage: Passage) -> bool:
    """Whether the passage speaks of somebody as 他 or 她."""
    return any(character in text[passage.start : passage.end] for character in "他她")


def _signature(narration: Narration, people: Sequence[Mention], number: int) -> Mention | None:
    """The person whom a passage names after a dash, and nothing else."""
    if number >= len(narration.passages):
        return None
    passage = narration.passages[number]
    here = [mention for mention in people if mention.passage == number]
    line = narration.masked[passage.start : passage.end]
    return here[-1] if here and line[0] in "—–-" and here[-1].until == passage.end else None
