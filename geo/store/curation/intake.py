"""Takes drafts into the dataset, and the last of them back out.

The article's text becomes a file below articles/, its publisher, date and address a row of sources.csv, the
changes by hand rows of corrections.csv, new themes rows of themes.csv, and the dataset is built. Either
all of that happens or nothing (`geo.store.building.transaction`). A journal beside the dataset holds what the
last import added, so that it can be undone also after a restart and without touching what others changed
since.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import BadParameter, DataError
from geo.model import Theme
from geo.store.building import transaction
from geo.store.building.build import ARTICLES, Built
from geo.store.building.corrections import Row
from geo.store.building.pinyin import romanise
from geo.store.contract import columns, theme_file
from geo.store.contract.cell_rules import form_fault
from geo.store.contract.csvfile import read_rows, write_text
from geo.store.curation.drafts import Draft
from geo.text import formats

JOURNAL = ".last-import.json"
_LONGEST_NAME = 48  # characters of a file's stem


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article is from, as a row of sources.csv says it; "" where not known."""

    publisher: str = ""
    date: str = ""  # ISO
    url: str = ""
    retrieved: str = ""  # ISO


@dataclass(frozen=True, slots=True)
class Intake:
    """One draft with what has to be known to keep it."""

    draft: Draft
    origin: Origin
    reason: str  # why the changes by hand were made
    source: str  # what they rest on


def save(intakes: Sequence[Intake], directory: Path) -> Built:
    """Add the articles to the dataset in `directory` and build it.

    Raises BadParameter for an article that the dataset has already or that is given twice, for changes
    without a reason, and for a bad date or address; DataError when the build fails. Nothing is then changed.
    """
    with transaction.alone(directory):
        sources = read_rows(directory / columns.SOURCES.file, columns.SOURCES)
        records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
        known = theme_file.themes_in(directory / columns.THEMES.file)
        _refuse_known(intakes, directory)
        for intake in intakes:
            _refuse_unfit(intake.draft)
        files: dict[str, str] = {}
        added: dict[str, list[Any]] = {"files": [], "corrections": [], "themes": []}
        for intake in intakes:
            row = _source_row(intake, {*files, *_names(directory)})
            files[row["file"]] = intake.draft.article.text
            added["files"].append(row["file"])
            sources.append(row)
            added["corrections"] += _records(intake)
            offered = {theme.id for theme in (*known, *added["themes"])}
            added["themes"] += [theme for theme in intake.draft.themes if theme.id not in offered]
        return _carry_out(
            directory,
            files={directory / ARTICLES / name: text for name, text in files.items()},
            sources=sorted(sources, key=lambda row: row["file"]),
            records=[*records, *added["corrections"]],
            themes=[*_curated(known), *added["themes"]],
            journal=json.dumps(
                {**added, "themes": [theme.id for theme in added["themes"]]}, ensure_ascii=False, indent=1
            ),
        )


def last_import(directory: Path) -> list[str]:
    """Names of the article files that `undo` would take out; empty where there is nothing to undo."""
    try:
        kept: dict[str, Any] = json.loads((directory / JOURNAL).read_text(encoding="utf-8"))
        return [name for name in kept["files"] if (directory / ARTICLES / name).is_file()]
    except (OSError, ValueError, KeyError):
        return []


def undo(directory: Path) -> list[str]:
    """Take the last import out and build again; answers the names of its files.

    Raises BadParameter when there is none. Corrections made since then stay, a theme that others use too.
    """
    with transaction.alone(directory):
        gone = last_import(directory)
        if not gone:
            raise BadParameter("there is no import to undo")
        kept: dict[str, Any] = json.loads((directory / JOURNAL).read_text(encoding="utf-8"))
        sources = read_rows(directory / columns.SOURCES.file, columns.SOURCES)
        records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
        known = theme_file.themes_in(directory / columns.THEMES.file)
        left = [record for record in records if record not in kept["corrections"]]
        wanted = {record["value"] for record in left if record["field"] == "theme_id"}
        _carry_out(
            directory,
            files=dict.fromkeys((directory / ARTICLES / name for name in gone), None),
            sources=[row for row in sources if row["file"] not in gone],
            records=left,
            themes=[
                theme for theme in _curated(known) if theme.id not in kept["themes"] or theme.id in wanted
            ],
            journal=None,
        )
        return gone


