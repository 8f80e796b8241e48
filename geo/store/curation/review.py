"""Takes what people decide about places into the dataset.

A decision about a delegate's place becomes records of corrections.csv: all columns that say where somebody
is from, so that a better reading later cannot mix with it. Earlier records about the same columns of the
same delegate give way. Accepted answers of online services go to geocoded.csv. Then the dataset is built;
all of that happens or nothing, and the history keeps it (`geo.store.curation.history`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
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
from geo.store.contract.csvfile import read_rows, write_text
from geo.store.curation import history, placing
from geo.store.curation.history import NOBODY, About, Author


@dataclass(frozen=True, slots=True)
class Decision:
    """Where delegates are from, as somebody decided."""

    delegates: tuple[str, ...]  # ids
    fields: Row  # the columns placing.FIELDS
    reason: str
    source: str


def save(decisions: Sequence[Decision], directory: Path, *, author: Author = NOBODY) -> Built:
    """Write the decisions and build.

    Raises BadParameter for a decision without reason or source, with a bad value or with a point outside its
    division, UnknownId for a delegate whom the dataset does not hold. Nothing is then changed.
    """
    with transaction.alone(directory):
        known = _names(directory)
        wanted: list[Row] = []
        for decision in decisions:
            _refuse_unfit(decision, known)
            wanted += _records(decision)
        if not wanted:
            raise BadParameter("there is no decision to save")
        ids = tuple(dict.fromkeys(key for decision in decisions for key in decision.delegates))
        why = "；".join(dict.fromkeys(decision.reason.strip() for decision in decisions))
        about = About("decide", author, why, tuple(known[key] for key in ids), ids)
        return _replace(directory, wanted, set(), about)


def withdraw(delegates: Iterable[str], directory: Path, *, author: Author = NOBODY) -> Built:
    """Take all decisions about the places of these delegates back; raises BadParameter for none."""
    with transaction.alone(directory):
        ids, known = tuple(delegates), _names(directory)
        gone: set[tuple[str, ...]] = {(f"delegates:{key}", name) for key in ids for name in placing.FIELDS}
        records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
        if not any((row["match"], row["field"]) in gone for row in records):
            raise BadParameter("nothing was decided about this place by hand")
        titles = tuple(known.get(key, key) for key in ids)
        return _replace(directory, [], gone, About("withdraw", author, "", titles, ids))


def keep_answers(outcomes: Sequence[Outcome], directory: Path, *, author: Author = NOBODY) -> Built | None:
    """Keep the accepted answers in geocoded.csv and build; None where none is accepted."""
    if not any(outcome.chosen is not None for outcome in outcomes):
        return None
    path = directory / columns.GEOCODED.file
    with transaction.alone(directory):
        after = with_answers(read_rows(path, columns.GEOCODED), outcomes)
        places = tuple(outcome.place.query for outcome in outcomes if outcome.chosen is not None)
        about = About("answers", author, "", places, ())
        return history.change(directory, about, {columns.GEOCODED: after})


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


def _refuse_unfit(decision: Decision, known: Mapping[str, str]) -> None:
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


def _replace(directory: Path, wanted: Sequence[Row], gone: set[tuple[str, ...]], about: About) -> Built:
    before = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
    new = {(row["match"], row["field"]): row for row in wanted}
    kept = [row for row in before if (row["match"], row["field"]) not in gone - new.keys()]
    after = [new.pop((row["match"], row["field"]), row) for row in kept] + list(new.values())
    return history.change(directory, about, {columns.CORRECTIONS: after})


def _names(directory: Path) -> dict[str, str]:
    """The delegates of the dataset: names by id."""
    rows = read_rows(directory / columns.DELEGATES.file, columns.DELEGATES)
    return {row["id"]: row["name"] for row in rows}
