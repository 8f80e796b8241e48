"""Word documents (docx): paragraphs, headings and table rows, a line each, in the order of the page.

python-docx opens the package; the text is taken from the XML itself, because its own text leaves out
what stands in content controls, smart tags, text boxes and accepted insertions. What is marked as
deleted or moved away, headers, footers, notes and comments are not read.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from geo.text.formats import archive, messages

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]

_MAIN = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PARAGRAPH, _ROW, _CELL, _BOX = f"{_MAIN}p", f"{_MAIN}tr", f"{_MAIN}tc", f"{_MAIN}txbxContent"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_UNREAD = {_FALLBACK, *(f"{_MAIN}{name}" for name in ("del", "moveFrom", "instrText", "rt", "pPr", "rPr"))}
_BREAKS = {f"{_MAIN}br", f"{_MAIN}cr"}
_KIND = "Word 文档"


def text_of(content: bytes, name: str, *, max_bytes: int) -> str:
    """The text of the document; ArticleError where it is damaged, unsafe to unpack or empty."""
    import docx
    from docx.opc.exceptions import OpcError
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            # Pictures make a document large, not its text: only the sum is limited here.
            archive.checked(package, name, max_bytes=archive.MAX_UNPACKED)
        body = docx.Document(io.BytesIO(content)).element.body
    except messages.FormatError:
        raise
    except (
        OpcError,
        LxmlError,
        zipfile.BadZipFile,
        KeyError,
        ValueError,
        AttributeError,
        EOFError,
    ) as problem:
        raise messages.error("broken", name=name, kind=_KIND) from problem
    text = "\n".join(line.rstrip() for line in _lines(body)).strip("\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    if len(text) > max_bytes:
        raise messages.error("too_large", name=name, limit=max_bytes // (1024 * 1024))
    return text + "\n"


def _lines(element: _Element) -> Iterator[str]:
    """The lines of a part of the document, in order."""
    if element.tag in _UNREAD:
        return
    if element.tag == _PARAGRAPH:
        yield "".join(_characters(element))
        for box in _boxes(element):
            yield from _lines(box)
    elif element.tag == _ROW:
        yield from _row([list(_lines(cell)) for cell in element.iter(_CELL) if _row_of(cell) is element])
    else:
        for child in element:
            yield from _lines(child)


def _row(cells: list[list[str]]) -> list[str]:
    """A row of a table as one line; of a table that only lays out the page, the lines of each cell."""
    filled = [[line for line in cell if line.strip()] for cell in cells]
    if any(len(cell) > 1 for cell in filled):
        return [line for cell in filled for line in cell]
    return ["\t".join(cell[0] for cell in filled if cell)]


def _characters(element: _Element) -> Iterator[str]:
    """The characters of a paragraph, without those of text boxes anchored in it."""
    for child in element:
        if child.tag in _UNREAD or child.tag == _BOX:
            continue
        if child.tag == f"{_MAIN}t":
            yield child.text or ""
        elif child.tag == f"{_MAIN}tab":
            yield "\t"
        elif child.tag in _BREAKS:
            yield "\n"
        elif child.tag == f"{_MAIN}noBreakHyphen":
            yield "-"
        else:
            yield from _characters(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag not in _UNREAD:
            yield from _boxes(child)


def _row_of(cell: Any) -> Any:
    """The row that a cell belongs to: not the one of a table around it."""
    return next(cell.iterancestors(_ROW))
