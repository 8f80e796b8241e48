"""The history of a dataset: every change by hand as a record that says who, when, what and why.

The records stand in history.jsonl beside the dataset, one a line, the oldest first; none is ever taken out.
A record holds the rows and texts of the inputs that came, went or were replaced, so that any change can be
undone, and an undo too, without touching what others changed since. Record and change are put in place
together (`geo.store.building.transaction`).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

from geo.errors import BadParameter, UnknownId
from geo.store.building import transaction
from geo.store.building.build import ARTICLES, Built
from geo.store.building.corrections import Row
from geo.store.contract import columns, theme_file
from geo.store.contract.columns import BY_NAME, Table
from geo.store.contract.csvfile import read_rows, write_text

FILE = "history.jsonl"
INPUTS = (columns.SOURCES, columns.CORRECTIONS, columns.THEMES, columns.GEOCODED)

Kind = Literal[
    "save", "edit", "delete", "sources", "decide", "withdraw", "answers", "themes", "join", "apart", "undo"
]
PLACES: tuple[Kind, ...] = ("decide", "withdraw", "answers")  # what the review of places does


@dataclass(frozen=True, slots=True)
class Author:
    """Who made a change: the name they gave themselves, and what tells their browser from others."""

    name: str = ""
    visitor: str = ""  # of no use to anybody else: a digest


NOBODY = Author()


@dataclass(frozen=True, slots=True)
class Changed:
    """A row of an input that came, went or was replaced."""

    table: str
    index: int  # of the row that went; -1 where none did
    before: Row | None
    after: Row | None


@dataclass(frozen=True, slots=True)
class Text:
    """An article's file that came or went."""

    file: str  # below articles/
    before: str | None  # its text where it went
    after: str | None  # SHA-256 of its text where it came


@dataclass(frozen=True, slots=True)
class Record:
    """One change by hand."""

    id: str  # its number in the file, from 1
    at: str  # when, ISO 8601 in UTC
    author: Author
    kind: Kind
    why: str  # as whoever made it says; may be empty
    titles: tuple[str, ...]  # what it is about, in words: titles of articles, names
    about: tuple[str, ...]  # ids of the articles, delegates and quotes
    rows: tuple[Changed, ...]
    texts: tuple[Text, ...]
    undoes: str | None  # id of the record that it takes back
    undone: bool = False  # whether a later record takes it back


@dataclass(frozen=True, slots=True)
class About:
    """What a change is about."""

    kind: Kind
    author: Author = NOBODY
    why: str = ""
    titles: tuple[str, ...] = ()
    ids: tuple[str, ...] = ()
    undoes: str | None = None


def records(directory: Path) -> list[Record]:
    """Read the history of the dataset, the oldest first; lines that are no record are passed over."""
    try:
        lines = (directory / FILE).read_text(encoding="utf-8").split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    found = [record for number, line in enumerate(lines, start=1) if (record := _record(number, line))]
    undone: set[str] = set()
    for record in reversed(found):
        if record.undoes and record.id not in undone:
            undone.add(record.undoes)
    return [_undone(record) if record.id in undone else record for record in found]


def of(records: Iterable[Record], *ids: str) -> list[Record]:
    """Give the records about one of the articles, delegates or quotes, the newest first."""
    wanted = set(ids)
    return [record for record in reversed(list(records)) if wanted & set(record.about)]


def last(directory: Path, kinds: Sequence[Kind]) -> Record | None:
    """Give the newest change of these kinds that is not undone, or None."""
    return next((one for one in reversed(records(directory)) if one.kind in kinds and not one.undone), None)


def change(
    directory: Path,
    about: About,
    tables: Mapping[Table, Sequence[Row]],
    *,
    texts: Mapping[str, str | None] | None = None,
    accept: Callable[[Built], None] | None = None,
) -> Built:
    """Give inputs these rows and article files these texts, build, and keep a record; only within `alone`.

    Of themes.csv the rows are the curated ones. None for a text takes its file out. Raises DataError where
    the dataset cannot be built so, and what `accept` raises: nothing is then changed.
    """
    contents: dict[Path, str | None] = {}
    rows: list[Changed] = []
    for table, after in tables.items():
        path = directory / table.file
        before = _rows(directory, table)
        rows += _changes(table, before, after)
        contents[path] = (
            theme_file.revised(path, theme_file.from_rows(after))
            if table is columns.THEMES
            else write_text(table.names, after)
        )
    told = []
    for name, text in (texts or {}).items():
        path = directory / ARTICLES / name
        gone = path.read_bytes().decode("utf-8", "replace") if text is None and path.is_file() else None
        told.append(Text(name, gone, None if text is None else _digest(text)))
        contents[path] = text
    contents[directory / FILE] = _with(directory, about, rows, told)
    return transaction.carry_out(directory, contents, accept=accept)


def note(directory: Path, about: About) -> None:
    """Keep a record that changes no input; only within `alone`."""
    with transaction.Change(directory) as written:
        written.put(directory / FILE, _with(directory, about, (), ()))
        written.commit()


