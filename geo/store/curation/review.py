"""Takes what people decide about places into the dataset, and the last of it back out.

A decision about a delegate's place becomes records of corrections.csv: all columns that say where somebody
is from, so that a better reading later cannot mix with it. Earlier records about the same columns of the
same delegate give way. Accepted answers of online services go to geocoded.csv. Then the dataset is built;
all of that happens or nothing (`geo.store.building.transaction`). A journal beside the dataset holds which
records came and went, so that the last change can be undone without touching what others changed since.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from geo.errors import BadParameter, UnknownId
from geo.places import boundaries
from geo.places.online import Outcome, with_answers
from geo.store.building import transaction
from geo.store.building.build import Built
from geo.store.building.corrections import Row
from geo.store.contract import columns
from geo.store.contract.cell_rules import cell_fault
from geo.store.contract.change import Change
from geo.store.contract.columns import BY_NAME, Table
from geo.store.contract.csvfile import read_rows, write_text
from geo.store.curation import placing

JOURNAL = ".last-review.json"


@dataclass(frozen=True, slots=True)
class Decision:
    """Where delegates are from, as somebody decided."""

    delegates: tuple[str, ...]  # ids
    fields: Row  # the columns placing.FIELDS
    reason: str
    source: str


@dataclass(frozen=True, slots=True)
class Edit:
    """A record of an input that came, went or was replaced."""

    table: str
    index: int  # of the record that went; -1 where none did
    before: Row | None
    after: Row | None


def save(decisions: Sequence[Decision], directory: Path) -> Built:
    """Write the decisions and build.

    Raises BadParameter for a decision without reason or source, with a bad value or with a point outside its
    division, UnknownId for a delegate whom the dataset does not hold. Nothing is then changed.
    """
    with transaction.alone(directory):
        known = {row["id"] for row in read_rows(directory / columns.DELEGATES.file, columns.DELEGATES)}
        wanted: list[Row] = []
        for decision in decisions:
            _refuse_unfit(decision, known)
            wanted += _records(decision)
        if not wanted:
            raise BadParameter("there is no decision to save")
        return _replace(directory, wanted, set())


def withdraw(delegates: Iterable[str], directory: Path) -> Built:
    """Take all decisions about the places of these delegates back; raises BadParameter for none."""
    with transaction.alone(directory):
        gone: set[tuple[str, ...]] = {
            (f"delegates:{key}", name) for key in delegates for name in placing.FIELDS
        }
        records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
        if not any((row["match"], row["field"]) in gone for row in records):
            raise BadParameter("nothing was decided about this place by hand")
        return _replace(directory, [], gone)


def keep_answers(outcomes: Sequence[Outcome], directory: Path) -> Built | None:
    """Keep the accepted answers in geocoded.csv and build; None where none is accepted."""
    if not any(outcome.chosen is not None for outcome in outcomes):
        return None
    path, journal = directory / columns.GEOCODED.file, directory / JOURNAL
    with transaction.alone(directory):
        before = read_rows(path, columns.GEOCODED)
        after = with_answers(before, outcomes)
        changes = _changes(columns.GEOCODED, before, after)
        contents = {path: write_text(columns.GEOCODED.names, after), journal: _written(changes)}
        return transaction.carry_out(directory, contents)


def keep_answer(outcome: Outcome, directory: Path) -> None:
    """Keep one accepted answer in geocoded.csv without a build, so that an interrupt loses nothing."""
    if outcome.chosen is None:
        return
    path = directory / columns.GEOCODED.file
    with transaction.alone(directory), Change(directory) as change:
        rows = read_rows(path, columns.GEOCODED) if path.exists() else []
        change.put(path, write_text(columns.GEOCODED.names, with_answers(rows, [outcome])))
        change.commit()


def decided(directory: Path) -> dict[str, tuple[str, str]]:
    """Reason and source of what was decided by hand, by the id of the delegate."""
    records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
    return {
        row["match"].removeprefix("delegates:"): (row["reason"], row["source"])
        for row in records
        if row["match"].startswith("delegates:") and row["field"] in placing.FIELDS
    }


def last_change(directory: Path) -> list[str]:
    """What `undo` would take back: ids of delegates and names of places; empty where there is nothing."""
    return list(
        dict.fromkeys(
            row["match"].removeprefix("delegates:")
            if change.table == columns.CORRECTIONS.name
            else row["place"]
            for change in _journal(directory)
            if (row := change.after or change.before)
        )
    )


def undo(directory: Path) -> list[str]:
    """Take the last change back and build again; answers what it was about. Raises BadParameter.

    A record that was changed once more since then stays as it is.
    """
    with transaction.alone(directory):
        about, changes = last_change(directory), _journal(directory)
        if not changes:
            raise BadParameter("there is no decision to undo")
        contents: dict[Path, str | None] = {directory / JOURNAL: None}
        for name in sorted({change.table for change in changes}):
            table = BY_NAME[name]
            path = directory / table.file
            rows = _put_back(table, read_rows(path, table), [one for one in changes if one.table == name])
            contents[path] = write_text(table.names, rows)
        transaction.carry_out(directory, contents)
        return about


def _refuse_unfit(decision: Decision, known: set[str]) -> None:
    if not (decision.reason.strip() and decision.source.strip()):
        raise BadParameter("a decision needs a reason and a source")
    for key in decision.delegates:
        if key not in known:
            raise UnknownId(f"no delegate has the id {key!r}")
    if set(decision.fields) != set(placing.FIELDS):
        raise BadParameter(f"a decision gives all of {', '.join(placing.FIELDS)}")
    for column in columns.DELEGATES.columns:
        fault = cell_fault(column, decision.fields[column.name]) if column.name in decision.fields else None
        if fault:
            raise BadParameter(f"{column.name} {fault}")
    code, lat, lon = (decision.fields[name] for name in ("adcode", "lat", "lon"))
    if (lat or lon) and not boundaries.contains(code, float(lon), float(lat)):
        raise BadParameter(f"{lat}, {lon} lies outside {code or 'every division'}: choose a point inside")


def _records(decision: Decision) -> list[Row]:
    return [
        {
            "match": f"delegates:{key}",
            "field": name,
            "value": decision.fields[name],
            "reason": decision.reason.strip(),
            "source": decision.source.strip(),
        }
        for key in decision.delegates
        for name in placing.FIELDS
    ]


def _replace(directory: Path, wanted: Sequence[Row], gone: set[tuple[str, ...]]) -> Built:
    path = directory / columns.CORRECTIONS.file
    before = read_rows(path, columns.CORRECTIONS)
    new = {_key(columns.CORRECTIONS, row): row for row in wanted}
    kept = [row for row in before if (row["match"], row["field"]) not in gone - new.keys()]
    after = [new.pop(_key(columns.CORRECTIONS, row), row) for row in kept] + list(new.values())
    contents: dict[Path, str | None] = {
        path: write_text(columns.CORRECTIONS.names, after),
        directory / JOURNAL: _written(_changes(columns.CORRECTIONS, before, after)),
    }
    return transaction.carry_out(directory, contents)


# The journal


def _changes(table: Table, before: Sequence[Row], after: Sequence[Row]) -> list[Edit]:
    old = {_key(table, row): (index, row) for index, row in enumerate(before)}
    new = {_key(table, row): row for row in after}
    found = [
        Edit(table.name, index, row, new.get(key)) for key, (index, row) in old.items() if new.get(key) != row
    ]
    return found + [Edit(table.name, -1, None, row) for key, row in new.items() if key not in old]


def _key(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(row[name] for name in table.key)


def _put_back(table: Table, rows: Sequence[Row], changes: Sequence[Edit]) -> list[Row]:
    now = {_key(table, row): row for row in rows}
    mine = [
        one for one in changes if (row := one.after or one.before) and now.get(_key(table, row)) == one.after
    ]
    gone = {_key(table, one.after) for one in mine if one.after}
    left = [row for row in rows if _key(table, row) not in gone]
    for one in sorted(mine, key=lambda one: one.index):
        if one.before is not None:
            left.insert(one.index, one.before)
    return left


def _written(changes: Iterable[Edit]) -> str:
    rows = [
        {"table": one.table, "index": one.index, "before": one.before, "after": one.after} for one in changes
    ]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def _journal(directory: Path) -> list[Edit]:
    try:
        return [Edit(**kept) for kept in json.loads((directory / JOURNAL).read_text(encoding="utf-8"))]
    except (OSError, ValueError, TypeError):
        return []
