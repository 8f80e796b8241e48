"""Builds the dataset: articles and curated inputs in, articles.csv, delegates.csv, quotes.csv and the
heading rows of themes.csv out.

The same input gives the same bytes on every machine. The curated files are read, never changed: of
themes.csv the curated rows keep their bytes. All files are made before the first is moved into place, so a
build that fails leaves the old dataset whole. `make` answers the contents without writing, for the check.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from geo.errors import BadParameter, DataError
from geo.model import HEADING
from geo.store.building import corrections
from geo.store.building.corrections import Row
from geo.store.building.tables import Source, Tables, tables
from geo.store.contract import columns, package, theme_file
from geo.store.contract.change import LOCK, Change, alone, refused
from geo.store.contract.columns import BY_NAME, Table
from geo.store.contract.csvfile import RESTORE, read_rows, write_text
from geo.store.contract.data_dir import DEFAULT
from geo.store.reading import batch
from geo.store.reading.batch import CACHE, Progress, Read

ARTICLES = "articles"


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    contents: dict[str, str]  # content of each built file, by name
    counts: dict[str, int]  # rows of articles, delegates, quotes, themes
    left_out: dict[str, str]  # articles that could not be read, by file name, with the reason
    remarks: list[str]  # what somebody should look at, though nothing failed
    notices: dict[str, int]  # how often articles were not read whole, or speech is nobody's, by code


def build(
    out: Path,
    *,
    articles: Path | None = None,
    workers: int = 1,
    cache: Path | None = CACHE,
    progress: Progress | None = None,
) -> Built:
    """Build the dataset in `out` from the articles there or in `articles`, and write it.

    Curated inputs that `out` lacks are taken from beside the articles, else begun: the project's themes
    and accepted coordinates, no sources, no corrections. Articles from elsewhere are copied to `out`, so
    that the dataset is whole. Raises BadParameter for a bad directory, DataError for a bad input.
    """
    source = out / ARTICLES if articles is None else articles
    if not source.is_dir():
        raise BadParameter(f"{source} is not a directory: name the one that holds the articles")
    made = out.is_dir()
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise refused(error) from error
    try:
        with alone(out):
            return _build(out, source, workers=workers, cache=cache, progress=progress)
    except BaseException:
        if not made:
            _unmake(out)
        raise


def _build(out: Path, source: Path, *, workers: int, cache: Path | None, progress: Progress | None) -> Built:
    inputs = {table.name: _input(table, out, source) for table in columns.TABLES if _is_input(table)}
    built, kept = _make(source, inputs, {}, workers=workers, cache=cache, progress=progress)
    elsewhere = source.resolve() != (out / ARTICLES).resolve()
    if elsewhere and (strangers := set(batch.files(out / ARTICLES)) - set(kept)):
        raise BadParameter(
            f"{out / ARTICLES} holds {min(strangers)}, which {source} does not: give another --out"
        )
    with Change(out) as change:
        for name in kept if elsewhere else ():
            change.put(out / ARTICLES / name, (source / name).read_bytes())
        for name, path in inputs.items():
            if not BY_NAME[name].built and not (out / BY_NAME[name].file).exists():
                change.put(out / BY_NAME[name].file, _text(path, BY_NAME[name]))
        for name, content in built.contents.items():
            change.put(out / name, content)
        change.commit()
    return built


def _unmake(out: Path) -> None:
    """Remove the folder that a build began and left without a dataset."""
    with suppress(OSError):
        (out / LOCK).unlink(missing_ok=True)
        out.rmdir()


def make(
    data: Path,
    *,
    workers: int = 1,
    cache: Path | None = CACHE,
    staged: Mapping[Path, Path | None] | None = None,
) -> Built:
    """What `build(data)` would write.

    `staged` says of files that are about to change where their new content is; None of those that go.
    """
    if not (data / ARTICLES).is_dir() and not staged:
        raise DataError(f"{ARTICLES} is missing: restore it from version control")
    now = staged or {}
    inputs: dict[str, Path | None] = {
        table.name: now.get(data / table.file) or data / table.file
        for table in columns.TABLES
        if _is_input(table)
    }
    return _make(data / ARTICLES, inputs, now, workers=workers, cache=cache, progress=None)[0]


def _make(
    source: Path,
    inputs: dict[str, Path | None],
    staged: Mapping[Path, Path | None],
    *,
    workers: int,
    cache: Path | None,
    progress: Progress | None,
) -> tuple[Built, list[str]]:
    """The contents, and the files of the articles that are in it."""
    rows = {name: _rows(path, BY_NAME[name]) for name, path in inputs.items() if name != "corrections"}
    by_file = {row["file"]: row for row in rows["sources"]}
    themes_path = inputs["themes"]
    if themes_path is None:
        raise DataError("themes.csv is missing: restore it from version control")
    known = theme_file.from_rows(rows["themes"])
    path = inputs["corrections"]
    records = corrections.read(path) if path is not None else []
    held = {source / name: name for name in batch.files(source)}
    coming = {path: path.relative_to(source).as_posix() for path in staged if path.is_relative_to(source)}
    names = sorted(name for path, name in {**held, **coming}.items() if staged.get(path, path) is not None)
    elsewhere = {name: place for path, name in coming.items() if (place := staged[path]) is not None}
    dates = {name: row["date"] for name, row in by_file.items()}
    read = batch.read_all(
        source,
        names,
        dates=dates,
        elsewhere=elsewhere,
        workers=workers,
        cache=cache,
        progress=progress,
    )
    sources, left_out = _sources(read, by_file)
    made = tables(
        sources,
        known_themes=known,
        geocoded={row["place"]: row for row in rows["geocoded"] if row["accepted"] == "true"},
        records=records,
    )
    remarks = [f"sources.csv: no article is named {name!r}" for name in by_file if name not in set(names)]
    remarks += [f"corrections.csv, {remark}" for remark in made.remarks]
    counts = {name: len(made.rows[name]) for name in ("articles", "delegates", "quotes")}
    counts["themes"] = sum(theme.origin != HEADING for theme in known) + len(made.headings)
    contents = _contents(made, themes_path)
    notices = Counter(notice.code for one in sources for notice in one.reading.notices)
    return Built(contents, counts, left_out, remarks, dict(sorted(notices.items()))), [
        one.file for one in sources
    ]


def _sources(read: Sequence[Read], by_file: dict[str, Row]) -> tuple[list[Source], dict[str, str]]:
    """The articles of the dataset, and those left out with the reason."""
    found: list[Source] = []
    left_out: dict[str, str] = {}
    first: dict[str, str] = {}
    for one in read:
        if one.reading is None:
            left_out[one.file] = one.fault or "cannot be read"
        elif one.reading.id in first:
            left_out[one.file] = f"has the same text as {first[one.reading.id]}"
        else:
            first[one.reading.id] = one.file
            found.append(Source(one.file, one.sha256, one.text, one.reading, by_file.get(one.file, {})))
    return found, left_out


def _contents(made: Tables, themes_path: Path) -> dict[str, str]:
    contents = {
        BY_NAME[name].file: write_text(BY_NAME[name].names, made.rows[name])
        for name in ("articles", "delegates", "quotes")
    }
    contents[columns.THEMES.file] = theme_file.content(themes_path, made.headings)
    contents[package.FILE] = package.text()
    return contents


def _is_input(table: Table) -> bool:
    return not table.built or table is columns.THEMES


def _input(table: Table, out: Path, source: Path) -> Path | None:
    """Where to read a curated file; None to begin an empty one."""
    if (out / columns.ARTICLES.file).exists() and not (out / table.file).is_file():
        # of a dataset that was built already: what was curated is not begun anew in silence
        raise DataError(f"{table.file} is missing: {RESTORE}")
    candidates = [out / table.file, source.parent / table.file]
    if table in (columns.THEMES, columns.GEOCODED):
        candidates.append(DEFAULT / table.file)
    return next((path for path in candidates if path.is_file()), None)


def _rows(path: Path | None, table: Table) -> list[Row]:
    return [] if path is None else read_rows(path, table)


def _text(path: Path | None, table: Table) -> str:
    return write_text(table.names, []) if path is None else path.read_text(encoding="utf-8")
