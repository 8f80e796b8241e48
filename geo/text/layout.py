"""What a block of an article is: title, heading, date line or body, told by its form alone.

News files carry no markup, so a heading is known by what it lacks: no stop at its end, no speech, not much
length. Markdown's # is honoured where it is there. A line of bylines, sources or dates is body text, as is
a caption that opens speech (“某某：“…””).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Block(NamedTuple):
    """A run of text between separators."""

    start: int
    end: int


TITLE_LENGTH = 80  # a subtitle in brackets not counted
HEADING_LENGTH = 50
METADATA_LENGTH = 70

_STOPPED = re.compile(r"[。；;：:，,、…”’」』\"]\s*$|[^？?！!][.]$")
_ASKED = re.compile(r"[？?！!]\s*$")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+")
_SPEECH = re.compile(r"[：:，,]\s*[“「『\"]")
_BRACKETED = re.compile(r"[（(【〔\[].*[）)】〕\]]$|[—–-]{1,2}[^—–-]")
_METADATA = re.compile(
    r"(?:本报|新华社|人民网|中新社|通讯员|实习)?(?:特约|全媒体)?记者(?![：:])|通讯员|来源[：:]|责任编辑|责编|编辑[：:]"
    r"|作者[：:]|[（(]记者|^(?:摄影|图为|资料图|制图|校对|统筹|策划)|[0-9]{1,2}[：:][0-9]{2}|版次|第[0-9]+版|https?://|阅读"
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:年(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12][0-9]|0?[1-9])日"
    r"|(?P<dash>[-/.])(?P<month2>1[0-2]|0?[1-9])(?P=dash)(?P<day2>3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
)
_DATELINE = re.compile(r".{0,30}?(?:[电讯])(?=[\s（(，,：:　])")


def split_title(text: str, blocks: Sequence[Block]) -> tuple[Block | None, Sequence[Block]]:
    """The title (with a subtitle in brackets or after a dash on the next line), and the other blocks."""
    first = blocks[0]
    if len(blocks) == 1 or not _heads(text, first, TITLE_LENGTH):
        return None, blocks
    title = _unmarked(text, first)
    if len(blocks) > 2 and _is_subtitle(text, blocks[1]):
        return Block(title.start, blocks[1].end), blocks[2:]
    return title, blocks[1:]


def heading(text: str, block: Block) -> Block | None:
    """The heading that the block is, without Markdown's marks; None where it is body text."""
    if _MARKDOWN.match(text, block.start, block.end) or _heads(text, block, HEADING_LENGTH):
        return _unmarked(text, block)
    return None


def date(text: str, blocks: Sequence[Block]) -> str | None:
    """The day of publication as ISO 8601, where a date line, a dateline or a source line prints it."""
    for block in [*blocks[:6], *blocks[-3:]]:
        line = text[block.start : block.end]
        dateline = _DATELINE.match(line)
        if dateline:
            line = dateline[0]
        elif len(line) > METADATA_LENGTH or line.endswith("。"):
            continue
        found = _DATE.search(line)
        if found:
            month, day = found["month"] or found["month2"], found["day"] or found["day2"]
            return f"{found['year']}-{int(month):02}-{int(day):02}"
    return None


def _heads(text: str, block: Block, length: int) -> bool:
    """Whether the block has the form of a title or heading."""
    line = text[block.start : block.end]
    if len(line) > length + _bracket_length(line):
        return False
    if _MARKDOWN.match(line):
        return True
    if _STOPPED.search(line) or "。" in line or _SPEECH.search(line):
        return False
    return not (
        _METADATA.search(line) or _DATE.search(line) or (_BRACKETED.match(line) and line[0] in "（(【")
    )


def _is_subtitle(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    return bool(_BRACKETED.match(line)) and len(line) <= TITLE_LENGTH and not _METADATA.search(line)


def _bracket_length(line: str) -> int:
    """The length of a subtitle in brackets at the end of the line."""
    found = re.search(r"[（(][^（()）]*[）)]$", line)
    return len(found[0]) if found else 0


def _unmarked(text: str, block: Block) -> Block:
    """The block without Markdown's # before and after it."""
    found = _MARKDOWN.match(text, block.start, block.end)
    start = found.end() if found else block.start
    end = block.end
    while found and end > start and text[end - 1] in "# ":
        end -= 1
    return Block(start, end)
