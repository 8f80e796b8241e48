"""Any supported file to the text of its article: `text_of` looks at the content, never at the name.

Each format is a module of its own and imports its library when it is used, so that reading plain text
stays cheap. What comes out is text with LF line ends, one paragraph or heading a line where the format
knows them; the plain formats are handed on as they are, byte order mark removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.text.formats import archive, glyphs, markdown, messages, plain, sniff
from geo.text.formats.document import Document

MAX_BYTES = 10 * 1024 * 1024  # of one file
MAX_ARCHIVE_BYTES = 50 * 1024 * 1024  # of a zip of several articles

__all__ = ["MAX_ARCHIVE_BYTES", "MAX_BYTES", "Document", "articles_in", "read", "text_of"]


def text_of(source: str | Path | bytes, name: str | None = None) -> str:
    """Give the text of the article in `source`; see `read`."""
    return read(source, name).text


def read(source: str | Path | bytes, name: str | None = None) -> Document:
    """Read the article in `source`, a path or the file's bytes; `name` is what messages call it.

    What of the file is not in the text stands in the document's notices. Raises ArticleError where the file
    is missing, too large, of no supported format, damaged, under a password or without text. A zip of
    articles is none: see `articles_in`.
    """
    content, called = _content(source, name, MAX_BYTES)
    found = _read(content, called)
    return Document(glyphs.plain(found.text), found.notices) if glyphs.has_radicals(found.text) else found


def _read(content: bytes, called: str) -> Document:
    members = archive.names(content)
    match sniff.kind(content, members):
        case "pdf":
            from geo.text.formats import pdf

            return pdf.read(content, called)
        case "docx":
            from geo.text.formats import word

            return word.read(content, called, max_bytes=MAX_BYTES)
        case "odt":
            from geo.text.formats import opendocument

            return opendocument.read(content, called, max_bytes=MAX_BYTES)
        case "rtf":
            from geo.text.formats import richtext

            return richtext.read(content, called)
        case "mht":
            from geo.text.formats import webarchive, webpage

            return webpage.read(webarchive.page_of(content, called), called)
        case "zip":
            raise messages.error("archive", name=called)
        case "other":
            if sniff.encrypted_office(content):
                raise messages.error("encrypted", name=called)
            raise messages.error("unsupported", name=called, kind=sniff.called(content, members))
        case _:
            return _of_text(content, called)


def articles_in(source: str | Path | bytes, name: str | None = None) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a zip of articles, name and bytes; any other file is itself the only one.

    They are not looked into: `text_of` reads them one by one, so that one bad file does not stop the others.
    Raises ArticleError before the first of them where the zip is damaged or not safe to unpack.
    """
    content, called = _content(source, name, MAX_ARCHIVE_BYTES)
    if sniff.kind(content, archive.names(content)) == "zip":
        yield from archive.members(content, called, max_bytes=MAX_BYTES)
    else:
        yield called, content


def _of_text(content: bytes, name: str) -> Document:
    """Give the text of what is no container: a web page, Markdown or plain text."""
    from geo.text.formats import webpage

    found = plain.read(content, name, declared=webpage.encoding_of(content))
    if sniff.is_web_page(found.text):
        return webpage.read(found.text, name)
    if sniff.is_markdown(found.text):
        return Document(markdown.text_of(found.text), found.notices[:1])
    return found


def _content(source: str | Path | bytes, name: str | None, limit: int) -> tuple[bytes, str]:
    """Give the bytes of `source` and what to call it."""
    if isinstance(source, bytes):
        content, called = source, name or messages.UNNAMED
    else:
        path = Path(source)
        called = name or path.name
        try:
            # Asked before reading, so that a huge file is not read at all.
            content = b"" if (size := path.stat().st_size) > limit else path.read_bytes()
        except OSError as problem:
            raise messages.error("unreadable", name=called, why=problem.strerror or problem) from problem
        if size > limit:
            raise messages.error("too_large", name=called, limit=limit // (1024 * 1024))
    if len(content) > limit:
        raise messages.error("too_large", name=called, limit=limit // (1024 * 1024))
    return content, called
