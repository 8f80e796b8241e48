"""Which theme a heading or a quote stands under, by the keywords of themes.csv.

A text's score for a theme is the sum over the theme's keywords that stand in it, longer words counting more:
社区 says less than 城市社区. A heading that speaks clearly gives its section its theme; another one is judged
together with the section, and one that fits nothing becomes a theme of its own, named by its first clause,
where it names a topic. A quote that stands under no heading takes the theme that its own words, the title and
the article together speak for, when they do so clearly, else none. Does not understand the text: negation and
irony are not seen.
"""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache, cached_property

from geo.model import HEADING, Theme
from geo.text.structure.script import matched
from geo.vocabulary import alternation
from geo.vocabulary import words as words_of

# What a theme looks like when no slot of the palette is left.
OTHER = ("#7A7F87", "ring")
CLEAR = 2  # score that a quote without a heading needs: one word of three characters, or two of two
_OF_QUOTE = 4  # what stands in the quote itself counts so many times
_OF_ROLE = 2  # what says who speaks counts so many times
_OF_HEADING = 10  # a short word in the heading counts so many times
_OF_SECTION = 2  # what stands in the section below a heading counts so many times
_OF_TITLE = 2  # what stands in the title counts so many times
_CLAUSE_END = re.compile(r"[，,。；;：:！!？?——\n\u3000]|\s-\s")
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_NUMBER = re.compile(rf"^\s*(?:[（(]{_NUMERAL}[）)]|{_NUMERAL}[、.．])")
_MARKS = "“”‘’「」『』"
_BLANK = "\u3000"
_LONGEST_NAME = 24  # characters
_BULLET = re.compile(r"^[\s▼▽▲△●○◆◇■□★☆►▶※·•\-—]+")
_PART = re.compile(r"(?:part|no|vol)?[\s.]*[0-9]*", re.IGNORECASE)
_EXCLAIMED = re.compile(r"[？?！!]$")


class Background:
    """What an article is about, as a whole and in each paragraph, by which its quotes are judged."""

    def __init__(self, text: str, title: str | None, themes: Sequence[Theme]) -> None:
        self._text = text
        self._title = title or ""
        self._themes = themes
        self._of_paragraphs: dict[tuple[int, int], list[int]] = {}  # by first and last offset

    # Made when first asked for: under headings that speak clearly nobody asks.
    @cached_property
    def _form(self) -> str:
        return matched(self._text)

    @cached_property
    def _whole(self) -> list[int]:
        of_text, of_title = scores(self._form, self._themes), scores(matched(self._title), self._themes)
        return [said + _OF_TITLE * named for said, named in zip(of_text, of_title, strict=True)]

    def of_quote(self, start: int, end: int, *, role: str = "", alone: bool = False) -> Theme | None:
        """The theme of the quote in text[start:end] by somebody of that role; None where nothing is clear.

        The quote's own words count most, then who speaks, then its paragraph and the article, so that each
        voice of a round-up has a theme of its own; the article counts more where one person speaks `alone`.
        """
        evidence = [
            (_OF_QUOTE, scores(self._form[start:end], self._themes)),
            (_OF_ROLE, scores(matched(role), self._themes)),
            (1, self._of_paragraph(start, end)),
            (2 if alone else 1, self._whole),
        ]
        total = [
            sum(weight * of_theme[at] for weight, of_theme in evidence) for at in range(len(self._themes))
        ]
        best = max(total, default=0)
        at = total.index(best) if best else 0
        # One short word, however often it is counted, says nothing clearly.
        return self._themes[at] if best and self._whole[at] + evidence[1][1][at] >= CLEAR else None

    def of_section(self, heading: str, start: int, end: int, *, own: bool) -> Theme | None:
        """The theme of the section text[start:end] below the heading; one of its own where it may have one.

        A heading that speaks clearly decides alone; one with a single short word, or with none, together
        with the words of its section and of the article: 饭碗 in a heading above research is no livelihood.
        """
        of_heading = scores(matched(heading), self._themes)
        clear = _best(of_heading, self._themes, at_least=CLEAR)
        if clear:
            return clear
        of_text = scores(self._form[start:end], self._themes)
        total = [
            _OF_HEADING * named + _OF_SECTION * said + whole if named or said >= CLEAR else 0
            for named, said, whole in zip(of_heading, of_text, self._whole, strict=True)
        ]
        found = _best(total, self._themes, at_least=1)
        return found or (heading_theme(heading) if own and names_topic(heading) else None)

    def _of_paragraph(self, start: int, end: int) -> list[int]:
        """The scores of the lines that the quote in text[start:end] stands in."""
        first = self._form.rfind("\n", 0, start) + 1
        last = self._form.find("\n", end)
        last = last if last >= 0 else len(self._form)
        if (first, last) not in self._of_paragraphs:
            self._of_paragraphs[first, last] = scores(self._form[first:last], self._themes)
        return self._of_paragraphs[first, last]


