"""What a block of an article is: title, heading, date line or body, told by its form alone.

News files carry no markup, so a heading is known by what it lacks: no stop at its end, no speech, not much
length. Markdown's # is honoured where it is there. A line of bylines, sources or dates is body text, as is
a caption that opens speech (“某某：“…””).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from geo.text.structure.furniture import is_furniture
from geo.text.structure.name_lines import names_somebody
from geo.vocabulary import either


class Block(NamedTuple):
    """A run of text between separators."""

    start: int
    end: int


TITLE_LENGTH = 80  # a subtitle in brackets not counted
HEADING_LENGTH = 50
METADATA_LENGTH = 70
LABELS = 8  # how many lines of labels, sources and dates may stand above a title

_STOPPED = re.compile(
    r"[。；;：:，,、…]\s*$|[。！？!?，,…][”’」』\"]\s*$|[^？?！!][.]$|^[“「『\"].*[”」』\"]$"
)
# A question or exclamation after who asks: speech without marks, where a heading ends with no mark.
_QUOTED_TITLE = re.compile("[“「『][^“”「」『』。！？；：]{4,40}[”」』]")
_EXCLAIMED = re.compile("[！？!?][”」』]?$")
_VOICE = re.compile(r"(?P<who>[^：:]{1,40}?)(?:[（(][^（()）]{1,20}[）)])?[：:].*[？?！!]\s*$")
_ASKER = re.compile(f"(?:{either('press', 'asker')}|问|答)$")
_MARKDOWN = re.compile(r"#{1,6}[ \t]+")
_SPEECH = re.compile(r"[：:，,]\s*[“「『\"]")
_BRACKETED = re.compile(r"[（(【〔\[].*[）)】〕\]]$|[—–-]{1,2}[^—–-]")
_METADATA = re.compile(
    rf"(?:^|[\s（(])(?:[\u4e00-\u9fff]{{2,6}})?{either('press', 'byline')}"
    r"[\s：:]{0,2}[\u4e00-\u9fff]{2,4}(?:[\s，、）)]|$)"
    r"|来源[：:]|责任编辑|责编|编辑[：:]|作者[：:]|^(?:摄影|图为|资料图|制图|校对|统筹|策划|分享|打印|字号)"
    r"|[0-9]{1,2}[：:][0-9]{2}|版次|第[0-9]+版|https?://|阅读"
)
_DATE = re.compile(
    r"(?P<year>(?:19|20)[0-9]{2})(?:年(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12][0-9]|0?[1-9])日"
    r"|(?P<dash>[-/.])(?P<month2>1[0-2]|0?[1-9])(?P=dash)(?P<day2>3[01]|[12][0-9]|0?[1-9])(?![0-9]))"
)
_DATELINE = re.compile(r".{0,30}?(?:[电讯])(?=[\s（(，,：:　])")


def split_title(text: str, blocks: Sequence[Block]) -> tuple[Block | None, Sequence[Block]]:
    """Split the blocks into the title, a subtitle included, and the others."""
    for at, block in enumerate(blocks[:LABELS]):
        if at + 1 < len(blocks) and _heads(text, block, TITLE_LENGTH, title=True):
            break
        if not _is_label(text[block.start : block.end]):
            return None, blocks
    else:
        return None, blocks
    title, rest = _unmarked(text, block), at + 1
    if len(blocks) > rest + 1 and _is_subtitle(text, blocks[rest]):
        title, rest = Block(title.start, blocks[rest].end), rest + 1
    return title, [*blocks[:at], *blocks[rest:]]


def heading(text: str, block: Block) -> Block | None:
    """Give the heading that the block is, without Markdown's marks; None where it is body text."""
    if _heads(text, block, HEADING_LENGTH):
        return _unmarked(text, block)
    return None


def date(text: str, blocks: Sequence[Block]) -> str | None:
    """Find the day of publication, as ISO 8601, in a date line, a dateline or a source line."""
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


def _heads(text: str, block: Block, length: int, *, title: bool = False) -> bool:
    """Tell whether the block has the form of a heading; a title may also stand in marks, ask or exclaim."""
    marked = _unmarked(text, block)
    if is_furniture(text[marked.start : marked.end]):
        return False
    line = text[block.start : block.end]
    if len(line) > length and len(line) > length + _bracket_length(line):
        return False
    if _MARKDOWN.match(line):
        return True
    quoted = title and _QUOTED_TITLE.fullmatch(line)
    if "。" in line or (_STOPPED.search(line) and not quoted) or _SPEECH.search(line) or names_somebody(line):
        return False
    if not title and _EXCLAIMED.search(line):
        return False
    voice = _VOICE.match(line)
    if voice and (_ASKER.search(voice["who"]) or names_somebody(voice["who"])):
        return False
    return not (
        _METADATA.search(line) or _DATE.search(line) or (_BRACKETED.match(line) and line[0] in "（(【")
    )


def _is_label(line: str) -> bool:
    """Tell whether a line above the title names the column, the source or the date."""
    return is_furniture(line) or (
        len(line) <= METADATA_LENGTH
        and bool(_METADATA.search(line) or _DATE.search(line) or _BRACKETED.match(line))
    )


def _is_subtitle(text: str, block: Block) -> bool:
    line = text[block.start : block.end]
    return (
        bool(_BRACKETED.match(line))
        and len(line) <= TITLE_LENGTH
        and not (_METADATA.search(line) or is_furniture(line))
    )


def _bracket_length(line: str) -> int:
    """Give the length of a subtitle in brackets at the end of the line."""
    found = re.search(r"[（(][^（()）]*[）)]$", line)
    return len(found[0]) if found else 0


def _unmarked(text: str, block: Block) -> Block:
    """Give the block without Markdown's # before and after it."""
    found = _MARKDOWN.match(text, block.start, block.end)
    start = found.end() if found else block.start
    end = block.end
    while found and end > start and text[end - 1] in "# ":
        end -= 1
    return Block(start, end)
