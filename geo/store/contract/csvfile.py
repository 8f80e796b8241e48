"""Reads and writes the dataset's CSV files: UTF-8, comma, LF, a header, quoted only where needed.

Everything is text on both sides. An empty cell is an empty string, a code keeps its zeros, and no word
("NA", "null", "None") is read as missing. The text to write is deterministic to the byte; `change` puts it in
its place. Does not convert types; `geo.store.dataset.load` does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from geo.errors import DataError
from geo.store.contract.columns import Table

REBUILD = "run `python -m geo build`"
RESTORE = "restore it from version control, or write its header"
_LONGEST_CELL = 2**31 - 1  # the module's own limit, 131072 characters, is shorter than a long article


def read_columns(path: Path, table: Table) -> dict[str, list[str]]:
    """The file as one list of text per column of `table`; raises DataError with what to do about it.

    Columns that the contract does not know are an error too: the file is then of another version.
    """
    cure = REBUILD if table.built else RESTORE
    if path.exists() and not path.is_file():  # a pipe would never end
        raise DataError(f"{path.name} is not a file: take it away, then {cure}")
    csv.field_size_limit(_LONGEST_CELL)
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if tuple(header) != table.names:
                raise DataError(f"{path.name}: {_header_fault(header, table)}: {cure}")
            cells: list[str] = []  # one flat list: a list per row would keep the garbage collector busy
            for row in reader:
                if row and len(row) != len(header):
                    fault = f"{len(row)} cells where the header has {len(header)}"
                    raise DataError(f"{path.name}, line {reader.line_num}: {fault}: {cure}")
                cells += row
    except DataError:  # is an OSError as well
        raise
    except FileNotFoundError:
        raise DataError(f"{path.name} is missing: {cure}") from None
    except UnicodeDecodeError as error:
        raise DataError(f"{path.name} is not UTF-8 (byte {error.start}): {cure}") from None
    except csv.Error as error:
        raise DataError(f"{path.name}, line {reader.line_num}: {error}: {cure}") from None
    except OSError as error:
        raise DataError(f"{path.name} cannot be read ({error.strerror}): {cure}") from None
    return {name: cells[at :: len(header)] for at, name in enumerate(header)}


def read_rows(path: Path, table: Table) -> list[dict[str, str]]:
    """The file as one dict of text per row."""
    return rows_of(read_columns(path, table))


def rows_of(columns: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """One dict per row of what read_columns gave."""
    return [dict(zip(columns, cells, strict=True)) for cells in zip(*columns.values(), strict=True)]


def write_text(names: Sequence[str], rows: Iterable[Mapping[str, str]], *, newline: str = "\n") -> str:
    """A CSV file's content with the columns `names` of `rows`."""
    lines = [",".join(map(quoted, names))]
    lines.extend(",".join([quoted(row[name]) for name in names]) for row in rows)
    return newline.join(lines) + newline


def quoted(cell: str) -> str:
    """The cell as RFC 4180 has it; the csv module leaves a lone carriage return bare and breaks the row."""
    if any(mark in cell for mark in ',"\r\n'):
        return '"' + cell.replace('"', '""') + '"'
    return cell


def _header_fault(header: Sequence[str], table: Table) -> str:
    if not header:
        return "has no header"
    missing = [name for name in table.names if name not in header]
    unknown = [name for name in header if name not in table.names]
    if missing:
        return f"lacks the column {', '.join(missing)}"
    if unknown:
        return f"has a column that the contract does not know: {', '.join(unknown)}"
    return f"has its columns in another order; expected {','.join(table.names)}"
