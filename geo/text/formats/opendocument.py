"""OpenDocument text (odt): paragraphs, headings and table rows, changes as accepted."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.text.formats import archive, messages, tables
from geo.text.formats.document import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

_KIND = "OpenDocument 文档"
_UNREAD = {"tracked-changes", "note", "annotation", "ruby-text", "sequence-decls", "forms", "bibliography"}


def read(content: bytes, name: str, *, max_bytes: int) -> Document:
    """Give the text of the document; ArticleError where it is damaged, no text document, or empty."""
    from lxml import etree

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            part = archive.part(package, "content.xml", name)
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        root = etree.fromstring(part, parser)
    except messages.FormatError:
        raise
    except (etree.LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, OSError) as problem:
        raise messages.error("broken", name=name, kind=_KIND) from problem
    body = next((each for each in root.iter("{*}text") if _local(each.getparent()) == "body"), None)
    if body is None:
        raise messages.error("unsupported", name=name, kind="OpenDocument 表格或演示文稿")
    text = "\n".join(line.rstrip() for line in _lines(body)).strip("\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    if len(text) > max_bytes:
        raise messages.error("too_large", name=name, limit=max_bytes // (1024 * 1024))
    return Document(text + "\n")


def _local(element: _Element | None) -> str:
    return str(element.tag).rpartition("}")[2] if element is not None and isinstance(element.tag, str) else ""


def _lines(element: _Element) -> Iterator[str]:
    for child in element:
        kind = _local(child)
        if kind in ("p", "h"):
            yield "".join(_characters(child))
        elif kind == "table":
            rows = [
                [
                    [line for line in _lines(cell) if line.strip()]
                    for cell in row
                    if _local(cell) == "table-cell"
                ]
                for row in child.iter("{*}table-row")
            ]
            yield from tables.lines(rows)
        elif kind not in _UNREAD:
            yield from _lines(child)


def _characters(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        kind = _local(child)
        if kind == "s":
            number = next((value for key, value in child.attrib.items() if key.endswith("}c")), "1")
            yield " " * min(int(number), 100)
        elif kind == "tab":
            yield "\t"
        elif kind == "line-break":
            yield "\n"
        elif kind not in _UNREAD:
            yield from _characters(child)
        yield child.tail or ""
