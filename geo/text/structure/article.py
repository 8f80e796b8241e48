"""An article as a structure: title, sections with their headings, paragraphs, date.

`read` takes any supported file, `parse` a text. Nothing of the text is changed but the byte order mark and
the line ends, so every offset counts characters that a reader can find again. Blocks are what line breaks
and runs of full-width spaces separate; `geo.text.structure.layout` says what each block is. What the
article says is not looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from geo.model import Article, Notice, Paragraph, Section
from geo.text.structure import layout
from geo.text.structure.layout import Block

# A line break, or the indent with which files that lost their line breaks open a paragraph.
# (Its first character stands before the choice between them: so the engine skips from one to the next.)
_SEPARATOR = re.compile(r"[\n\u3000 \u00a0](?:(?<=\n)|(?<=\u3000)\u3000+|(?<=[ \u00a0])[ \u00a0]{3,})")
_BLANK = " \t\u3000\u00a0\u200b\ufeff\v\f\r"


def read(path: str | Path) -> Article:
    """Read the article in a file of any supported format.

    Args:
        path: A text, Markdown, HTML, Word or PDF file; `geo.text.formats` lists the endings.

    Returns:
        The article; every offset in it counts code points of its `text`.

    Raises:
        ArticleError: The file cannot be read, or has no text; the message says what to do.

    Example:
        >>> from geo.resources import DATA
        >>> read(DATA / "articles" / "grassroots-party-building.txt").sections[1].heading[:10]
        '以组织振兴推进乡村振'
    """
    from geo.text import formats  # here, so that parsing a text loads no reader

    found = formats.read(path)
    return parse(found.text, name=Path(path).name, notices=found.notices)


def parse(text: str, *, name: str | None = None, notices: Iterable[Notice] = ()) -> Article:
    """Read the article that a text is.

    Args:
        text: The article, a paragraph a line; a byte order mark is left out, CR and CRLF become LF.
        name: What a message calls it.
        notices: What of the file that the text is from is not in it.

    Returns:
        The article; every offset in it counts code points of its `text`.

    Raises:
        ArticleError: There is no text.

    Example:
        >>> article = parse("代表们的心声\\n　　李明代表说：“路修好了。”")
        >>> article.title, len(article.paragraphs)
        ('代表们的心声', 1)
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    blocks = list(_blocks(text))
    if not blocks:
        from geo.text.formats import messages  # here, so that parsing a text loads no reader

        raise messages.error("empty", name=name or messages.UNNAMED)
    title, rest = layout.split_title(text, blocks)
    sections, paragraphs = _outline(text, rest)
    return Article(
        text=text,
        title=text[title.start : title.end] if title else None,
        title_start=title.start if title else 0,
        title_end=title.end if title else 0,
        date=layout.date(text, blocks),
        sections=sections,
        paragraphs=paragraphs,
        notices=tuple(notices),
    )


def _blocks(text: str) -> Iterator[Block]:
    """Yield the runs of text between separators, trimmed, without empty ones."""
    start = 0
    for separator in chain(_SEPARATOR.finditer(text), [None]):
        end = separator.start() if separator else len(text)
        piece = text[start:end]
        left = start + len(piece) - len(piece.lstrip(_BLANK))
        right = start + len(piece.rstrip(_BLANK))
        if left < right:
            yield Block(left, right)
        start = separator.end() if separator else end


def _outline(text: str, blocks: Iterable[Block]) -> tuple[tuple[Section, ...], tuple[Paragraph, ...]]:
    """Give sections and paragraphs of the blocks after the title."""
    sections: list[Section] = []
    paragraphs: list[Paragraph] = []
    for block in blocks:
        heading = layout.heading(text, block)
        if heading:
            sections.append(Section(text[heading.start : heading.end], heading.start, heading.end))
            continue
        if not sections:
            sections.append(Section(None, block.start, block.start))
        paragraphs.append(Paragraph(block.start, block.end, len(sections) - 1))
    return tuple(sections), tuple(paragraphs)
