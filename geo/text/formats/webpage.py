"""Web pages: title, date and body without the navigation around them.

trafilatura says where the body is. It leaves out headings and captions inside it, so the blocks are read from
the page itself, from the first block that it kept to the last, without those that are mostly links. Where it
keeps nothing (pages of a few lines), all blocks count. The encoding is the byte order mark's, else the
one that the page declares, else told from the bytes as for plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.formats import messages

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # finding nothing is dealt with here
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
_ENCODINGS = {  # as declared -> codec that reads it and its extensions
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_LEFT_OUT = {
    "script",
    "style",
    "noscript",
    "template",
    "head",
    "nav",
    "header",
    "footer",
    "aside",
    "form",
    "button",
    "select",
    "iframe",
    "svg",
    "menu",
    "dialog",
}
_INLINE = {
    "a",
    "abbr",
    "b",
    "big",
    "cite",
    "code",
    "del",
    "em",
    "font",
    "i",
    "ins",
    "label",
    "mark",
    "q",
    "s",
    "small",
    "span",
    "strong",
    "sub",
    "sup",
    "time",
    "u",
    "ruby",
    "rb",
}
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)  # visibility is what scripts switch on later
_SITE = re.compile(
    r"\s*[-_|－]+[^-_|－]{0,20}(?:网|报|台|门户|频道|新闻|客户端|在线)\s*$"
)  # after a page's title
_IMPRINT = re.compile(r"版权所有|Copyright|©|.{0,30}ICP备|京公网安备|主办单位|网站标识码", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
_LONG = 5  # characters; a shorter block may stand anywhere on the page
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(slots=True)
class _Block:
    """A run of text between block elements or line breaks."""

    text: str = ""
    linked: int = 0  # characters of it inside links
    heading: bool = False

    def is_navigation(self) -> bool:
        """Whether most of it are links."""
        return self.linked * 2 > len(_tight(self.text))


def encoding_of(content: bytes) -> str | None:
    """The codec of the page as it declares it; None where it declares none that is read here."""
    declared = _DECLARED.search(content[:4096])
    return _ENCODINGS.get(declared[1].decode("ascii").lower()) if declared else None


def text_of(page: str, name: str) -> str:
    """The title, the date and the body's blocks, a line each; ArticleError where there is no body."""
    import trafilatura
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        # An XML declaration with an encoding is refused in text that is decoded already.
        tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page))
    except (ValueError, etree.ParserError) as problem:
        raise messages.error("no_body", name=name) from problem
    blocks = [block for block in _blocks(tree) if not block.is_navigation()]
    found = trafilatura.bare_extraction(
        page,
        include_comments=False,
        with_metadata=True,
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    title, date, kept = None, None, ""
    if found and not isinstance(found, dict):
        title, date, kept = found.title, found.date, _tight(found.text or "")
    body = [
        index for index, block in enumerate(blocks) if len(block.text) >= _LONG and _tight(block.text) in kept
    ]
    if body:
        first = body[0]
        while first and blocks[first - 1].heading:
            first -= 1
        blocks = blocks[first : body[-1] + 1]
    lines = [block.text for block in blocks]
    while lines and _IMPRINT.match(lines[-1]):
        del lines[-1]
    if not lines:
        raise messages.error("no_body", name=name)
    if title:
        title = _SITE.sub("", _BLANKS.sub(" ", title)).strip()
    if title and title not in lines[:3]:
        lines.insert(0, title)
    if date and date not in lines[:4]:
        lines.insert(lines.index(title) + 1 if title else 0, date)
    return "\n".join(lines) + "\n"


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    """The blocks of the page in order, blanks made one, without what is never part of an article."""
    current = _Block()
    for piece in _pieces(tree, linked=False):
        if isinstance(piece, tuple):
            text, linked = piece
            current.text += text
            current.linked += len(_tight(text)) if linked else 0
            continue
        current.text = _BLANKS.sub(" ", current.text).strip()
        if current.text:
            yield current
        current = _Block(heading=piece in _HEADINGS)


def _pieces(element: HtmlElement, *, linked: bool) -> Iterator[tuple[str, bool] | str]:
    """Pieces of text with whether they are inside a link; a tag where one block ends and its own begins."""
    tag = element.tag
    if not isinstance(tag, str) or tag in _LEFT_OUT or _is_hidden(element):
        return
    if tag not in _INLINE:
        yield tag
    linked = linked or tag == "a"
    if element.text:
        yield element.text, linked
    for child in element:
        yield from _pieces(child, linked=linked)
        if child.tail:
            yield child.tail, linked
    if tag not in _INLINE:
        yield "end"


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _tight(text: str) -> str:
    """The text without any blanks, to compare what differs in them."""
    return "".join(text.split())
