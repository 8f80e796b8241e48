"""Changes by hand: records with a reason and a source, applied after everything else.

A record names a row as table:id and the column to change. Ids are those of the uncorrected reading; a
delegate is found under the id that any of their articles gives. Some columns follow from others and
are derived anew when those change: a quote's text, a name's pinyin, the group of a role. The column
"row" with the value "deleted" takes the row out; with "added" it makes one that the reading did not find,
and the other records of the same match fill it. A delegate with no quote left goes too. A record that no
row answers to is reported, not an error: the article may be gone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import DataError
from geo.model import LEVELS, Divisions
from geo.store.building.pinyin import romanise
from geo.store.building.role_group import role_group
from geo.store.contract import columns
from geo.store.contract.csvfile import read_rows

Row = dict[str, str]
ROW, DELETED, ADDED = "row", "deleted", "added"
BY_HAND = "hand"  # the rule of a row that was added
# What an added row holds until its records say otherwise.
_BLANK: dict[str, Row] = {
    "delegates": {
        "role_group": "other",
        "precision": "none",
        "state": "none",
        "rule": BY_HAND,
        "confidence": "1",
    },
    "quotes": {"kind": "direct", "rule": BY_HAND, "confidence": "1"},
}
# What the records of an added row must give, so that it can stand in the dataset.
_NEEDED = {"delegates": ("name",), "quotes": ("delegate_id", "article_id", "start", "end")}


@dataclass(frozen=True, slots=True)
class Correction:
    """One record of corrections.csv."""

    table: str
    id: str
    field: str  # a column, or "row"
    value: str
    line: int  # number of the record, the first is 1


def read(path: Path) -> list[Correction]:
    """The records of the file; raises DataError for a table or column that does not exist."""
    found = []
    for number, row in enumerate(read_rows(path, columns.CORRECTIONS), start=1):
        table, _, key = row["match"].partition(":")
        where = f"{path}, record {number}"
        if table not in columns.TARGETS or not key:
            allowed = ", ".join(f"{name}:id" for name in columns.TARGETS)
            raise DataError(f"{where}: match is {row['match']!r}; expected {allowed}: mend the record")
        names = [name for name in columns.BY_NAME[table].names if name != "id"]
        if row["field"] not in (*names, ROW) or (row["field"] == ROW and row["value"] not in _verbs(table)):
            allowed = ", ".join([*names, f"{ROW} (with the value {' or '.join(_verbs(table))})"])
            raise DataError(f"{where}: field is {row['field']!r}; allowed: {allowed}: mend the record")
        if not row["reason"] or not row["source"]:
            raise DataError(f"{where}: has no reason or no source: add them")
        found.append(Correction(table, key, row["field"], row["value"], number))
    return found


def apply(
    corrections: Iterable[Correction],
    tables: Mapping[str, list[Row]],
    *,
    aliases: Mapping[str, str],
    texts: Mapping[str, str],
) -> list[str]:
    """Change the rows of `tables` in place; returns a line for each record that no row answers to.

    `aliases` gives the id of a delegate for every id that one of their articles gives them; `texts` the
    text of each article by id.
    """
    corrections = list(corrections)
    unanswered = _add(corrections, tables, texts)
    by_id = {name: {row["id"]: row for row in tables[name]} for name in columns.TARGETS}
    touched: dict[tuple[str, str], set[str]] = {}
    dropped: dict[str, set[str]] = {name: set() for name in columns.TARGETS}
    for record in corrections:
        if record.field == ROW and record.value == ADDED:
            continue
        key = aliases.get(record.id, record.id) if record.table == "delegates" else record.id
        row = by_id[record.table].get(key)
        if row is None:
            unanswered.append(f"record {record.line}: no row answers to {record.table}:{record.id}")
        elif record.field == ROW:
            dropped[record.table].add(key)
        else:
            value = record.value
            if record.field == "delegate_id":
                value = aliases.get(value, value)
                if value not in by_id["delegates"]:
                    unanswered.append(f"record {record.line}: no delegate has the id {record.value}")
                    continue
            row[record.field] = value
            touched.setdefault((record.table, key), set()).add(record.field)
    for (table, key), fields in touched.items():
        _derive(table, by_id[table][key], fields, texts)
    _drop(tables, dropped)
    return unanswered


def _verbs(table: str) -> tuple[str, ...]:
    return (DELETED, ADDED) if table in _BLANK else (DELETED,)


def _add(
    corrections: Sequence[Correction], tables: Mapping[str, list[Row]], texts: Mapping[str, str]
) -> list[str]:
    """Append the added rows, blank but for what they must have; quotes go to their place in the article."""
    given: dict[tuple[str, str], Row] = {}
    for record in corrections:
        given.setdefault((record.table, record.id), {})[record.field] = record.value
    unanswered = []
    for record in corrections:
        if record.field != ROW or record.value != ADDED:
            continue
        fields = given[record.table, record.id]
        missing = [name for name in _NEEDED[record.table] if not fields.get(name)]
        if not missing and record.table == "quotes":
            missing = _misplaced(fields, texts)
        if missing:
            where = f"{record.table}:{record.id}"
            unanswered.append(f"record {record.line}: {where} is added without a good {', '.join(missing)}")
        elif not any(row["id"] == record.id for row in tables[record.table]):
            blank = dict.fromkeys(columns.BY_NAME[record.table].names, "")
            needed = {name: fields[name] for name in _NEEDED[record.table]}
            tables[record.table].append({**blank, **_BLANK[record.table], **needed, "id": record.id})
    at = {row["id"]: place for place, row in enumerate(tables["articles"])}
    tables["quotes"].sort(key=lambda row: (at[row["article_id"]], int(row["start"])))
    return unanswered


def _misplaced(fields: Row, texts: Mapping[str, str]) -> list[str]:
    if fields["article_id"] not in texts:
        return ["article_id"]
    start, end = fields["start"], fields["end"]
    length = len(texts[fields["article_id"]])
    inside = start.isdecimal() and end.isdecimal() and 0 <= int(start) < int(end) <= length
    return [] if inside else ["start and end"]


def _derive(table: str, row: Row, fields: set[str], texts: Mapping[str, str]) -> None:
    if table == "delegates" and "name" in fields and "name_pinyin" not in fields:
        row["name_pinyin"] = romanise(row["name"])
    if table == "delegates" and fields & {"role", "organisation"} and "role_group" not in fields:
        chain = Divisions(**{level: row[level] or None for level in LEVELS})
        row["role_group"] = role_group(
            row["role"] or None, organisation=row["organisation"] or None, divisions=chain
        )
    if table == "quotes" and fields & {"start", "end"} and "text" not in fields:
        row["text"] = texts[row["article_id"]][int(row["start"]) : int(row["end"])]


def _drop(tables: Mapping[str, list[Row]], dropped: Mapping[str, set[str]]) -> None:
    quotes, delegates = tables["quotes"], tables["delegates"]
    before = {row["delegate_id"] for row in quotes}
    quotes[:] = [
        row
        for row in quotes
        if row["id"] not in dropped["quotes"]
        and row["delegate_id"] not in dropped["delegates"]
        and row["article_id"] not in dropped["articles"]
    ]
    silent = before - {row["delegate_id"] for row in quotes}
    delegates[:] = [row for row in delegates if row["id"] not in silent | dropped["delegates"]]
    tables["articles"][:] = [row for row in tables["articles"] if row["id"] not in dropped["articles"]]
