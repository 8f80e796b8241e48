"""Checks a dataset: every file against the contract, the contents against the articles, and a rebuild.

Each finding is one line that names the file and what is wrong. Trusts nothing that the build wrote: texts
are read again, sums computed, points tested against the committed outlines.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from geo import text
from geo.errors import DataError, UserError
from geo.places import boundaries
from geo.store.building import build
from geo.store.contract import columns, package
from geo.store.contract.cell_rules import cell_fault, form_fault
from geo.store.contract.columns import BY_NAME, Table
from geo.store.contract.csvfile import read_rows

Rows = dict[str, list[dict[str, str]]]
_SHOWN = 20  # findings of one kind and file; more are counted


@dataclass(frozen=True, slots=True)
class Report:
    """What a check found."""

    findings: list[str]  # empty when all is well
    notes: list[str] = field(default_factory=list)  # what could not be checked here
    checked: dict[str, int] = field(default_factory=dict)  # rows per table


def check(data: Path, *, workers: int = 1) -> Report:
    """Every finding in the dataset `data`."""
    findings: list[str] = []
    notes: list[str] = []
    rows: Rows = {}
    for table in columns.TABLES:
        try:
            rows[table.name] = read_rows(data / table.file, table)
        except DataError as error:
            findings.append(str(error))
    for name, found in rows.items():
        findings += _few(name, _cells(BY_NAME[name], found))
        findings += _few(name, _keys(BY_NAME[name], found))
        findings += _few(name, _references(BY_NAME[name], rows))
    if "articles" in rows:
        findings += _few("articles", _articles(data, rows["articles"]))
    if rows.keys() >= {"articles", "quotes"}:
        findings += _few("quotes", _offsets(data, rows))
    if "delegates" in rows:
        findings += _few("delegates", _points(rows["delegates"]))
    findings += _rebuild(data, workers)
    findings += _package(data, notes)
    return Report(findings, notes, {name: len(found) for name, found in rows.items()})


def _few(name: str, found: Iterator[str]) -> list[str]:
    lines = [f"{BY_NAME[name].file}: {line}" for line in found]
    if len(lines) <= _SHOWN:
        return lines
    return [*lines[:_SHOWN], f"{BY_NAME[name].file}: and {len(lines) - _SHOWN} more like these"]


def _cells(table: Table, rows: list[dict[str, str]]) -> Iterator[str]:
    for number, row in enumerate(rows, start=1):
        for column in table.columns:
            cell = row[column.name]
            fault = cell_fault(column, cell) or form_fault(column, cell)
            if fault:
                yield f"row {number}: {column.name} {fault}"
    if table is columns.DELEGATES:
        for row in rows:
            if bool(row["lat"]) != bool(row["lon"]) or bool(row["lat"]) != (row["precision"] != "none"):
                shown = f"lat {row['lat']!r}, lon {row['lon']!r} and precision {row['precision']!r}"
                yield f"{row['id']}: {shown} disagree"


def _keys(table: Table, rows: list[dict[str, str]]) -> Iterator[str]:
    seen: set[tuple[str, ...]] = set()
    for row in rows:
        key = tuple(row[name] for name in table.key)
        if key in seen:
            yield f"two rows have the {', '.join(table.key)} {', '.join(key)!r}"
        seen.add(key)


def _references(table: Table, rows: Rows) -> Iterator[str]:
    for column in table.columns:
        if column.references and column.references in rows:
            known = {row["id"] for row in rows[column.references]}
            for row in rows[table.name]:
                if row[column.name] and row[column.name] not in known:
                    yield f"{row['id']}: {column.name} {row[column.name]!r} is no id of {column.references}"
    if table is columns.DELEGATES and "quotes" in rows:
        quoted = {row["delegate_id"] for row in rows["quotes"]}
        yield from (f"{row['id']}: has no quote" for row in rows["delegates"] if row["id"] not in quoted)


def _articles(data: Path, rows: list[dict[str, str]]) -> Iterator[str]:
    for row in rows:
        path = data / build.ARTICLES / row["file"]
        if not path.is_file():
            yield f"{row['id']}: {row['file']} is missing below {build.ARTICLES}/"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != row["sha256"]:
            yield f"{row['id']}: {row['file']} is not the file that was built from (its sha256 differs)"


def _offsets(data: Path, rows: Rows) -> Iterator[str]:
    texts: dict[str, str] = {}
    for row in rows["articles"]:
        path = data / build.ARTICLES / row["file"]
        if path.is_file():
            try:
                texts[row["id"]] = text.read(path).text
            except UserError as error:
                yield f"{row['file']}: {error}"
    for row in rows["quotes"]:
        article = texts.get(row["article_id"])
        if article is None or not (row["start"].isdecimal() and row["end"].isdecimal()):
            continue  # found above
        printed = article[int(row["start"]) : int(row["end"])]
        if printed != row["text"]:
            yield f"{row['id']}: the article has {_short(printed)} there, not {_short(row['text'])}"


def _points(rows: list[dict[str, str]]) -> Iterator[str]:
    tested: dict[tuple[str, str, str], bool | None] = {}
    for row in rows:
        if not (row["lat"] and row["lon"]):
            continue
        point = (row["adcode"], row["lon"], row["lat"])
        if point not in tested:
            tested[point] = _inside(*point)
        if tested[point] is None:
            yield f"{row['id']}: no outline is known for the code {row['adcode']!r}"
        elif not tested[point] and row["state"] != "rejected":
            yield f"{row['id']}: {row['lat']}, {row['lon']} lies outside {row['adcode']}"


def _inside(adcode: str, lon: str, lat: str) -> bool | None:
    if not adcode or boundaries.outline(adcode) is None:
        return None
    try:
        return boundaries.contains(adcode, float(lon), float(lat))
    except ValueError:
        return False


def _rebuild(data: Path, workers: int) -> Iterator[str]:
    try:
        built = build.make(data, workers=workers, cache=None)
    except (DataError, UserError) as error:
        yield f"cannot be rebuilt: {error}"
        return
    for name, reason in built.left_out.items():
        yield f"{build.ARTICLES}/{name}: left out: {' '.join(reason.split())}"
    yield from built.remarks
    for name, content in built.contents.items():
        path = data / name
        if path.is_file() and path.read_bytes() != content.encode("utf-8"):
            line = _first_difference(path.read_bytes(), content.encode("utf-8"))
            yield f"{name}: differs from a rebuild, first in line {line}: run `python -m geo build`"


def _first_difference(one: bytes, other: bytes) -> int:
    lines, others = one.split(b"\n"), other.split(b"\n")
    same = next((at for at, pair in enumerate(zip(lines, others, strict=False)) if pair[0] != pair[1]), None)
    return (min(len(lines), len(others)) if same is None else same) + 1


def _package(data: Path, notes: list[str]) -> Iterator[str]:
    path = data / package.FILE
    if not path.is_file():
        yield f"{package.FILE}: is missing: run `python -m geo build`"
        return
    try:
        declared: Mapping[str, object] = json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        yield f"{package.FILE}: is not JSON ({error})"
        return
    try:
        from frictionless import Package, system
    except ImportError:
        notes.append("frictionless is not installed, so datapackage.json was compared, not validated")
        return
    with system.use_context(trusted=True):
        report = Package.from_descriptor(dict(declared), basepath=str(data)).validate()
    for problem in report.flatten(["name", "rowNumber", "fieldName", "note"]):
        yield f"{package.FILE}: {' '.join(str(part) for part in problem if part)}"
    yield from (f"{package.FILE}: {error.note}" for error in report.errors)


def _short(words: str) -> str:
    return repr(words if len(words) <= 24 else f"{words[:23]}…")
