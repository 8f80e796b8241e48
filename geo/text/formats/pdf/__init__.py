"""PDF with a text layer: where its characters stand makes lines, columns and paragraphs again.

PDFium reads the file (through pypdfium2); what it says of each character is put in order here:
`characters` on the upright page, `rows` of pieces, `columns` in reading order, `paragraphs` over the ends
of columns and pages. `furniture` leaves out running heads; a page that is a picture is named in a notice.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from geo.model import Notice
from geo.text.formats import messages
from geo.text.formats.document import Document
from geo.text.formats.pdf import characters, pictures
from geo.text.formats.pdf.columns import columns
from geo.text.formats.pdf.furniture import Furniture, without_furniture
from geo.text.formats.pdf.paragraphs import Paragraph, paragraphs
from geo.text.formats.pdf.rows import Setting, settings

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

MAX_PAGES = 300
MAX_CHARACTERS = 1_000_000  # drawn on all pages together
_KIND = "PDF"
_PASSWORD = 4  # PDFium's code for a file that does not open without one
_UNMAPPED = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_STAMP = 24  # characters that a scanner's or reader's stamp may have on a page that is a picture
_ONE_AT_A_TIME = threading.Lock()  # PDFium keeps state of its own and is not safe between threads


def read(content: bytes, name: str) -> Document:
    """Give the text of the document; ArticleError where it is damaged, under a password or without text."""
    import pypdfium2

    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(content)
        except pypdfium2.PdfiumError as problem:
            code = "encrypted" if getattr(problem, "err_code", None) == _PASSWORD else "broken"
            raise messages.error(code, name=name, kind=_KIND) from problem
        with closing(document):
            if len(document) > MAX_PAGES:
                raise messages.error("too_many_pages", name=name, number=len(document), limit=MAX_PAGES)
            try:
                pages, unread, slanted = _pages(document, name)
            except pypdfium2.PdfiumError as problem:
                raise messages.error("broken", name=name, kind=_KIND) from problem
    return _document(pages, unread, slanted, name)


def _pages(document: PdfDocument, name: str) -> tuple[list[list[Setting]], dict[int, str], list[str]]:
    """Give the rows of all pages; the pages that are pictures, with the few words on them; watermarks."""
    pages: list[list[Setting]] = []
    unread: dict[int, str] = {}
    slanted: list[str] = []
    drawn = 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            found = characters.read(page, at_most=MAX_CHARACTERS - drawn)
            if found is None:
                raise messages.error("too_long", name=name, limit=MAX_CHARACTERS // 10_000)
            drawn += len(found.glyphs.texts)
            words = "".join(found.glyphs.texts).strip()
            if found.slanted and found.slanted not in slanted:
                slanted.append(found.slanted)
            if len(words) <= _STAMP and pictures.is_picture(page):
                unread[number] = words
                pages.append([])
            else:
                pages.append(settings(found))
    return pages, unread, slanted


def _document(
    pages: Sequence[Sequence[Setting]], unread: dict[int, str], slanted: Sequence[str], name: str
) -> Document:
    """Give the text of the pages with the notices of what was left out."""
    pages, furniture = without_furniture(pages)
    result = list(_paragraphs(pages))
    text = "".join(f"{paragraph.text}\n" for paragraph in result)
    written = "".join(text.split())
    if not written:
        raise messages.error("no_text_layer", name=name)
    letters = sum(map(str.isalnum, written))
    if len(_UNMAPPED.findall(text)) > len(written) / 20 or letters < len(written) / 3:
        raise messages.error("garbled", name=name)
    return Document(text, tuple(_notices(result, unread, furniture, slanted)))


def _paragraphs(pages: Sequence[Sequence[Setting]]) -> Iterator[Paragraph]:
    """Yield the paragraphs of what most of each page is written in, then those of what stands otherwise."""
    yield from paragraphs([columns(page[0].rows) if page else [] for page in pages])
    for number, page in enumerate(pages):
        for setting in page[1:]:
            for paragraph in paragraphs([columns(setting.rows)]):
                yield Paragraph(paragraph.text, number)


def _notices(
    result: Sequence[Paragraph],
    unread: dict[int, str],
    furniture: Sequence[Furniture],
    slanted: Sequence[str],
) -> Iterator[Notice]:
    """Tell what was left out, each at the text that stands next to it."""
    starts: list[tuple[int, int]] = []  # page and offset of each paragraph
    at = 0
    for paragraph in result:
        starts.append((paragraph.page, at))
        at += len(paragraph.text) + 1

    def place(page: int) -> int:
        later = [start for other, start in starts if other >= page]
        return min(later) if later else starts[-1][1]

    for page, words in unread.items():
        stamp = f"（只有“{words}”几个字）" if words else ""
        where = place(page)
        yield messages.notice("unread_page", where, where, page=page + 1, stamp=stamp)
    for line in furniture:
        where = place(line.pages[0] - 1)
        yield messages.notice("furniture", where, where, words=line.text, pages=_ranges(line.pages))
    for words in slanted:
        yield messages.notice("watermark", 0, 0, words=words)


def _ranges(numbers: Sequence[int]) -> str:
    """Write page numbers as a reader does: 1、3–5."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
