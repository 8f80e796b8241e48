"""Word documents (docx, docm, dotx, strict ones): paragraphs, headings and table rows, in the page's order.

The main part is found as the standard says, through the package's content types; nothing else of the package
has to be whole, so that dangling relationships, pictures and thumbnails do no harm. The text is that of a
reader who has accepted all changes. Headers, footers, notes and comments are not read.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import TYPE_CHECKING

from geo.text.formats import archive, messages, tables
from geo.text.formats.document import Document

if TYPE_CHECKING:
    from lxml.etree import _Element

# Elements by their local names: strict documents have namespaces of their own.
_UNREAD = {
    "Fallback",
    "del",
    "moveFrom",
    "instrText",
    "delText",
    "rt",
    "pPr",
    "rPr",
    "sectPr",
    "tblPr",
    "trPr",
}
_MAIN = ("document.main+xml", "template.main+xml")
_TYPES = "[Content_Types].xml"
_USUAL = "word/document.xml"
_KIND = "Word 文档"
_PAGES = (".htm", ".html", ".xhtml", ".mht", ".mhtml", ".txt", ".docx")


def read(content: bytes, name: str, *, max_bytes: int) -> Document:
    """Give the text of the document; ArticleError where it is damaged, unsafe to unpack or empty."""
    from lxml.etree import LxmlError

    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            reader = _Reader(package, name)
            lines = list(reader.lines())
    except messages.FormatError:
        raise
    except (LxmlError, zipfile.BadZipFile, zlib.error, KeyError, ValueError, EOFError, OSError) as problem:
        raise messages.error("broken", name=name, kind=_KIND) from problem
    text = "\n".join(line.rstrip() for line in lines).strip("\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    if len(text) > max_bytes:
        raise messages.error("too_large", name=name, limit=max_bytes // (1024 * 1024))
    told = [("unread_part", part) for part in reader.unread]
    told += [("embedded_part", part) for part in reader.embedded]
    notices = [messages.notice(code, 0, 0, part=part) for code, part in told]
    return Document(text + "\n", tuple(notices))


class _Reader:
    """A package, and what of it could not be read."""

    def __init__(self, package: zipfile.ZipFile, name: str) -> None:
        self.package, self.name = package, name
        self.unread: list[str] = []
        self.embedded: list[str] = []
        self.main = self._main()

    def lines(self) -> Iterator[str]:
        """Yield the lines of the main part, in order."""
        body = next((each for each in self._parsed(self.main).iter() if _local(each) == "body"), None)
        if body is None:
            raise ValueError("the main part has no body")
        yield from self._lines(body)

    def _main(self) -> str:
        """Give the name of the main part."""
        try:
            types = self._parsed(_TYPES)
        except KeyError:
            return _USUAL
        for each in types.iter():
            if _local(each) == "Override" and each.get("ContentType", "").endswith(_MAIN):
                return str(each.get("PartName")).lstrip("/")
        return _USUAL

    def _parsed(self, part: str) -> _Element:
        from lxml import etree

        parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
        root = etree.fromstring(archive.part(self.package, part, self.name), parser)
        if root is None:
            raise ValueError(f"{part} is no XML")
        return root

    def _lines(self, element: _Element) -> Iterator[str]:
        """Yield the lines of a part of the document, in order."""
        held = ""  # of paragraphs whose end was deleted: they go on in the next one
        for child in element:
            kind = _local(child)
            if kind == "p":
                words = held + "".join(_characters(child))
                if _ends_deleted(child):
                    held = words
                    continue
                held = ""
                yield words
                for box in _boxes(child):
                    yield from self._lines(box)
            elif kind == "tbl":
                yield from self._table(child)
            elif kind == "altChunk":
                yield from self._embedded(child)
            elif kind not in _UNREAD:
                yield from self._lines(child)
        if held:
            yield held

    def _table(self, element: _Element) -> Iterator[str]:
        rows = [
            [[line for line in self._lines(cell) if line.strip()] for cell in _inside(row, "tc")]
            for row in _inside(element, "tr")
        ]
        yield from tables.lines(rows)

    def _embedded(self, element: _Element) -> Iterator[str]:
        """Yield the lines of a file that the document takes in (altChunk)."""
        from geo.text import formats

        key = next((value for name, value in element.attrib.items() if name.endswith("}id")), None)
        target = self._targets().get(key or "")
        if target and target.lower().endswith(_PAGES):
            try:
                yield from formats.text_of(archive.part(self.package, target, self.name), target).split("\n")
                self.embedded.append(posixpath.basename(target))
                return
            except (KeyError, messages.FormatError):
                pass
        self.unread.append(posixpath.basename(target or "?"))

    def _targets(self) -> dict[str, str]:
        """Give the parts that relationships of the main part point to, by id."""
        folder, file = posixpath.split(self.main)
        try:
            found = self._parsed(f"{folder}/_rels/{file}.rels")
        except (KeyError, ValueError):
            return {}
        return {
            str(each.get("Id")): posixpath.normpath(posixpath.join(folder, each.get("Target", ""))).lstrip(
                "/"
            )
            for each in found.iter()
            if _local(each) == "Relationship"
        }


def _local(element: _Element) -> str:
    """Give the name of an element without its namespace; nothing for comments."""
    return str(element.tag).rpartition("}")[2] if isinstance(element.tag, str) else ""


def _inside(element: _Element, kind: str) -> Iterator[_Element]:
    """Yield the rows of a table or cells of a row, also inside content controls and insertions."""
    for child in element:
        name = _local(child)
        if name == kind:
            yield child
        elif name in ("sdt", "sdtContent", "ins", "moveTo", "customXml", "smartTag"):
            yield from _inside(child, kind)


def _ends_deleted(paragraph: _Element) -> bool:
    """Tell whether the mark at a paragraph's end is deleted, so that the next one goes on with it."""
    properties = next((child for child in paragraph if _local(child) == "pPr"), None)
    if properties is None:
        return False
    marks = next((child for child in properties if _local(child) == "rPr"), None)
    return marks is not None and any(_local(child) in ("del", "moveFrom") for child in marks)


def _characters(element: _Element) -> Iterator[str]:
    """Yield the characters of a paragraph, without those of text boxes anchored in it."""
    for child in element:
        kind = _local(child)
        if kind in _UNREAD or kind == "txbxContent":
            continue
        if kind == "t":
            yield child.text or ""
        elif kind == "tab":
            yield "\t"
        elif kind in ("br", "cr"):
            yield "\n"
        elif kind == "noBreakHyphen":
            yield "-"
        else:
            yield from _characters(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    for child in element:
        kind = _local(child)
        if kind == "txbxContent":
            yield child
        elif kind not in _UNREAD:
            yield from _boxes(child)
