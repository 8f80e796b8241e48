"""`extract`: from an article to who said what, the steps of this room in a row.

Narration with speech blanked, the persons it names, the speech with its subjects resolved to persons, the
speakers with their descriptors, confidence. Joint speech (甲、乙代表一致认为) gives one quotation for each
speaker, with the same span.
"""

from __future__ import annotations

from geo.model import Article, Extraction, Quotation
from geo.text import confidence
from geo.text.attributions import attributed
from geo.text.hints import Scenes
from geo.text.passages import narrate
from geo.text.people import mentions
from geo.text.speakers import speaker


def extract(article: Article) -> Extraction:
    """Who says what in the article, and what could not be read."""
    narration = narrate(article)
    people = mentions(narration)
    speech = list(attributed(narration, people))
    first_speech: dict[str, int] = {}
    for said in speech:
        first_speech.setdefault(said.name, said.attribution.start)
    named = {name: [m for m in people if m.name == name] for name in first_speech}
    names = sorted(named, key=lambda name: min(named[name][0].start, first_speech[name]))
    number = {name: at for at, name in enumerate(names)}
    scenes = Scenes(narration)
    few = len(names) <= 2
    return Extraction(
        article=article,
        speakers=tuple(speaker(narration, named[name], people, scenes, alone=few) for name in names),
        quotations=tuple(
            Quotation(
                text=article.text[said.attribution.start : said.attribution.end],
                kind=said.attribution.kind,
                start=said.attribution.start,
                end=said.attribution.end,
                speaker=number[said.name],
                section=said.section,
                rule=said.attribution.rule,
                confidence=confidence.of_rule(said.attribution.rule),
            )
            for said in speech
        ),
        notices=article.notices + narration.notices,
    )
