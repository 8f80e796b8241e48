"""Files made to be slow to read: by size in characters, the content of a file of a format."""

from __future__ import annotations

import base64
import io
import zipfile
from collections.abc import Callable

from tests.text import files

Maker = Callable[[int], bytes]
LINE = "“路通到了家门口。”宋绍田代表说，乡亲们都笑了。"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_OPEN = "http://schemas.openxmlformats.org"


def _page(unit: str, *, before: str = "", after: str = "") -> Maker:
    """A page of HTML that repeats `unit`."""

    def make(size: int) -> bytes:
        body = before + (unit * (size // len(unit) + 1))[:size] + after
        return f"<!doctype html><html><body>{body}</body></html>".encode()

    return make


def _nested(opening: str, closing: str) -> Maker:
    """A page of elements inside each other, up to a depth that parsers allow, again and again."""

    def make(size: int) -> bytes:
        depth = 100
        block = opening * depth + LINE + closing * depth
        return f"<html><body>{block * (size // len(block) + 1)}</body></html>".encode()

    return make


def _plain(unit: str) -> Maker:
    return lambda size: (unit * (size // len(unit) + 1))[:size].encode()


def _word(paragraph: str) -> Maker:
    """A Word file that repeats a paragraph of its markup."""

    def make(size: int) -> bytes:
        body = paragraph * (size // len(paragraph) + 1)
        parts = {
            "[Content_Types].xml": f'<Types xmlns="{_OPEN}/package/2006/content-types"><Default '
            'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
            "_rels/.rels": f'<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="r1" '
            f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
            "word/document.xml": f'<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body>{body}'
            "</w:body></w:document>",
        }
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in parts.items():
                package.writestr(name, part)
        return made.getvalue()

    return make


def _rich(unit: str) -> Maker:
    return lambda size: ("{\\rtf1\\ansi " + unit * (size // len(unit) + 1) + "}").encode()


def _archive(size: int) -> bytes:
    """A page saved with its pictures as one file."""
    page = _page(f"<p>{LINE}</p>")(size)
    body = base64.encodebytes(page).decode()
    return (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X\n\n--X\n"
        f"Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: base64\n\n{body}\n--X--\n"
    ).encode()


def _pdf(of_page: Callable[[int], list[tuple[float, float, str]]], characters: int) -> Maker:
    """A PDF of pages that hold so many characters each."""
    return lambda size: files.pdf([of_page(number) for number in range(max(1, size // characters))])


def _word_of(page: int, row: int) -> str:
    """Three characters that no other row of no other page begins with: repeated lines are running heads."""
    return "".join(chr(0x4E00 + part) for part in (page % 97, row, page // 97))


def _lines(number: int) -> list[tuple[float, float, str]]:
    return [(72, 780 - 16 * row, f"{_word_of(number, row)}{LINE[: 18 + row % 5]}") for row in range(40)]


def _letters(number: int) -> list[tuple[float, float, str]]:
    """Every character drawn on its own, from the last line to the first."""
    return [
        (72 + 12 * column, 60 + 16 * row, (_word_of(number, row) + LINE)[column])
        for row in range(40)
        for column in range(20)
    ]


def _strewn(number: int) -> list[tuple[float, float, str]]:
    """Short pieces all over the page."""
    return [
        (40 + (37 * at + number) % 480, 40 + (53 * at) % 760, _word_of(number, at) + "路")
        for at in range(200)
    ]


FILES: dict[str, tuple[str, Maker]] = {  # the name of the file, and what makes it
    "html: spans": ("a.html", _page("<span>路</span>")),
    "html: spans in spans": ("a.html", _nested("<span>", "</span>")),
    "html: divisions in divisions": ("a.html", _nested("<div>", "</div>")),
    "html: links": ("a.html", _page('<a href="/a">路修好了</a>')),
    "html: paragraphs": ("a.html", _page(f"<p>{LINE}</p>")),
    "html: cells": ("a.html", _page("<tr><td>路</td><td>桥</td></tr>", before="<table>", after="</table>")),
    "html: tables in tables": ("a.html", _nested("<table><tr><td>", "</td></tr></table>")),
    "html: elements never closed": ("a.html", _page("<p><b><i>路")),
    "html: entities": ("a.html", _page("&#36335;&nbsp;")),
    "html: line breaks": ("a.html", _page("路修好了<br>")),
    "html: comments": ("a.html", _page("路<!-- x -->")),
    "html: scripts": ("a.html", _page("<script>var a = '路'</script>路")),
    "html: unknown elements": ("a.html", _page("<x-y>路</x-y>")),
    "html: list items": ("a.html", _page("<li>路修好了。")),
    "html: ruby": ("a.html", _page("<ruby>路<rt>lu</rt></ruby>")),
    "md: headings with blanks": ("a.md", _plain("# a" + " " * 60 + "b\n")),
    "md: one heading of blanks": ("a.md", lambda size: f"# a{' ' * size}b".encode()),
    "md: wrapped lines": ("a.md", _plain("路修好了\n")),
    "md: emphasis": ("a.md", _plain("**路*_修_")),
    "md: links": ("a.md", _plain("[路](a)[b](")),
    "md: quotes in quotes": ("a.md", _plain("> > 路\n")),
    "md: list items": ("a.md", _plain("- 路\n")),
    "docx: paragraphs": ("a.docx", _word(f"<w:p><w:r><w:t>{LINE}</w:t></w:r></w:p>")),
    "docx: runs of one character": ("a.docx", _word("<w:p>" + "<w:r><w:t>路</w:t></w:r>" * 40 + "</w:p>")),
    "docx: deleted marks": (
        "a.docx",
        _word("<w:p><w:pPr><w:rPr><w:del w:id='1'/></w:rPr></w:pPr><w:r><w:t>路</w:t></w:r></w:p>"),
    ),
    "docx: tables": (
        "a.docx",
        _word("<w:tbl>" + "<w:tr><w:tc><w:p><w:r><w:t>路</w:t></w:r></w:p></w:tc></w:tr>" * 9 + "</w:tbl>"),
    ),
    "rtf: paragraphs": ("a.rtf", _rich("\\u36335?\\u20462?\\par ")),
    "rtf: groups": ("a.rtf", _rich("{\\b \\u36335?}")),
    "mht: a page": ("a.mht", _archive),
    "pdf: lines": ("a.pdf", _pdf(_lines, 900)),
    "pdf: characters from last to first": ("a.pdf", _pdf(_letters, 800)),
    "pdf: pieces all over the page": ("a.pdf", _pdf(_strewn, 800)),
}
