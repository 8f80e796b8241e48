"""PDF with a text layer: the lines of its pages, joined to paragraphs again.

A PDF knows lines, not paragraphs. A line that is as wide as the column goes on in the next one unless that
one is indented or stands apart; a shorter one ends its paragraph. Chinese has no hyphenation and no blanks
between words, so lines are joined without one. Page numbers and running heads are left out. Two columns
come in the order in which the file draws them; tables are not rebuilt.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from geo.text.formats import glyphs, messages

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES = 300
_KIND = "PDF"
_FULL = 0.88  # of the column: a line this wide goes on (marks at the edge may hang or be pushed over)
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/／]\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–·\s]*"
)
_INDENTED = "\u3000\u3000"
_INDENT = re.compile(r"(?:\u3000|[ \t\u00a0]{2,})")
_WIDE = "[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3001-\u303f]"
_SPACED = re.compile(rf"(?:{_WIDE} ){{4,}}")  # letters set apart one by one, not a blank before a name
_BLANK_BETWEEN = re.compile(rf"(?<={_WIDE}) (?={_WIDE})")
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_STOP = re.compile(r"[。！？!?…][”’」』）)]*$")


@dataclass(slots=True)
class _Line:
    """A line as it is being read."""

    text: str = ""
    left: float = 0.0  # where its first character stands, in points
    base: float = 0.0  # height of its base line on the page
    size: float = 0.0  # of that character

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
        pages = [glyphs.plain("\n".join(_lines(page))) for page in reader.pages]
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
    text = "\n".join(pages)
    written = [character for character in text if not character.isspace()]
    if not written:
        raise messages.error("no_text_layer", name=name)
    if len(_UNMAPPED.findall(text)) > len(written) / 20:
        raise messages.error("garbled", name=name)
    return paragraphs(pages)


def _lines(page: PageObject) -> list[str]:
    """The lines of a page; those set in or apart from the line before get a full-width indent."""
    lines: list[_Line] = [_Line()]

    def visit(text: str, cm: Sequence[float], tm: Sequence[float], _font: object, size: float) -> None:
        for index, piece in enumerate(text.split("\n")):
            if index:
                lines.append(_Line())
            if not piece.strip():
                lines[-1].text += piece
                continue
            left, base = tm[4] * cm[0] + tm[5] * cm[2] + cm[4], tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
            scaled = size * abs(tm[0] * cm[0])
            # Heads and feet are drawn after the body without a line break in between.
            if lines[-1].text.strip() and abs(base - lines[-1].base) > 0.8 * max(scaled, lines[-1].size):
                lines.append(_Line())
            if not lines[-1].text.strip():
                lines[-1] = _Line(lines[-1].text, left, base, scaled)
            lines[-1].text += piece

    page.extract_text(visitor_text=visit)
    lines = [line for line in lines if line.text.strip()]
    often = Counter(round(line.left) for line in lines)
    margins = {left for left, number in often.items() if number >= max(3, len(lines) / 10)}
    gaps = [abs(after.base - before.base) for before, after in pairwise(lines)]
    # Pages of short paragraphs have more gaps between them than inside: not the median, a low one.
    leading = sorted(gaps)[len(gaps) // 5] if gaps else 0.0
    return [
        f"{_INDENTED}{line.text.lstrip()}" if gap > 1.3 * leading or line.is_right_of(margins) else line.text
        for line, gap in zip(lines, [0.0, *gaps], strict=False)
    ]


def paragraphs(pages: Sequence[str]) -> str:
    """The lines of the pages joined to paragraphs, one a line."""
    lines = [line for page in _without_furniture(pages) for line in page]
    widths = sorted(_width(line) for line in lines)
    column = widths[int(len(widths) * 0.9)] if widths else 0
    indented = sum(bool(_INDENT.match(line)) for line in lines) >= 2
    result: list[str] = []
    goes_on = False
    for line in lines:
        words = line.strip()
        if goes_on and not _INDENT.match(line):
            result[-1] = _glued(result[-1], words)
        else:
            result.append(words)
        full = _width(line) >= _FULL * column and column > 20
        # Without indents nothing but the stop tells a full last line from one in the middle.
        goes_on = full and (indented or not _STOP.search(words) or _width(line) >= column)
    return "\n".join(result) + "\n"


def _without_furniture(pages: Sequence[str]) -> list[list[str]]:
    """The lines of each page that hold something, without page numbers and lines that most pages repeat."""
    split = [[_unspaced(line) for line in page.split("\n") if line.strip()] for page in pages]
    edges = Counter(_pattern(line) for page in split for line in {*page[:2], *page[-2:]})
    repeated = {line for line, number in edges.items() if number >= 2 and number > len(split) / 2}

    def is_furniture(line: str) -> bool:
        return bool(_PAGE_NUMBER.fullmatch(line)) or _pattern(line) in repeated

    for page in split:
        while page and is_furniture(page[0]):
            del page[0]
        while page and is_furniture(page[-1]):
            del page[-1]
    return split


def _pattern(line: str) -> str:
    """The line with its numbers made alike, so that running heads with page numbers are equal."""
    return re.sub("[0-9]+", "0", line.strip())


def _unspaced(line: str) -> str:
    """The line without the blanks that some writers put between all characters."""
    return _BLANK_BETWEEN.sub("", line) if _SPACED.search(line) else line


def _width(line: str) -> int:
    """The width in half-width columns, as a fixed-width font would set it."""
    return sum(2 if unicodedata.east_asian_width(each) in "WFA" else 1 for each in line.rstrip())


def _glued(first: str, second: str) -> str:
    blank = first[-1].isascii() and second[0].isascii() and first[-1].isalnum() and second[0].isalnum()
    return first + (" " if blank else "") + second
