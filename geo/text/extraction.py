"""`extract`: from an article to who said what, the steps of this room in a row.

Narration with speech blanked, persons, frames, speech with its subject, subjects resolved to persons. Joint
speech (甲、乙代表一致认为) gives one quotation for each speaker, with the same span.
"""

from __future__ import annotations

from geo.model import Article, Extraction, Quotation
from geo.text.coreference import Discourse
from geo.text.frames import frames
from geo.text.indirect import indirect
from geo.text.passages import narrate
from geo.text.people import mentions
from geo.text.quotations import Attribution, Scene, direct
from geo.text.speakers import speaker


def extract(article: Article) -> Extraction:
    """Who says what in the article, and what could not be read."""
    narration = narrate(article)
    people = mentions(narration)
    discourse = Discourse(people)
    said: list[tuple[Attribution, str, int]] = []
    for number, passage in enumerate(narration.passages):
        here = tuple(m for m in people if m.passage == number)
        scene = Scene(
            narration.masked,
            narration.form,
            passage,
            here,
            tuple(frames(narration.masked, passage.pieces, here)),
        )
        found = [*direct(scene), *indirect(scene)]
        for attribution in sorted(found, key=lambda a: a.start):
            for name in discourse.resolve(attribution.subject, attribution.start):
                said.append((attribution, name, passage.section))
                discourse.spoke(name, attribution.end)
    order: dict[str, int] = {}
    for attribution, name, _ in said:
        order.setdefault(name, attribution.start)
    by_name = {name: [m for m in people if m.name == name] for name in order}
    names = sorted(order, key=lambda name: min(by_name[name][0].start, order[name]))
    index = {name: number for number, name in enumerate(names)}
    return Extraction(
        article=article,
        speakers=tuple(speaker(narration, by_name[name]) for name in names),
        quotations=tuple(
            Quotation(
                article.text[a.start : a.end], a.kind, a.start, a.end, index[name], section, a.rule, 0.9
            )
            for a, name, section in said
        ),
        notices=article.notices + narration.notices,
    )
