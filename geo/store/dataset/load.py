"""Loads a dataset from its directory, and keeps the one that the process works with.

`load` reads and checks every file; `current` answers the same Dataset to everybody until a file changes,
then swaps it whole. DELEGATE_MAP_DATA names the directory, by default data/ of the project. A file that is
missing or broken raises DataError, whose message says which, what is wrong and what mends it.
"""

from __future__ import annotations

import math
import threading
import time
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geo.errors import DataError
from geo.store.contract import columns, theme_file
from geo.store.contract.cell_rules import cell_fault, form_fault
from geo.store.contract.change import settle
from geo.store.contract.columns import Table
from geo.store.contract.csvfile import REBUILD, read_columns, rows_of
from geo.store.contract.data_dir import VARIABLE, directory
from geo.store.dataset.codes import Ints
from geo.store.dataset.dataset import Columns, Dataset

_SETTLE = 0.2  # seconds; a build moves its files into place one after another, within milliseconds
_ATTEMPTS = 5
_SLACK = 2.0  # seconds by which files of one build can differ
Signature = tuple[tuple[str, int, int, int], ...]


def load(path: Path | str) -> Dataset:
    """Load the dataset in a directory.

    Args:
        path: The directory, as `python -m geo build` leaves it.

    Returns:
        Its rows, as text and as numbers; never changed afterwards.

    Raises:
        DataError: A file is missing or broken; the message names it and says what to do.

    Example:
        >>> from geo.resources import DATA
        >>> len(load(DATA)) > 0
        True
    """
    path = Path(path)
    if not path.is_dir():
        raise DataError(f"{path} is not a directory: set {VARIABLE} to the directory of a dataset")
    settle(path)
    read = {table.name: read_columns(path / table.file, table) for table in columns.BUILT}
    for table in columns.BUILT:
        _check_keys(path / table.file, table, read[table.name])
        _check_cells(path / table.file, table, read[table.name])
    return assemble(path, read)


def assemble(path: Path, read: Mapping[str, Columns], *, texts: Mapping[str, str] | None = None) -> Dataset:
    """The dataset with these columns per table; raises DataError where one refers to a row that is not there.

    `path` is the directory that files of articles are found in; `texts` gives the text of those articles,
    by id, that are kept in memory only.
    """
    quotes = read["quotes"]
    speaker = _rows_of(path / columns.QUOTES.file, quotes, "delegate_id", read["delegates"]["id"])
    printed = _rows_of(path / columns.QUOTES.file, quotes, "article_id", read["articles"]["id"])
    _rows_of(path / columns.QUOTES.file, quotes, "theme_id", ["", *read["themes"]["id"]])
    order = np.argsort(speaker, kind="stable")
    places = order.tolist()
    return Dataset(
        directory=path,
        articles=read["articles"],
        delegates=read["delegates"],
        quotes={name: [cells[at] for at in places] for name, cells in quotes.items()},
        themes=theme_file.from_rows(rows_of(read["themes"])),
        quote_delegate=speaker[order],
        quote_article=printed[order],
        lat=_numbers(read["delegates"]["lat"]),
        lon=_numbers(read["delegates"]["lon"]),
        texts=texts or {},
    )


class _Holder:
    """The loaded dataset with the signature of the files that it was read from, and the last good one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.signature: Signature | None = None
        self.outcome: Dataset | DataError | None = None
        self.good: Dataset | None = None

    def get(self) -> Dataset:
        where = directory()
        signature = _signature(where)
        with self.lock:
            if signature != self.signature or self.outcome is None:
                self.signature, self.outcome = _load_settled(where, signature)
            if isinstance(self.outcome, Dataset):
                self.good = self.outcome
            elif self.good is None or self.good.directory != where:
                raise DataError(str(self.outcome))
            return self.good

    def fault(self) -> str | None:
        self.get()
        return str(self.outcome) if isinstance(self.outcome, DataError) else None


_held = _Holder()


def current() -> Dataset:
    """Give the dataset of this process, read anew when a file has changed.

    Returns:
        The dataset in the directory that DELEGATE_MAP_DATA names, by default the project's.

        Where a file has become missing or broken since: the last one that was whole, see `fault`.

    Raises:
        DataError: A file is missing or broken, and no whole dataset was read before.

    Example:
        >>> current() is current()
        True
    """
    return _held.get()


def fault() -> str | None:
    """Say what is wrong with the files, where `current` gives the last dataset that was whole instead."""
    return _held.fault()


def newer_inputs(where: Path) -> list[str]:
    """Name the inputs of a dataset that changed after it was built, articles below their folder."""
    try:
        built = max((where / table.file).stat().st_mtime for table in columns.BUILT) + _SLACK
        names = [table.file for table in columns.TABLES if not table.built]
        found = [
            name for name in names if (where / name).is_file() and (where / name).stat().st_mtime > built
        ]
        articles = [path for path in (where / "articles").rglob("*") if path.stat().st_mtime > built]
    except OSError:  # a file that is missing is told elsewhere
        return []
    return found + sorted(path.relative_to(where).as_posix() for path in articles if path.is_file())


def _load_settled(where: Path, signature: Signature) -> tuple[Signature, Dataset | DataError]:
    """Load; again while files change under it, so that old and new files are not mixed."""
    outcome: Dataset | DataError
    for _ in range(_ATTEMPTS):
        try:
            outcome = load(where)
            outcome.prepare()
        except DataError as error:
            outcome = error
            time.sleep(_SETTLE)
        now = _signature(where)
        if now == signature:
            break
        signature = now
    return signature, outcome


def _signature(where: Path) -> Signature:
    """Changes when a file of the dataset does, or when another directory is named."""
    found = [(str(where), 0, 0, 0)]
    for table in columns.BUILT:
        try:
            status = (where / table.file).stat()
        except OSError:
            found.append((table.file, -1, -1, -1))
        else:
            found.append((table.file, status.st_mtime_ns, status.st_size, status.st_ino))
    return tuple(found)


def _check_keys(path: Path, table: Table, read: Columns) -> None:
    (key,) = table.key
    cells = read[key]
    if len(set(cells)) == len(cells):
        return
    seen: set[str] = set()
    for cell in cells:
        if cell in seen:
            raise DataError(f"{path.name}: two rows have the {key} {cell!r}: {REBUILD}")
        seen.add(cell)


def _check_cells(path: Path, table: Table, read: Columns) -> None:
    for column in table.columns:
        checked = column.values or column.pattern or column.type in ("integer", "number", "date")
        if not checked:
            if column.required and "" in read[column.name]:
                raise DataError(f"{path.name}: {column.name} is empty in a row: {REBUILD}")
            continue
        for cell in set(read[column.name]):
            fault = cell_fault(column, cell) or form_fault(column, cell)
            if fault:
                raise DataError(f"{path.name}: {column.name} {fault}: {REBUILD}")


def _rows_of(path: Path, read: Columns, name: str, keys: Sequence[str]) -> Ints:
    """For each cell of a referring column, the row that it refers to."""
    row_of = {key: row for row, key in enumerate(keys)}
    try:
        return np.fromiter((row_of[cell] for cell in read[name]), dtype=np.int32, count=len(read[name]))
    except KeyError as error:
        raise DataError(f"{path.name}: {name} {error.args[0]!r} is the id of no row: {REBUILD}") from None


def _numbers(cells: Sequence[str]) -> npt.NDArray[np.float64]:
    return np.fromiter((float(cell) if cell else math.nan for cell in cells), dtype=float, count=len(cells))
