"""PDF with a text layer: the lines of its pages, joined to paragraphs again.

A PDF knows lines, not paragraphs. A line that is as wide as the column goes on in the next one unless that
one is indented or stands apart; a shorter one ends its paragraph. Chinese has no hyphenation and no blanks
between words, so lines are joined without one. Page numbers and running heads are left out. Two columns
come in the order in which the file draws them; tables are not rebuilt.
"""

from __future__ import annotations

import io
import logging
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.text.formats import glyphs, messages

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 300
_KIND = "PDF"
logging.getLogger("pypdf").addHandler(logging.NullHandler())  # what it mends by itself is no news to a user
_FULL = 0.88  # of the column: a line this wide goes on (marks at the edge may hang or be pushed over)
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–·\s]*"
)
_INDENT = re.compile(r"(?:\u3000|[ \t\u00a0]{2,})")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f]"
_SPACED = re.compile(rf"(?:{_WIDE} ){{4,}}")  # letters set apart one by one, not a blank before a name
_BLANK_BETWEEN = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_STOP = re.compile(r"[。！？!?…][”’」』）)]*$")


@dataclass(slots=True)
class Line:
    """A line of a page, and how it is set."""

    text: str = ""
    left: float = 0.0  # where its first character stands, in points
    base: float = 0.0  # height of its base line on the page
    size: float = 0.0  # of its first character
    indented: bool = False
    apart: bool = False  # more space before it than between the lines of a paragraph

    def is_right_of(self, margins: set[int]) -> bool:
        """Whether the line begins one and a half to four characters right of a margin of the page."""
        return any(1.5 * self.size - 1 <= self.left - margin <= 4 * self.size for margin in margins)


def text_of(content: bytes, name: str) -> str:
    """The text of the document; ArticleError where it is damaged, under a password or without text."""
    import pypdf
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = pypdf.PdfReader(io.BytesIO(content))
        # An empty password opens files that only forbid printing or copying for others.
        if reader.is_encrypted and not reader.decrypt(""):
            raise messages.error("encrypted", name=name)
        if len(reader.pages) > MAX_PAGES:
            raise messages.error("too_many_pages", name=name, number=len(reader.pages), limit=MAX_PAGES)
        pages = [_lines(page) for page in reader.pages]
    except messages.FormatError:
        raise
    except DependencyError as problem:
        raise messages.error("encrypted", name=name) from problem
    except (
        PyPdfError,
        ValueError,
        KeyError,
        TypeError,
        AttributeError,
        IndexError,
        RecursionError,
    ) as problem:
        # pypdf meets damaged objects with whatever the damage leads to.
        raise messages.error("broken", name=name, kind=_KIND) from problem
    text = "".join(line.text for page in pages for line in page)
    written = [character for character in text if not character.isspace()]
    if not written:
        raise messages.error("no_text_layer", name=name)
    if len(_UNMAPPED.findall(text)) > len(written) / 20:
        raise messages.error("garbled", name=name)
    return glyphs.plain(paragraphs(pages))


def _lines(page: PageObject) -> list[Line]:
    """The lines of a page that hold something."""
    lines = [Line()]

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        for index, piece in enumerate(text.split("\n")):
            if index:
                lines.append(Line())
            if not piece.strip():
                lines[-1].text += piece
                continue
            left, base = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scaled = size * abs(tm[0] * cm[0])
            # Heads and feet are drawn after the body without a line break in between.
            if lines[-1].text.strip() and abs(base - lines[-1].base) > 0.8 * max(scaled, lines[-1].size):
                lines.append(Line())
            if not lines[-1].text.strip():
                lines[-1] = Line(lines[-1].text, left, base, scaled)
            lines[-1].text += piece

    page.extract_text(visitor_text=visit)
    return [line for line in lines if line.text.strip()]


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The lines of the pages joined to paragraphs, one a line of text."""
    pages = [_laid_out(page) for page in _without_furniture(pages)]
    lines = [line for page in pages for line in page]
    widths = sorted(_width(line.text) for line in lines)
    column = widths[int(len(widths) * 0.9)] if widths else 0
    told_apart = sum(line.indented or line.apart for line in lines) >= 2
    result: list[str] = []
    goes_on = False
    for line in lines:
        words, width = _unspaced(line.text.strip()), _width(line.text)
        if goes_on and not (line.indented or line.apart):
            result[-1] = _glued(result[-1], words)
        else:
            result.append(words)
        # Where nothing sets paragraphs apart, only the stop tells a full last line from one in the middle.
        full = width >= _FULL * column and column > 20
        goes_on = full and (told_apart or not _STOP.search(words) or width >= column)
    return "\n".join(result) + "\n"


def _laid_out(page: list[Line]) -> list[Line]:
    """The lines of a page with what their places say about them."""
    often = Counter(round(line.left) for line in page)
    margins = {left for left, number in often.items() if number >= max(2, len(page) / 10)}
    gaps = [abs(after.base - before.base) for before, after in pairwise(page)]
    # Pages of short paragraphs have more gaps between them than inside: not the median, a low one.
    leading = sorted(gaps)[len(gaps) // 5] if gaps else 0.0
    return [
        replace(
            line,
            indented=line.is_right_of(margins) or bool(_INDENT.match(line.text)),
            apart=gap > 1.3 * leading,
        )
        for line, gap in zip(page, [0.0, *gaps], strict=False)
    ]


def _without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of each page without page numbers and without lines at its edges that most pages repeat."""
    split = [list(page) for page in pages]
    edges = Counter(
        pattern for page in split for pattern in {_pattern(line) for line in page[:2] + page[-2:]}
    )
    repeated = {pattern for pattern, number in edges.items() if number >= 2 and number > len(split) / 2}

    def is_furniture(line: Line) -> bool:
        return bool(_PAGE_NUMBER.fullmatch(line.text)) or _pattern(line) in repeated

    for page in split:
        while page and is_furniture(page[0]):
            del page[0]
        while page and is_furniture(page[-1]):
            del page[-1]
    return split


def _pattern(line: Line) -> str:
    """The line with its numbers made alike, so that running heads with page numbers are equal."""
    return re.sub("[0-9]+", "0", line.text.strip())


def _unspaced(line: str) -> str:
    """The line without the blanks that some writers put between all characters."""
    return _BLANK_BETWEEN.sub("", line) if _SPACED.search(line) else line


def _width(line: str) -> int:
    """The width in half-width columns, as a fixed-width font would set it."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line.rstrip())


def _glued(first: str, second: str) -> str:
    blank = first[-1].isascii() and second[0].isascii() and first[-1].isalnum() and second[0].isalnum()
    return first + (" " if blank else "") + second
