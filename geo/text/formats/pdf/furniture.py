"""Running heads, page numbers and the lines that browsers print around a page: left out of the text.

They stand first or last on their pages. A page number is known by its form; a browser's line by the time,
address or count that it holds, in the margin; any other line by coming again on other pages.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from geo.text.formats.pdf.rows import Row, Setting

_EDGE = 2  # rows from the first or last one
_MARGIN = 0.075  # of the page's height: where browsers print their lines
_NUMBER = r"[0-9]{1,4}|[一二三四五六七八九十百]{1,4}"
_PAGE_NUMBER = re.compile(
    rf"[-—–·•|\s]*(?:第\s*)?(?:{_NUMBER})(?:\s*页)?(?:\s*[/／,，]?\s*(?:共\s*)?[0-9]{{1,4}}\s*页?)?[-—–·•|\s]*"
    r"|(?:Page\s+)?[0-9]{1,4}\s*(?:of|/)\s*[0-9]{1,4}",
    re.IGNORECASE,
)
_PRINTED = re.compile(  # a time of printing, an address, a count of pages
    r"[0-9]{1,4}([/.-])[0-9]{1,2}\1[0-9]{1,4},?\s*(?:(?:上午|下午|中午|晚上|凌晨|早上)\s*)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?:\s*[AP]M)?"
    r"|[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日\s*(?:(?:上午|下午|中午|晚上|凌晨|早上)\s*)?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?"
    r"|(?:https?://|file://|about:|data:|www\.)\S*"
    r"|(?:Page\s+|第\s*)?[0-9]{1,4}\s*(?:页\s*)?(?:/|of|,|，|\s)\s*(?:共\s*)?[0-9]{1,4}(?:\s*页)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Furniture:
    """A line that was left out, and on which pages."""

    text: str  # as on the first of them
    pages: tuple[int, ...]  # counted from 1


def without_furniture(pages: Sequence[Sequence[Setting]]) -> tuple[list[list[Setting]], list[Furniture]]:
    """Give the pages without running heads and their like, and those lines that hold more than a number."""
    seen = Counter(
        pattern
        for page in pages
        for pattern in {_pattern(row) for setting in page for row in _edge_rows(setting.rows)}
    )
    repeated = {pattern for pattern, number in seen.items() if number >= 2 and number > len(pages) / 3}
    left_out: dict[str, tuple[str, list[int]]] = {}
    result: list[list[Setting]] = []
    for number, page in enumerate(pages, start=1):
        kept = []
        for setting in page:
            rows, dropped = _trimmed(setting, repeated)
            for row in dropped:
                if not _PAGE_NUMBER.fullmatch(row.text):
                    left_out.setdefault(_pattern(row), (row.text, []))[1].append(number)
            if rows:
                kept.append(replace(setting, rows=rows))
        result.append(kept)
    return result, [Furniture(text, tuple(numbers)) for text, numbers in left_out.values()]


def _edge_rows(rows: Sequence[Row]) -> Sequence[Row]:
    return rows if len(rows) <= 2 * _EDGE else (*rows[:_EDGE], *rows[-_EDGE:])


def _trimmed(setting: Setting, repeated: set[str]) -> tuple[tuple[Row, ...], list[Row]]:
    """Give the rows without furniture at both ends, and that furniture."""
    first, last = 0, len(setting.rows)
    while first < last and _is_furniture(setting.rows[first], setting, repeated):
        first += 1
    while last > first and _is_furniture(setting.rows[last - 1], setting, repeated):
        last -= 1
    return setting.rows[first:last], [*setting.rows[:first], *setting.rows[last:]]


def _is_furniture(row: Row, setting: Setting, repeated: set[str]) -> bool:
    if _PAGE_NUMBER.fullmatch(row.text) or _pattern(row) in repeated:
        return True
    edge = min(row.down, setting.height - row.down) if setting.way == "across" else setting.height
    return edge < _MARGIN * setting.height and any(_PRINTED.fullmatch(piece.text) for piece in row.pieces)


def _pattern(row: Row) -> str:
    """Give the row with its numbers made alike, so that running heads with page numbers are equal."""
    return re.sub("[0-9]+", "0", row.text)
