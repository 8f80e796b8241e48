"""Plain text: the encodings of Chinese newsrooms, told apart by the bytes.

UTF-8 with or without its mark, UTF-16 with its mark, GB18030 (which holds GBK and GB2312). Everything
else is refused rather than shown as wrong characters. The text is handed on unchanged but for the byte
order mark and line ends.
"""

from __future__ import annotations

import codecs
import re
from itertools import accumulate

from geo.text.formats import messages
from geo.text.formats.document import Document

_MARKED = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffe\uffff]")
# Almost any bytes can be read as GB18030. Bytes that were meant as something else give characters that
# Chinese text hardly holds (private use, C1 controls, other scripts, rare ones), and no common ones.
_FOREIGN = re.compile(
    "[\x80-\x9f\u00c0-\u024f\u0600-\u109f\u3040-\u30ff\u3400-\u4dbf\uac00-\ud7a3\ue000-\uf8ff\U00020000-\U0010ffff]"
)
_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")
_REPLACED = "\ufffd"
_SHOWN = 8  # characters before a place that a notice names
_RARE = 400  # characters for each that may be none
_COMMON = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家"
)
_COMMON |= frozenset("這個國們時來為會對發動過說產種後經進著學問與代表委員员。，、：“”「」")


def text_of(content: bytes, name: str, *, declared: str | None = None) -> str:
    """Give the text of `content`; see `read`."""
    return read(content, name, declared=declared).text


def read(content: bytes, name: str, *, declared: str | None = None) -> Document:
    """Give the text of `content`, or ArticleError where its encoding is none of those read, or it is empty.

    `declared` is the codec that the file itself names, if it does. A few bytes that do not fit the encoding
    become U+FFFD, with a notice; control characters are dropped.
    """
    text = _decoded(content, declared)
    bad: list[int] = []
    if text is None and (mended := _mended(content, declared)) is not None:
        text, bad = mended
    if text is None or (_CONTROL.search(text) and len(_CONTROL.findall(text)) > 2 + len(text) / _RARE):
        raise messages.error("encoding", name=name)
    text = _CONTROL.sub("", text).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise messages.error("empty", name=name)
    places = [(at, text[max(0, at - _SHOWN) : at].strip()) for at in bad]
    return Document(text, tuple(messages.notice("bad_bytes", at, at, before=before) for at, before in places))


def _mended(content: bytes, declared: str | None) -> tuple[str, list[int]] | None:
    """Drop bytes that do not fit; gives the text and the offsets where they stood, None for too many."""
    for encoding in dict.fromkeys(filter(None, (declared, "utf-8", "gb18030"))):
        parts = content.decode(encoding, errors="replace").split(_REPLACED)
        text, bad = "".join(parts), list(accumulate(map(len, parts[:-1])))
        fits = _IDEOGRAPH.search(text) if encoding == "utf-8" else _is_chinese(text)
        if fits and 0 < len(bad) <= 2 + len(text) / _RARE:
            return text, bad
    return None


def _decoded(content: bytes, declared: str | None) -> str | None:
    """Decode the content, without its byte order mark; None where no encoding fits."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return None
    for mark, encoding in _MARKED:
        if content.startswith(mark):
            return _try(content, encoding)
    if declared and (text := _try(content, declared)) is not None:
        return text
    if (text := _try(content, "utf-8")) is not None:
        return text
    text = _try(content, "gb18030")
    return text if text is not None and _is_chinese(text) else None


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _is_chinese(text: str) -> bool:
    """Tell whether a text read as GB18030 was meant as that: some of its characters are very common ones."""
    ideographs = len(_IDEOGRAPH.findall(text))
    foreign = len(_FOREIGN.findall(text))
    common = sum(character in _COMMON for character in text)
    return ideographs > 0 and foreign <= ideographs / 8 and common >= ideographs / 12