def undo(directory: Path, record: str, *, author: Author = NOBODY) -> Record:
    """Take a change back and build again; give its record.

    Rows and files that were changed once more since then stay as they are. Raises UnknownId, and BadParameter
    where it is undone already, nothing of it is left, or later changes rest on it.
    """
    with transaction.alone(directory):
        every = records(directory)
        one = next((each for each in every if each.id == record), None)
        if one is None:
            raise UnknownId(f"the history has no record {record!r}")
        if one.undone:
            raise BadParameter("this change is undone already", code="undone_already")
        tables = {
            table: _put_back(
                table, _rows(directory, table), [row for row in one.rows if row.table == table.name]
            )
            for table in INPUTS
            if any(row.table == table.name for row in one.rows)
        }
        texts = {text.file: text.before for text in one.texts if _is_as_left(directory, text)}
        moved = any(rows != _rows(directory, table) for table, rows in tables.items())
        if not moved and not texts and (one.rows or one.texts):
            raise BadParameter(
                "all of it was changed again since: nothing is left to undo", code="undo_nothing"
            )
        about = About("undo", author, "", one.titles, one.about, one.id)
        if not one.rows and not one.texts:
            note(directory, about)
            return one
        before = len(transaction.make(directory).remarks)

        def stands(built: Built) -> None:
            if len(built.remarks) > before:
                raise BadParameter(
                    "later changes rest on this one: undo them first, or delete the article",
                    code="undo_later",
                )

        change(directory, about, tables, texts=texts, accept=stands)
        return one


def left_to_undo(directory: Path, one: Record) -> tuple[int, int]:
    """Count the rows and files that undoing the record would put back, and those changed again since."""
    now = {table.name: _by_key(table, _rows(directory, table)) for table in INPUTS}
    same = [
        now[row.table].get(_key(BY_NAME[row.table], row.after or row.before or {})) == row.after
        for row in one.rows
    ] + [_is_as_left(directory, text) for text in one.texts]
    return sum(same), len(same) - sum(same)


def _rows(directory: Path, table: Table) -> list[Row]:
    path = directory / table.file
    if table is columns.THEMES:
        return [row for row in read_rows(path, table) if row["origin"] == "curated"]
    return read_rows(path, table) if path.exists() else []


def _changes(table: Table, before: Sequence[Row], after: Sequence[Row]) -> list[Changed]:
    old = {_key(table, row): (index, row) for index, row in enumerate(before)}
    new = _by_key(table, after)
    found = [
        Changed(table.name, index, row, new.get(key))
        for key, (index, row) in old.items()
        if new.get(key) != row
    ]
    return found + [Changed(table.name, -1, None, row) for key, row in new.items() if key not in old]


def _put_back(table: Table, rows: Sequence[Row], changes: Sequence[Changed]) -> list[Row]:
    """Undo the changes whose row is still as they left it."""
    now = _by_key(table, rows)
    mine = [one for one in changes if now.get(_key(table, one.after or one.before or {})) == one.after]
    gone = {_key(table, one.after) for one in mine if one.after}
    left = [row for row in rows if _key(table, row) not in gone]
    for one in sorted(mine, key=lambda one: one.index):
        if one.before is not None:
            left.insert(one.index, one.before)
    return left


def _by_key(table: Table, rows: Sequence[Row]) -> dict[tuple[str, ...], Row]:
    return {_key(table, row): row for row in rows}


def _key(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(row.get(name, "") for name in table.key)


def _is_as_left(directory: Path, text: Text) -> bool:
    path = directory / ARTICLES / text.file
    if text.after is None:
        return not path.exists()
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == text.after


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _with(directory: Path, about: About, rows: Sequence[Changed], texts: Sequence[Text]) -> str:
    """The content of the file with one more record."""
    path = directory / FILE
    held = path.read_bytes().decode("utf-8", "replace") if path.is_file() else ""
    held += "" if not held or held.endswith("\n") else "\n"
    record: dict[str, Any] = {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "author": asdict(about.author),
        "kind": about.kind,
        "why": about.why,
        "titles": about.titles,
        "about": about.ids,
        "rows": [asdict(row) for row in rows],
        "texts": [asdict(text) for text in texts],
        "undoes": about.undoes,
    }
    return held + json.dumps(record, ensure_ascii=False) + "\n"


def _record(number: int, line: str) -> Record | None:
    try:
        kept = json.loads(line)
        return Record(
            id=str(number),
            at=kept["at"],
            author=Author(**kept["author"]),
            kind=kept["kind"],
            why=kept["why"],
            titles=tuple(kept["titles"]),
            about=tuple(kept["about"]),
            rows=tuple(Changed(**row) for row in kept["rows"]),
            texts=tuple(Text(**text) for text in kept["texts"]),
            undoes=kept["undoes"],
        )
    except (ValueError, TypeError, KeyError):
        return None


def _undone(record: Record) -> Record:
    return Record(**{**{name: getattr(record, name) for name in Record.__slots__}, "undone": True})