def score(text: str, theme: Theme) -> int:
    """Sum of length less one over the keywords in `text`, as often as they stand there, none in another."""
    return scores(text, [theme])[0]


def scores(text: str, themes: Sequence[Theme]) -> list[int]:
    """The score of `text` for each of the themes; compounds out of a keyword's sense do not count."""
    text = _out_of_sense().sub(lambda compound: _BLANK * len(compound[0]), text)
    possible, words = _lookup(tuple([theme.keywords for theme in themes]))
    hits: list[list[tuple[int, str, int]]] = [[] for _ in themes]
    for start in possible.finditer(text):
        at = start.start()
        for beginning in (text[at], text[at : at + 2]):
            for word, number in words.get(beginning, ()):
                if text.startswith(word, at):
                    hits[number].append((-len(word), word, at))
    return [_total(of_theme) if of_theme else 0 for of_theme in hits]


@cache
def _out_of_sense() -> re.Pattern[str]:
    return re.compile(alternation(words_of("out_of_sense")))


def _total(hits: list[tuple[int, str, int]]) -> int:
    """The score of the keywords found: (length below zero, keyword, offset); longer ones come first."""
    total = 0
    taken: set[int] = set()
    for length, _, at in sorted(hits):
        places = range(at, at - length)
        if taken.isdisjoint(places):
            taken.update(places)
            total += max(1, -length - 1)
    return total


@cache
def _lookup(
    keywords: tuple[tuple[str, ...], ...],
) -> tuple[re.Pattern[str], dict[str, list[tuple[str, int]]]]:
    """Where a keyword can begin; by its first two characters each keyword with its theme's number."""
    words: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for number, of_theme in enumerate(keywords):
        for word in of_theme:
            words[word[:2]].append((word, number))
    every = [word for of_theme in keywords for word in of_theme]
    if not every:
        return re.compile(r"(?!)"), words
    first, second = (re.escape("".join({word[at] for word in every if at < len(word)})) for at in (0, 1))
    follows = f"(?=[{second}])" if all(len(word) > 1 for word in every) else ""
    return re.compile(f"[{first}]{follows}"), words


def curated(themes: Iterable[Theme]) -> list[Theme]:
    """The themes kept by hand."""
    return [theme for theme in themes if theme.origin != HEADING]


def heading_name(heading: str) -> str:
    """A heading's first clause without its number; marks that lost their partner at the cut are left out."""
    heading = _NUMBER.sub("", _BULLET.sub("", heading))
    name = next((part for part in _CLAUSE_END.split(heading) if part.strip()), heading).strip()
    for opening, closing in zip(_MARKS[::2], _MARKS[1::2], strict=True):
        if name.count(opening) != name.count(closing):
            name = name.replace(opening, "").replace(closing, "")
    return name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"


def names_topic(heading: str) -> bool:
    """Whether a heading names what its section is about.

    喝水要小口勤喝 does; 写在最后, PART 1 and 省人大代表 do not.
    """
    name = heading_name(heading)
    return not (_PART.fullmatch(name) or _EXCLAIMED.search(heading.strip()) or _no_topic().search(name))


@cache
def _no_topic() -> re.Pattern[str]:
    return re.compile(rf"{alternation(words_of('no_topics'))}$")


def heading_theme(heading: str) -> Theme:
    """The theme that a heading becomes; the build gives it a colour and a shape of its own."""
    name = heading_name(heading)
    key = "h" + hashlib.sha256(name.encode("utf-8")).hexdigest()[:8]
    return Theme(key, name, name, *OTHER, keywords=(), origin=HEADING)


def coloured(found: Sequence[Theme], taken: Iterable[str], palette: Sequence[Theme]) -> list[Theme]:
    """The heading themes with the slots of the palette that no theme in use (ids in `taken`) has."""
    used = set(taken)
    free = [(theme.colour, theme.shape) for theme in palette if theme.id not in used]
    slots = [*free, *[OTHER] * len(found)]
    return [
        Theme(theme.id, theme.name_zh, theme.name_en, *slot, theme.keywords, theme.origin)
        for theme, slot in zip(found, slots, strict=False)
    ]


def _best(scores: Sequence[int], themes: Sequence[Theme], *, at_least: int) -> Theme | None:
    """The theme with the highest score, the earlier of equals."""
    top = max(scores, default=0)
    return themes[scores.index(top)] if top >= at_least else None
