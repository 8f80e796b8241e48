"""Web pages: title, date and body without the navigation around them.

trafilatura says where the body is. It leaves out headings and captions inside it, so the blocks are read from
the page itself, from the first block that it kept to the last, without those that are mostly links. Where it
keeps nothing (pages of a few lines), all blocks count. The encoding is the byte order mark's, else the
one that the page declares, else told from the bytes as for plain text.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.text.formats import messages
from geo.text.formats.document import Document
from geo.vocabulary import either

if TYPE_CHECKING:
    from lxml.html import HtmlElement

logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # finding nothing is dealt with here
_DECLARED = re.compile(rb"""<meta[^>]+charset\s*=\s*["']?\s*([A-Za-z0-9_-]+)""", re.IGNORECASE)
ENCODINGS = {  # as declared -> codec that reads it and its extensions
    "utf-8": "utf-8-sig",
    "utf8": "utf-8-sig",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "big5-hkscs": "big5hkscs",
}
_LEFT_OUT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "noframes",
        "template",
        "head",
        "nav",
        "header",
        "footer",
        "aside",
        "form",
        "button",
        "select",
        "textarea",
        "iframe",
        "svg",
        "menu",
        "dialog",
        "rt",
        "rp",
        "rtc",
    ]
)
# What breaks lines; every other element, known or not, stands in them.
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "blockquote",
        "body",
        "br",
        "caption",
        "center",
        "dd",
        "details",
        "dir",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "frameset",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hgroup",
        "hr",
        "html",
        "legend",
        "li",
        "main",
        "ol",
        "optgroup",
        "option",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)  # visibility is what scripts switch on later
_SITE = re.compile(rf"\s*[-_|－]+[^-_|－]{{0,20}}{either('bodies', 'site')}\s*$")  # after a page's title
_IMPRINT = re.compile(r"版权所有|Copyright|©|.{0,30}ICP备|京公网安备|主办单位|网站标识码", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f\u00a0\u3000]+")
# A line of the source that ends between two Chinese characters: no blank, as browsers have it.
_CHINESE = "[\u2014\u2018-\u201d\u2026\u3001-\u303f\u3400-\u9fff\uf900-\ufaff\uff01-\uff5e]"
_WRAPPED = re.compile(rf"(?<={_CHINESE})[ \t]*\r?\n[ \t\r\n]*(?={_CHINESE})")
_DATE = re.compile(
    r"((?:19|20)[0-9]{2})\s*[-/.年]\s*(1[0-2]|0?[1-9])\s*[-/.月]\s*(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_SPLIT_DATE = re.compile(  # a year, and a day set apart from it
    r"((?:19|20)[0-9]{2})\s*(1[0-2]|0?[1-9])\s*/\s*(3[01]|[12][0-9]|0?[1-9])(?:\s*[0-9]{1,2}(?::[0-9]{2}){1,2})?"
)
_SOURCE = re.compile(either("press", "imprint"))
_LINKED = re.compile(r'"datePublished"\s*:\s*"([0-9]{4}-[0-9]{2}-[0-9]{2})')
_PUBLISHED = frozenset(
    [
        "article:published_time",
        "datepublished",
        "og:release_date",
        "og:published_time",
        "pubdate",
        "publishdate",
        "publish_date",
        "publish-date",
        "weibo:article:create_at",
        "dc.date",
        "dc.date.issued",
        "dcterms.created",
    ]
)
_WECHAT, _WECHAT_TITLE = "js_content", "activity-name"
_STOP = re.compile(r"[。！？!?；”]\s*$")
_SENTENCE = 6  # characters from which a line with a stop is one of a body
_ENOUGH = 60  # characters that are a body without stops
_LONGEST_LINE = 80  # characters of a line of source and date
_LARGEST = 1_500_000  # characters of a page that trafilatura is asked about
_LONG = 5  # characters; a shorter block may stand anywhere on the page
_HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}


@dataclass(frozen=True, slots=True)
class _Block:
    """A run of text between block elements or line breaks."""

    text: str
    linked: int  # characters of it inside links
    heading: bool

    def is_navigation(self) -> bool:
        """Tell whether most of it, dates left out, are links."""
        return self.linked * 2 > len(_tight(_DATE.sub("", self.text)))


def encoding_of(content: bytes) -> str | None:
    """Give the codec of the page as it declares it; None where it declares none that is read here."""
    declared = _DECLARED.search(content[:4096])
    return ENCODINGS.get(declared[1].decode("ascii").lower()) if declared else None


def text_of(page: str, name: str) -> str:
    """Give the text of the page; see `read`."""
    return read(page, name).text


