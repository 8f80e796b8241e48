"""themes.csv: the themes kept by hand, and those that the build adds from headings."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from geo.model import HEADING, Theme
from geo.store.contract import columns
from geo.store.contract.csvfile import quoted, read_rows
from geo.store.contract.data_dir import DEFAULT, directory

_BETWEEN = "|"


def themes_in(path: Path) -> tuple[Theme, ...]:
    """All rows of the file; raises DataError."""
    return from_rows(read_rows(path, columns.THEMES))


def project_themes() -> tuple[Theme, ...]:
    """The themes of the dataset that this process works with, else the project's."""
    path = directory() / columns.THEMES.file
    return themes_in(path if path.is_file() else DEFAULT / columns.THEMES.file)


def from_rows(rows: Iterable[dict[str, str]]) -> tuple[Theme, ...]:
    """Rows of text as themes."""
    return tuple(
        Theme(
            row["id"],
            row["name_zh"],
            row["name_en"],
            row["colour"],
            row["shape"],
            tuple(filter(None, row["keywords"].split(_BETWEEN))),
            row["origin"],
        )
        for row in rows
    )


def to_columns(themes: Iterable[Theme]) -> dict[str, list[str]]:
    """Themes as the columns of the file."""
    rows = [_cells(theme) for theme in themes]
    return {name: [row[at] for row in rows] for at, name in enumerate(columns.THEMES.names)}


def content(path: Path, headings: Sequence[Theme]) -> str:
    """Header and curated rows of the file byte for byte, then the themes from headings."""
    header, *rows = _curated(path)
    return "".join([header[1], *(record for _, record in rows), *map(_line, headings)])


def revised(path: Path, themes: Sequence[Theme]) -> str:
    """Give the file with these curated themes in this order; rows that it has so already byte for byte."""
    header, *rows = _curated(path)
    same = set(themes_in(path)).intersection(themes)
    records = {theme.id: record for theme in same for key, record in rows if key == theme.id}
    return "".join([header[1], *(records.get(theme.id) or _line(theme) for theme in themes)])


def _curated(path: Path) -> list[tuple[str, str]]:
    """First cell and bytes of the header and of each curated row."""
    lines = path.read_text(encoding="utf-8").split("\n")
    lines = [f"{line}\n" for line in lines[:-1]] + [line for line in lines[-1:] if line]
    kept, reader, before = [], csv.reader(lines), 0
    for row in reader:
        record = "".join(lines[before : reader.line_num])
        before = reader.line_num
        if row and row[-1] != HEADING:
            kept.append((row[0], record if record.endswith("\n") else record + "\n"))
    return kept


def _line(theme: Theme) -> str:
    return ",".join(map(quoted, _cells(theme))) + "\n"


def _cells(theme: Theme) -> tuple[str, ...]:
    keywords = _BETWEEN.join(theme.keywords)
    return (theme.id, theme.name_zh, theme.name_en, theme.colour, theme.shape, keywords, theme.origin)
