"""Plain text: the encodings of Chinese newsrooms, told apart by the bytes.

UTF-8 with or without its mark, UTF-16 with its mark, GB18030 (which holds GBK and GB2312). Everything
else is refused rather than shown as wrong characters. The text is handed on unchanged but for the byte
order mark and line ends.
"""

from __future__ import annotations

import codecs
import re

from geo.text.formats import messages

# Big5 and Shift-JIS bytes read as GB18030 land in the private use area or in its unassigned rows
# sooner or later: real text in GB18030 has neither, nor control characters.
_NOT_TEXT = re.compile("[\ue000-\uf8ff\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def text_of(content: bytes, name: str) -> str:
    """The text of `content`, or ArticleError where its encoding is none of those read, or it is empty."""
    text = decode(content, name).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    return text


def decode(content: bytes, name: str) -> str:
    """`content` as text, byte order mark removed."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise messages.error("encoding", name=name)
    encodings: tuple[str, ...]
    if content.startswith(codecs.BOM_UTF8):
        encodings = ("utf-8-sig",)
    elif content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encodings = ("utf-16",)
    else:
        encodings = ("utf-8", "gb18030")
    for encoding in encodings:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if encoding != "gb18030" or not _NOT_TEXT.search(text):
            return text
    raise messages.error("encoding", name=name)
