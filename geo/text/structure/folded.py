"""The text without what a reader does not see in it, and the way back to the text as printed.

Zero-width characters, soft hyphens and variation selectors stand inside words of pasted text, and typesetters
space out short names (王　刚, 向 小 兰). Names and speech are found in the folded text; what is found is
given with the offsets of the text as printed, so that `article.text[start:end]` is what it was.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, replace

from geo.model import Article, Extraction, Notice
from geo.vocabulary import characters, either

_INVISIBLE = (
    "\u00ad\u034f\u061c\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\U000e0001-\U000e007f\U000e0100-\U000e01ef"
)
_HAN = "\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af"
_BEHIND = (  # what follows a name
    rf"{either('titles', 'suffix')}|{either('speech', 'behind_spaced')}|[：，、。（\n]|$"
)
_SPACED = (  # a name set apart: 王　刚, 向 小 兰
    rf"(?<![{_HAN}])[{_HAN}](?:[ \u3000][{_HAN}]){{2}}(?![{_HAN}])"
    rf"|[{_HAN}]\u3000[{_HAN}](?={_BEHIND})"
    rf"|[{_HAN}](?: [{_HAN}]){{2}}(?={_BEHIND})"
)
_FOLDED = re.compile(rf"[{_INVISIBLE}]+|(?P<name>{_SPACED})")
_BLANK = re.compile("[ \u3000]")


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text with, for each of its characters, the offset of the text as printed."""

    text: str
    at: tuple[int, ...]

    def offset(self, printed: int) -> int:
        """Give the offset in the folded text of one in the text as printed."""
        return bisect_left(self.at, printed)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the span of the text as printed that a span of the folded text stands for."""
        if start >= len(self.at):
            last = self.at[-1] + 1 if self.at else 0
            return last, last
        return self.at[start], self.at[end - 1] + 1 if end > start else self.at[start]


def fold(text: str) -> Folded | None:
    """Fold a text; None where there is nothing to fold."""
    kept: list[tuple[int, int]] = []
    done = 0
    for found in _FOLDED.finditer(text):
        if found["name"] is None:
            gone = [found.span()]
        elif found["name"][0] in characters("surnames"):
            gone = [
                (found.start() + blank.start(), found.start() + blank.end())
                for blank in _BLANK.finditer(found["name"])
            ]
        else:
            continue
        for start, end in gone:
            kept.append((done, start))
            done = end
    if not kept:
        return None
    kept.append((done, len(text)))
    at = tuple(offset for start, end in kept for offset in range(start, end))
    return Folded("".join(text[start:end] for start, end in kept), at)


def folded_article(article: Article, folded: Folded) -> Article:
    """Give the article as it stands in the folded text."""
    place = folded.offset
    return replace(
        article,
        text=folded.text,
        title=folded.text[place(article.title_start) : place(article.title_end)] or None,
        title_start=place(article.title_start),
        title_end=place(article.title_end),
        sections=tuple(
            replace(
                section,
                heading=section.heading and folded.text[place(section.start) : place(section.end)],
                start=place(section.start),
                end=place(section.end),
            )
            for section in article.sections
        ),
        paragraphs=tuple(
            replace(paragraph, start=place(paragraph.start), end=place(paragraph.end))
            for paragraph in article.paragraphs
        ),
        notices=(),
    )


def printed(extraction: Extraction, article: Article, folded: Folded) -> Extraction:
    """Give what was found in the folded text with the offsets and words of the article as printed."""
    text = article.text

    def notice(one: Notice) -> Notice:
        start, end = folded.span(one.start, one.end)
        return replace(one, start=start, end=end)

    quotations = []
    for one in extraction.quotations:
        start, end = folded.span(one.start, one.end)
        quotations.append(replace(one, start=start, end=end, text=text[start:end]))
    speakers = []
    for person in extraction.speakers:
        start, end = folded.span(person.start, person.end)
        first, last = folded.span(person.descriptor_start, person.descriptor_end)
        speakers.append(replace(person, start=start, end=end, descriptor_start=first, descriptor_end=last))
    found = tuple(map(notice, extraction.notices))
    return replace(
        extraction,
        article=article,
        speakers=tuple(speakers),
        quotations=tuple(quotations),
        notices=article.notices + found,
    )