def read(page: str, name: str) -> Document:
    """Give the title, the line about source and date, and the body's blocks, a line each.

    Raises ArticleError where there is no body.
    """
    from lxml import etree, html

    try:
        # An XML declaration with an encoding is refused in text that is decoded already.
        tree = html.fromstring(re.sub(r"^\s*<\?xml[^>]*>", "", page))
    except (ValueError, etree.ParserError) as problem:
        raise messages.error("no_body", name=name) from problem
    every = list(_blocks(tree))
    title, kept = _extracted(page)
    own = tree.get_element_by_id(_WECHAT, None)
    blocks = [block for block in (every if own is None else _blocks(own)) if not block.is_navigation()]
    body = [
        index for index, block in enumerate(blocks) if len(block.text) >= _LONG and _tight(block.text) in kept
    ]
    if body and own is None:
        first = body[0]
        while first and blocks[first - 1].heading:
            first -= 1
        blocks = blocks[first : body[-1] + 1]
    lines = [block.text for block in blocks if not _SPLIT_DATE.fullmatch(block.text)]
    while lines and _IMPRINT.match(lines[-1]):
        del lines[-1]
    title = _title(tree, title)
    if not _has_body([line for line in lines if line != title]):
        raise messages.error("no_body", name=name)
    if title and title not in lines[:3]:
        lines.insert(0, title)
    told = _told(tree, every, title)
    if told and told not in lines[:4] and not any(told in line for line in lines[:4]):
        lines.insert(lines.index(title) + 1 if title in lines[:3] else 0, told)
    return Document("\n".join(lines) + "\n")


def _extracted(page: str) -> tuple[str | None, str]:
    """Give the title and the text that trafilatura finds, the latter without blanks."""
    if len(page) > _LARGEST:  # it takes minutes
        return None, ""
    import trafilatura

    found = trafilatura.bare_extraction(page, include_comments=False, with_metadata=True)
    if not found or isinstance(found, dict):
        return None, ""
    return found.title, _tight(found.text or "")


def _title(tree: HtmlElement, found: str | None) -> str | None:
    """Give the title of the article, without the name of the site."""
    own = tree.get_element_by_id(_WECHAT_TITLE, None)
    if own is not None:
        found = own.text_content()
    found = _SITE.sub("", _BLANKS.sub(" ", found or "")).strip()
    return found or None


def _has_body(lines: Sequence[str]) -> bool:
    """Tell whether the lines are more than what stands around an article."""
    return (
        any(len(line) >= _SENTENCE and _STOP.search(line) for line in lines)
        or sum(map(len, lines)) >= _ENOUGH
    )


def _told(tree: HtmlElement, blocks: Sequence[_Block], title: str | None) -> str | None:
    """Find when the page came out: the line near the title that says so, else the date that it declares."""
    declared = _declared(tree)
    at = next((index for index, block in enumerate(blocks) if title and block.text == title), None)
    for block in blocks[max(0, at - 3) : at + 8] if at is not None else blocks[:12]:
        if len(block.text) > _LONGEST_LINE or (block.linked and not _SOURCE.search(block.text)):
            continue  # a long line is the body; a date beside a link is that of another article
        if split := _SPLIT_DATE.fullmatch(block.text):
            return f"{split[1]}-{int(split[2]):02}-{int(split[3]):02}"
        found = _DATE.search(block.text)
        if found and not (declared and _iso(found) != declared):
            return block.text
    return declared


def _declared(tree: HtmlElement) -> str | None:
    """Give the date of publication in the page's own data (ISO 8601)."""
    for each in tree.iter("meta"):
        key = (each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
        if key in _PUBLISHED and (found := _DATE.match((each.get("content") or "").strip())):
            return _iso(found)
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json" and (found := _LINKED.search(script.text or "")):
            return found[1]
    for each in tree.iter("time"):
        stamped = _DATE.match((each.get("datetime") or "").strip())
        if stamped and (each.get("itemprop") == "datePublished" or "pubdate" in each.attrib):
            return _iso(stamped)
    return None


def _iso(found: re.Match[str]) -> str:
    return f"{found[1]}-{int(found[2]):02}-{int(found[3]):02}"


def _blocks(tree: HtmlElement) -> Iterator[_Block]:
    """Yield the blocks of the page in order, blanks made one, without what is never part of an article."""
    parts: list[str] = []
    linked = 0
    heading = False
    for piece in _pieces(tree):
        if isinstance(piece, tuple):
            parts.append(piece[0])
            linked += len(_tight(piece[0])) if piece[1] else 0
            continue
        text = _BLANKS.sub(" ", _WRAPPED.sub("", "".join(parts))).strip()
        if text:
            yield _Block(text, linked, heading)
        parts, linked, heading = [], 0, piece in _HEADINGS


def _pieces(root: HtmlElement) -> Iterator[tuple[str, bool] | str]:
    """Yield pieces of text with whether a link holds them, and tags where blocks end and their own begin."""
    walk = [(root, iter(root))]
    links = int(root.tag == "a")
    yield from _opened(root, linked=bool(links))
    while walk:
        element, children = walk[-1]
        child = next(children, None)
        if child is None:
            walk.pop()
            links -= element.tag == "a"
            if element.tag in _BLOCKS:
                yield "end"
        elif isinstance(child.tag, str) and child.tag not in _LEFT_OUT and not _is_hidden(child):
            links += child.tag == "a"
            yield from _opened(child, linked=links > 0)
            walk.append((child, iter(child)))
            continue
        else:
            element = child
        if element is not root and element.tail:
            yield element.tail, links > 0
    yield "end"


def _opened(element: HtmlElement, *, linked: bool) -> Iterator[tuple[str, bool] | str]:
    if element.tag in _BLOCKS:
        yield str(element.tag)
    if element.text:
        yield element.text, linked


def _is_hidden(element: HtmlElement) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _tight(text: str) -> str:
    """Give the text without any blanks, to compare what differs in them."""
    return "".join(text.split())