def duplicates(drafts: Sequence[Draft], directory: Path) -> dict[str, str]:
    """For each draft whose text the dataset has already: its id, with the file that holds the text."""
    rows = read_rows(directory / columns.ARTICLES.file, columns.ARTICLES)
    files = {row["id"]: row["file"] for row in rows}
    return {draft.id: files[draft.id] for draft in drafts if draft.id in files}


def _carry_out(
    directory: Path,
    *,
    files: Mapping[Path, str | None],
    sources: Sequence[Row],
    records: Sequence[Row],
    themes: Sequence[Theme],
    journal: str | None,
) -> Built:
    """Give the inputs these contents and build; None for a file takes it out."""
    contents: dict[Path, str | None] = {
        directory / columns.SOURCES.file: write_text(columns.SOURCES.names, sources),
        directory / columns.CORRECTIONS.file: write_text(columns.CORRECTIONS.names, records),
        directory / columns.THEMES.file: theme_file.revised(directory / columns.THEMES.file, themes),
        directory / JOURNAL: journal,
        **files,
    }

    def all_read(built: Built) -> None:
        unread = [name for name in built.left_out if directory / ARTICLES / name in files]
        if unread:
            raise DataError(f"{unread[0]}: {built.left_out[unread[0]]}: nothing was changed")

    return transaction.carry_out(directory, contents, accept=all_read)


def _refuse_known(intakes: Sequence[Intake], directory: Path) -> None:
    drafts = [intake.draft for intake in intakes]
    if not drafts:
        raise BadParameter("there is no article to save")
    known = duplicates(drafts, directory)
    for draft in drafts:
        if draft.id in known:
            raise BadParameter(f"{draft.file}: the dataset holds this text already, as {known[draft.id]}")
        known[draft.id] = draft.file


def _refuse_unfit(draft: Draft) -> None:
    rows = draft.tables().rows
    quoted = {row["delegate_id"] for row in rows["quotes"]}
    for row in rows["delegates"]:
        if row["id"] not in quoted:
            raise BadParameter(f"{row['name']} has no quote: add one, or remove {row['name']}")
    if not quoted:
        raise BadParameter(f"{draft.file}: quotes nobody, so there is nothing to save")
    if formats.text_of(draft.article.text.encode("utf-8"), draft.file) != draft.article.text:
        raise BadParameter(f"{draft.file}: its text looks like another format; save it as plain text first")


def _source_row(intake: Intake, taken: set[str]) -> Row:
    row = {
        "file": _file_name(intake.draft, taken),
        "publisher": intake.origin.publisher.strip(),
        "date": intake.origin.date.strip(),
        "url": intake.origin.url.strip(),
        "retrieved": intake.origin.retrieved.strip(),
    }
    for column in columns.SOURCES.columns:
        fault = form_fault(column, row[column.name])
        if fault:
            raise BadParameter(f"{intake.draft.file}: {column.name} {fault}")
    return row


def _records(intake: Intake) -> list[Row]:
    records = intake.draft.corrections(reason=intake.reason.strip(), source=intake.source.strip())
    if records and not (intake.reason.strip() and intake.source.strip()):
        raise BadParameter(f"{intake.draft.file}: changes by hand need a reason and a source")
    return records


def _file_name(draft: Draft, taken: set[str]) -> str:
    """A name that tells what the article is: letters, digits and hyphens, and never one that is taken."""
    words = re.findall(r"[a-z0-9]+", romanise(draft.article.title or "").lower())
    stem = "-".join(words)[:_LONGEST_NAME].strip("-") or draft.id
    return f"{stem}.txt" if f"{stem}.txt" not in taken else f"{stem}-{draft.id}.txt"


def _names(directory: Path) -> set[str]:
    return {path.name for path in (directory / ARTICLES).glob("*")}


def _curated(known: Sequence[Theme]) -> list[Theme]:
    return [theme for theme in known if theme.origin == "curated"]
