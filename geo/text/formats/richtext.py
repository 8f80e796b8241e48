"""Rich text (rtf): striprtf reads it; its paragraphs are lines."""

from __future__ import annotations

import re

from geo.text.formats import messages
from geo.text.formats.document import Document

_KIND = "RTF 文件"
_CODE_PAGE = re.compile(rb"\\ansicpg([0-9]{3,5})")


def read(content: bytes, name: str) -> Document:
    """Give the text of the document; ArticleError where it is damaged or empty."""
    from striprtf.striprtf import rtf_to_text

    page = _CODE_PAGE.search(content[:2048])
    encoding = f"cp{page[1].decode()}" if page else "cp936"
    try:
        text: str = rtf_to_text(content.decode("latin-1"), encoding=encoding, errors="replace")
    except (ValueError, IndexError, KeyError, LookupError) as problem:
        raise messages.error("broken", name=name, kind=_KIND) from problem
    lines = [line.replace("|", "\t").strip("\t ") if "|" in line else line for line in text.split("\n")]
    text = "\n".join(lines).strip("\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    return Document(text + "\n")
