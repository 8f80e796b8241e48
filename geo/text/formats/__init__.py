"""Any supported file to the text of its article: `text_of` looks at the content, never at the name.

Each format is a module of its own and imports its library when it is used, so that reading plain text
stays cheap. What comes out is text with LF line ends, one paragraph or heading a line where the format
knows them; the plain formats are handed on as they are, byte order mark removed.
"""

from __future__ import annotations

from pathlib import Path

from geo.text.formats import messages, plain

MAX_BYTES = 10 * 1024 * 1024  # of one file

__all__ = ["MAX_BYTES", "text_of"]


def text_of(source: str | Path | bytes, name: str | None = None) -> str:
    """The text of the article in `source`, a path or the file's bytes; `name` is what messages call it.

    Raises ArticleError where the file is missing, too large, of no supported format or without text.
    """
    if isinstance(source, bytes):
        content, called = source, name or messages.UNNAMED
    else:
        path = Path(source)
        called = name or path.name
        content = _content(path, called)
    if len(content) > MAX_BYTES:
        raise messages.error("too_large", name=called, limit=MAX_BYTES // (1024 * 1024))
    return plain.text_of(content, called)


def _content(path: Path, name: str) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise messages.error("too_large", name=name, limit=MAX_BYTES // (1024 * 1024))
        return path.read_bytes()
    except OSError as problem:
        raise messages.error("unreadable", name=name, why=problem.strerror or str(problem)) from problem
