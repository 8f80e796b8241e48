"""Tables to lines: a table of who said what gives a line for each voice, any other one its rows or cells.

A table tells who speaks by its header (姓名, 单位及职务, 发言), or by having names beside words in marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from geo.vocabulary import either

Cell = list[str]  # its lines

_NAME = re.compile(either("table_headers", "name"))
_ROLE = re.compile(either("table_headers", "role"))
_SPEECH = re.compile(either("table_headers", "speech"))
_MARKED = re.compile('[“「"]')
_LONGEST_NAME = 40  # characters of a cell that says who speaks
_HEADER = 12  # characters of a cell of a header


def lines(rows: Sequence[Sequence[Cell]]) -> Iterator[str]:
    """Yield the lines of a table, whose cells are lists of lines that hold something."""
    columns = _headed(rows)
    if columns:
        for row in rows[1:]:
            yield from _voice(row, *columns)
    elif _is_said(rows):
        for row in rows:
            yield from _voice(row, 0, [], len(row) - 1)
    else:
        for row in rows:
            yield from _plain(row)


def _headed(rows: Sequence[Sequence[Cell]]) -> tuple[int, list[int], int] | None:
    """Give the columns of names, of what else says who they are, and of speech, as the header names them."""
    if len(rows) < 2:
        return None
    heads = ["".join(cell) for cell in rows[0]]
    if any(len(head) > _HEADER for head in heads):
        return None
    speech = [at for at, head in enumerate(heads) if _SPEECH.search(head)]
    names = [at for at, head in enumerate(heads) if _NAME.search(head) and at not in speech]
    if not names or not speech:
        return None
    roles = [at for at, head in enumerate(heads) if _ROLE.search(head) and at not in (names[0], *speech)]
    return names[0], roles, speech[-1]


def _is_said(rows: Sequence[Sequence[Cell]]) -> bool:
    """Tell whether most rows are somebody and, in marks, their words."""
    pairs = [row for row in rows if len(row) == 2 and all(row)]
    said = [
        row
        for row in pairs
        if len("".join(row[0])) <= _LONGEST_NAME and "。" not in "".join(row[0]) and _MARKED.match(row[1][0])
    ]
    return len(rows) > 1 and len(said) * 3 >= len(rows) * 2


def _voice(row: Sequence[Cell], name: int, roles: Sequence[int], speech: int) -> Iterator[str]:
    """Yield the line that a row of who said what makes; a row without one of them as it is."""
    if max(name, speech) >= len(row) or not row[name] or not row[speech]:
        yield from _plain(row)
        return
    who = "".join(["".join(row[at]) for at in roles if at < len(row)] + row[name])
    yield f"{who}：{row[speech][0]}"
    yield from row[speech][1:]


def _plain(row: Sequence[Cell]) -> Iterator[str]:
    """Yield a row as one line; of a table that only lays out the page, the lines of each cell."""
    if any(len(cell) > 1 for cell in row):
        for cell in row:
            yield from cell
    elif any(row):
        yield "\t".join(cell[0] for cell in row if cell)
