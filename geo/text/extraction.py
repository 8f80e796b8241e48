"""`extract`: from an article to who said what, the steps of this room in a row.

Narration with speech blanked, the persons it names, the speech with its subjects resolved to persons, the
speakers with their descriptors, confidence. Joint speech (甲、乙代表一致认为) gives one quotation for each
speaker, with the same span.
"""

from __future__ import annotations

from geo.model import Article, Extraction, Notice, Quotation, Speaker
from geo.text import confidence
from geo.text.formats import messages
from geo.text.people.mentions import Mention, mentions
from geo.text.people.place_hints import Scenes
from geo.text.people.speakers import Everybody, speaker
from geo.text.speech.attribute import Said, Speech, attributed
from geo.text.structure.folded import fold, folded_article, printed
from geo.text.structure.narration import Narration, narrate

_SHOWN = 24  # characters of words that nobody could be given


def extract(article: Article) -> Extraction:
    """Find who says what in an article, and what could not be read.

    Args:
        article: What `parse` or `read` gave.

    Returns:
        Speakers in the order in which they appear, quotations in the order of the text, each with the rule
        that found it and a calibrated confidence from 0 to 1, and notices of what was left out.

    Example:
        >>> from geo.text.structure.article import parse
        >>> extraction = extract(parse("代表们的心声\\n　　李明代表说：“路修好了。”"))
        >>> quotation = extraction.quotations[0]
        >>> extraction.speakers[quotation.speaker].name, quotation.text, quotation.kind
        ('李明', '路修好了。', 'direct')
    """
    folded = fold(article.text)
    if folded is None:
        return _extracted(article)
    return printed(_extracted(folded_article(article, folded)), article, folded)


def _extracted(article: Article) -> Extraction:
    """Extract from an article whose text holds nothing invisible."""
    narration = narrate(article)
    people = mentions(narration)
    speech = attributed(narration, people)
    first_speech: dict[str, int] = {}
    for said in speech.said:
        first_speech.setdefault(said.name, said.attribution.start)
    named: dict[str, list[Mention]] = {name: [] for name in first_speech}
    for mention in people:
        if mention.name in named:
            named[mention.name].append(mention)
    names = sorted(named, key=lambda name: min(named[name][0].start, first_speech[name]))
    number = {name: at for at, name in enumerate(names)}
    scenes = Scenes(narration)
    few = len(names) <= 2
    everybody = Everybody(people)
    found = [speaker(narration, named[name], everybody, scenes, alone=few) for name in names]
    quotations = tuple(
        _quotation(article, said, number[said.name], found[number[said.name]]) for said in speech.said
    )
    return Extraction(
        article=article,
        speakers=tuple(found),
        quotations=quotations,
        notices=article.notices + _notices(article, narration, speech),
    )


def _notices(article: Article, narration: Narration, speech: Speech) -> tuple[Notice, ...]:
    """Collect what of the text was not read, and what could be given to nobody, in order."""
    unassigned = [
        messages.notice("unassigned", start, end, words=_short(article.text[start:end]))
        for start, end in speech.unassigned
    ]
    return tuple(sorted([*narration.notices, *unassigned], key=lambda notice: (notice.start, notice.end)))


def _short(words: str) -> str:
    return words if len(words) <= _SHOWN else words[: _SHOWN - 1] + "…"


def _quotation(article: Article, said: Said, number: int, person: Speaker) -> Quotation:
    """Make the quotation of the person with this number; it is right only if its rule and the name are."""
    span = said.attribution
    return Quotation(
        text=article.text[span.start : span.end],
        kind=span.kind,
        start=span.start,
        end=span.end,
        speaker=number,
        section=said.section,
        rule=span.rule,
        confidence=round(confidence.of_rule(span.rule) * person.confidence, 3),
    )
