"""What kind of file some bytes are, told from the bytes: names lie, and uploads often have none.

`kind` answers for the containers; whether decoded text is a web page or Markdown is asked of the text.
"""

from __future__ import annotations

import re
from typing import Literal

Kind = Literal["pdf", "docx", "odt", "rtf", "mht", "zip", "text", "other"]

_UNREADABLE = (  # what a file begins with -> what to call it
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "旧版 Office 文件（doc、wps 等）"),
    (b"Rar!\x1a\x07", "RAR 压缩包"),
    (b"7z\xbc\xaf\x27\x1c", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
    (b"BZh", "bzip2 压缩包"),
    (b"\xfd7zXZ\x00", "xz 压缩包"),
    (b"\x89PNG\r\n\x1a\n", "图片"),
    (b"\xff\xd8\xff", "图片"),
    (b"GIF8", "图片"),
    (b"RIFF", "图片或音视频"),
    (b"II*\x00", "图片"),
    (b"MM\x00*", "图片"),
    (b"\x00\x00\x00\x18ftyp", "音视频"),
    (b"\x00\x00\x00\x20ftyp", "音视频"),
    (b"ID3", "音视频"),
    (b"%!PS", "PostScript 文件"),
    (b"SQLite format 3\x00", "数据库文件"),
    (b"\x7fELF", "程序"),
    (b"MZ\x90\x00", "程序"),
)
_PACKAGES = (  # a name that a zip holds -> what to call it
    ("xl/workbook.xml", "Excel 表格"),
    ("ppt/presentation.xml", "PowerPoint 演示文稿"),
    ("META-INF/container.xml", "EPUB 电子书"),
    ("OFD.xml", "OFD 版式文件"),
)
_WORD = re.compile(r"word/document\d*\.xml|word/[^/]+\.xml")
_OPEN_DOCUMENT = "content.xml"
_WEB_ARCHIVE = re.compile(
    rb"^(?:MIME-Version|From|Subject|Content-Type|Snapshot-Content-Location|Date):", re.IGNORECASE
)
_ENCRYPTED_OFFICE = "EncryptedPackage".encode("utf-16-le")

# Atomic groups: otherwise a file of many comments that is no page takes time without end.
_PAGE = re.compile(
    r"\s*+(?><\?xml[^>]*>\s*)?+(?:(?><!--.*?-->)\s*+)*+"
    r"<(?:!doctype\s+html|html|head|body|meta|link|title|script|style|main|article|section|header"
    r"|div|table|center|font|span|strong|ul|p|h[1-6])\b",
    re.IGNORECASE | re.DOTALL,
)
_CLOSED = re.compile(r"</(?:p|div|h[1-6]|li|td|section|article)>|<br ?/?>", re.IGNORECASE)
_LOOKED_AT = 20_000  # characters
_SPARSE = 600  # characters for each closed paragraph of what is a page without beginning as one
_MARKDOWN = re.compile(
    r"""^(?:
        [ ]{0,3}\#{1,6}[ \t]+\S         # heading
      | [ ]{0,3}(?:```|~~~)             # fence
      | [ ]{0,3}>[ \t]?\S               # block quote
      | \*\*[^*\n]+\*\*[ \t]*$          # a line in bold
      | ---[ \t]*\n(?:\w+:.*\n)+---     # front matter
    )
    | \[[^\[\]\n]{1,200}\]\([^()\s]{1,500}\)  # link or image
    """,
    re.MULTILINE | re.VERBOSE,
)


def kind(content: bytes, members: frozenset[str]) -> Kind:
    """Give the kind of `content`; `members` are the names that it holds if it is a zip."""
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        if "[Content_Types].xml" in members and any(map(_WORD.fullmatch, members)):
            return "docx"
        if _OPEN_DOCUMENT in members and "META-INF/manifest.xml" in members:
            return "odt"
        return "other" if called(content, members) else "zip"
    if content.lstrip()[:5] == b"{\\rtf":
        return "rtf"
    if _WEB_ARCHIVE.match(content) and b"multipart/related" in content[:4096].lower():
        return "mht"
    return "other" if called(content, members) else "text"


def called(content: bytes, members: frozenset[str]) -> str | None:
    """Tell what an unsupported file is called in Chinese; None for what might be supported."""
    for name, what in _PACKAGES:
        if name in members:
            return what
    for magic, what in _UNREADABLE:
        if content.startswith(magic):
            return what
    return None


def encrypted_office(content: bytes) -> bool:
    """Tell whether an old-style container holds a newer Office file under a password."""
    return content.startswith(_UNREADABLE[0][0]) and _ENCRYPTED_OFFICE in content


def is_web_page(text: str) -> bool:
    """Tell whether the text begins as HTML does, or is a part of a page."""
    if _PAGE.match(text):
        return True
    closed = len(_CLOSED.findall(text, 0, _LOOKED_AT))
    return closed >= 2 and (text.lstrip()[:1] == "<" or closed * _SPARSE >= min(len(text), _LOOKED_AT))


def is_markdown(text: str) -> bool:
    """Tell whether the text has marks that only Markdown explains; a lone * or # does not."""
    return bool(_MARKDOWN.search(text))
