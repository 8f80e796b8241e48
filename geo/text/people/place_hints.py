"""The place that a descriptor leans on, where it stands elsewhere in the article.

社区党委书记 leans on the community that the article has just named, 校长 on the place where its school
stands. An office with a body or place of its own leans on nothing, nor does a person without an office: the
scene of a report is not where its speakers come from. Wider places that are in force (a dateline, the
province of the paragraph) are handed on as context and claim nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import chain

from geo.text.lexicon import titles
from geo.text.people import place_phrases
from geo.text.structure.narration import Narration
from geo.vocabulary import alternation, either, words

_LEANS = re.compile(
    rf"^(?:该|本|这个|这里的|当地的?)?(?P<unit>{either('divisions', 'leans')})"
    rf"(?=[党委支长妇民居医综卫里中小农教团纪]|{either('bodies', 'seat_of_power')}"
    rf"|{either('titles', 'leans')}|工作)"
)
_LEAD = 2  # paragraphs that say what an article is about
_MOST_TOLD = 4  # places of title and lead that are handed on
_WIDE = frozenset("市州县区旗")  # units that title and lead can stand in for
_REACH = 2  # paragraphs back in which a bare office finds its place
_FULLER = 40  # paragraphs back in which a village stands with what it belongs to
_DATELINE = re.compile(
    rf"^(?:{either('press', 'agency')}|[\u4e00-\u9fff]{{2,6}}网)"
    r"(?P<place>[\u4e00-\u9fff]{2,4}?)(?=[0-9]{1,2}月)"
)


class Scenes:
    """The place phrases that set scenes in an article, read passage by passage when they are asked for."""

    def __init__(self, narration: Narration) -> None:
        self._narration = narration
        self._found: dict[int, list[str]] = {}
        self._told: tuple[str, ...] | None = None

    def before(self, end: int, passage: int, *, reach: int | None = None) -> Iterator[str]:
        """Yield phrases before the offset, nearest first, from its passage and `reach` or all before it."""
        first = 0 if reach is None else max(0, passage - reach)
        here = self._narration.passages[passage]
        yield from reversed(
            [phrase for _, phrase in place_phrases.in_scenes(self._narration.masked, here.start, end)]
        )
        for number in range(passage - 1, first - 1, -1):
            yield from reversed(self._in(number))

    def hint(self, descriptor: str, passage: int, end: int, *, alone: bool) -> str | None:
        """Find the place phrase, outermost level first, that the descriptor leans on; None where it does not.

        `passage` is that of the naming, `end` its offset; `alone` where the article is about few persons, so
        that what is said of a place further up can be said of them.
        """
        leans = _LEANS.match(descriptor)
        if leans:
            unit = leans["unit"]
            phrases = chain(self.before(end, passage), self.told() if unit in _WIDE else ())
            reached = (place_phrases.up_to(phrase, unit) for phrase in phrases)
            found = next((phrase for phrase in reached if phrase), None)
            if found:
                return found
        elif fuller := self._fuller(descriptor, passage, end):
            return fuller
        if not alone or not (leans or _bare_office().fullmatch(descriptor)):
            return None
        here = self._narration.passages[passage]
        bodies = list(place_phrases.bodies_in_scenes(self._narration.masked, here.start, end))
        return bodies[-1][1] if bodies else next(self.before(end, passage, reach=_REACH), None)

    def of_title(self, title: str, passage: int, end: int) -> str | None:
        """Find the place of a delegate title: its region, or the unit that is in force (市政协委员)."""
        unit = titles.unit_of(title)
        if unit is None:
            return titles.region_of(title)
        reached = (
            place_phrases.up_to(phrase, unit) for phrase in chain(self.before(end, passage), self.told())
        )
        return next(filter(None, reached), None)

    def _fuller(self, descriptor: str, passage: int, end: int) -> str | None:
        """Find the phrase further up that ends with the place which the descriptor opens with."""
        own = place_phrases.first_name(descriptor)
        if own is None:
            return None
        phrases = self.before(end, passage, reach=_FULLER)
        return next((phrase for phrase in phrases if phrase.endswith(own) and phrase != own), None)

    def context(self, passage: int, end: int) -> tuple[str, ...]:
        """Collect wider place phrases that are in force at the offset, the nearest first."""
        found = list(self.before(end, passage, reach=0))
        first = self._narration.passages[0]
        dateline = _DATELINE.match(self._narration.masked[first.start : first.end])
        if dateline:
            found.append(dateline["place"])
        found += self.told()
        return tuple(dict.fromkeys(found))

    def told(self) -> tuple[str, ...]:
        """Give the counties and wider places that the title and the first paragraphs name."""
        if self._told is None:
            article, text = self._narration.article, self._narration.masked
            spans = [(article.title_start, article.title_end)]
            spans += [(passage.start, passage.end) for passage in self._narration.passages[:_LEAD]]
            found = (
                place_phrases.down_to_county(one)
                for span in spans
                for one in place_phrases.named(text, *span)
            )
            self._told = tuple(dict.fromkeys(filter(None, found)))[:_MOST_TOLD]
        return self._told

    def _in(self, number: int) -> list[str]:
        if number not in self._found:
            here = self._narration.passages[number]
            found = place_phrases.in_scenes(self._narration.masked, here.start, here.end)
            self._found[number] = [phrase for _, phrase in found]
        return self._found[number]


@cache
def _bare_office() -> re.Pattern[str]:
    """Match an office that says of no place or named body whose it is (镇卫生院院长)."""
    bodies = either("bodies", "organisation")
    return re.compile(
        f"{either('divisions', 'of_office')}?(?:{bodies}){{0,2}}[党团]?(?:{alternation(words('roles'))})"
    )
