"""Any supported file to the text of its article: `text_of` looks at the content, never at the name.

Each format is a module of its own and imports its library when it is used, so that reading plain text
stays cheap. What comes out is text with LF line ends, one paragraph or heading a line where the format
knows them; the plain formats are handed on as they are, byte order mark removed.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from geo.text.formats import archive, markdown, messages, plain, sniff

MAX_BYTES = 10 * 1024 * 1024  # of one file
MAX_ARCHIVE_BYTES = 50 * 1024 * 1024  # of a zip of several articles

__all__ = ["MAX_ARCHIVE_BYTES", "MAX_BYTES", "articles_in", "text_of"]


def text_of(source: str | Path | bytes, name: str | None = None) -> str:
    """The text of the article in `source`, a path or the file's bytes; `name` is what messages call it.

    Raises ArticleError where the file is missing, too large, of no supported format, damaged, under a
    password or without text. A zip of articles is none: see `articles_in`.
    """
    content, called = _content(source, name, MAX_BYTES)
    members = archive.names(content)
    match sniff.kind(content, members):
        case "pdf":
            from geo.text.formats import pdf

            return pdf.text_of(content, called)
        case "docx":
            from geo.text.formats import word

            return word.text_of(content, called, max_bytes=MAX_BYTES)
        case "zip":
            raise messages.error("archive", name=called)
        case "other":
            if sniff.encrypted_office(content):
                raise messages.error("encrypted", name=called)
            raise messages.error("unsupported", name=called, kind=sniff.called(content, members))
        case _:
            return _of_text(content, called)


def articles_in(source: str | Path | bytes, name: str | None = None) -> Iterator[tuple[str, bytes]]:
    """The files of a zip of articles, name and bytes; any other file is itself the only one.

    They are not looked into: `text_of` reads them one by one, so that one bad file does not stop the others.
    Raises ArticleError before the first of them where the zip is damaged or not safe to unpack.
    """
    content, called = _content(source, name, MAX_ARCHIVE_BYTES)
    if sniff.kind(content, archive.names(content)) == "zip":
        yield from archive.members(content, called, max_bytes=MAX_BYTES)
    else:
        yield called, content


def _of_text(content: bytes, name: str) -> str:
    """The text of what is no container: a web page, Markdown or plain text."""
    from geo.text.formats import webpage

    text = plain.text_of(content, name, declared=webpage.encoding_of(content))
    if sniff.is_web_page(text):
        return webpage.text_of(text, name)
    if sniff.is_markdown(text):
        return markdown.text_of(text)
    return text


def _content(source: str | Path | bytes, name: str | None, limit: int) -> tuple[bytes, str]:
    """The bytes of `source` and what to call it."""
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
