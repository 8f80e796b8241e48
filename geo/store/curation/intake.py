"""Takes drafts into the dataset, opens what it holds again, and takes it out.

The article's text becomes a file below articles/, its publisher, date and address a row of sources.csv, the
changes by hand rows of corrections.csv, new themes rows of themes.csv, and the dataset is built. All of that
happens or nothing, and the history keeps it (`geo.store.curation.history`).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo.errors import BadParameter, DataError, UnknownId
from geo.model import Theme
from geo.store.building import transaction
from geo.store.building.build import ARTICLES, Built
from geo.store.building.corrections import ADDED, DELETED, ROW, Row
from geo.store.building.pinyin import romanise
from geo.store.contract import columns, theme_file
from geo.store.contract.cell_rules import form_fault
from geo.store.contract.columns import Table
from geo.store.contract.csvfile import read_rows
from geo.store.curation import history
from geo.store.curation.drafts import Draft, Edit, draft
from geo.store.curation.history import NOBODY, About, Author
from geo.text import formats

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


def save(intakes: Sequence[Intake], directory: Path, *, author: Author = NOBODY) -> list[str]:
    """Put articles into the dataset, or their changes where it holds them, and build; answers their files.

    Raises BadParameter for an article that is given twice, for changes without a reason, and for a bad date
    or address; DataError when the build fails. Nothing is then changed.
    """
    with transaction.alone(directory):
        inputs = _Inputs(directory)
        if not intakes:
            raise BadParameter("there is no article to save")
        files: dict[str, str] = {}
        seen: dict[str, str] = {}
        for intake in intakes:
            one = intake.draft
            if one.id in seen:
                raise BadParameter(f"{one.file}: is given twice, already as {seen[one.id]}")
            _refuse_unfit(one)
            held = inputs.files.get(one.id)
            name = held or _file_name(one, {*files, *_names(directory)})
            seen[one.id] = name
            if held is None:
                files[name] = one.article.text
            inputs.describe(name, intake.origin, one.file)
            inputs.correct(intake, opened(one.id, directory).draft if held else None)
            inputs.offer(one.themes)
        new = [one for one in seen.values() if one in files]
        titles = tuple(intake.draft.article.title or intake.draft.file for intake in intakes)
        why = "；".join(dict.fromkeys(intake.reason.strip() for intake in intakes if intake.draft.edits))
        about = About("save" if new else "edit", author, why, titles, tuple(seen))
        _carry_out(directory, about, inputs.tables(), files)
        return list(seen.values())


def opened(article: str, directory: Path) -> Intake:
    """Open an article of the dataset as a draft with its source and the changes made to it by hand.

    Raises UnknownId, and ArticleError where its file cannot be read.
    """
    inputs = _Inputs(directory)
    name = inputs.files.get(article)
    if name is None:
        raise UnknownId(f"the dataset has no article {article!r}")
    origin = inputs.origin(name)
    themes = [theme for theme in inputs.themes if theme.origin == "curated"]
    content = (directory / ARTICLES / name).read_bytes()
    one = draft(content, name, themes, date=origin.date or None)
    mine = _belonging(one, inputs.records)
    edits = tuple(_edit(row) for row in inputs.records if row in mine)
    last = mine[-1] if mine else {"reason": "", "source": ""}
    return Intake(replace(one, edits=edits), origin, last["reason"], last["source"])


def delete(
    articles: Collection[str], directory: Path, *, why: str = "", author: Author = NOBODY
) -> list[str]:
    """Take articles out of the dataset with their sources and corrections, and build; answers their files.

    Raises UnknownId for an article that the dataset does not hold; nothing is then changed.
    """
    with transaction.alone(directory):
        inputs = _Inputs(directory)
        names = []
        titles = {
            row["id"]: row["title"] for row in read_rows(directory / columns.ARTICLES.file, columns.ARTICLES)
        }
        for article in dict.fromkeys(articles):
            gone = _belonging(opened(article, directory).draft, inputs.records)
            inputs.records = [row for row in inputs.records if row not in gone]
            names.append(inputs.files[article])
        if not names:
            raise BadParameter("there is no article to delete")
        inputs.sources = [row for row in inputs.sources if row["file"] not in names]
        about = About(
            "delete",
            author,
            why.strip(),
            tuple(titles[key] or inputs.files[key] for key in articles),
            tuple(articles),
        )
        _carry_out(directory, about, inputs.tables(), dict.fromkeys(names, None))
        return names


def describe(origins: Mapping[str, Origin], directory: Path, *, author: Author = NOBODY) -> Built:
    """Say where articles of the dataset, by id, are from, and build. Raises UnknownId, BadParameter."""
    with transaction.alone(directory):
        inputs = _Inputs(directory)
        for article, origin in origins.items():
            if article not in inputs.files:
                raise UnknownId(f"the dataset has no article {article!r}")
            inputs.describe(inputs.files[article], origin, inputs.files[article])
        titles = tuple(inputs.files[article] for article in origins)
        about = About("sources", author, "", titles, tuple(origins))
        return history.change(directory, about, {columns.SOURCES: inputs.sorted_sources()})


def join(
    kept: str, gone: str, directory: Path, *, reason: str, source: str, author: Author = NOBODY
) -> Built:
    """Give all quotes of the delegate `gone` to `kept`, who is the same person, and build.

    Raises UnknownId, and BadParameter without a reason and a source.
    """
    with transaction.alone(directory):
        names = _delegates(directory, kept, gone)
        if not (reason.strip() and source.strip()):
            raise BadParameter("joining two people needs a reason and a source", code="join_reason")
        inputs = _Inputs(directory)
        quotes = read_rows(directory / columns.QUOTES.file, columns.QUOTES)
        told = {"reason": reason.strip(), "source": source.strip()}
        new = [
            {"match": f"quotes:{row['id']}", "field": "delegate_id", "value": kept, **told}
            for row in quotes
            if row["delegate_id"] == gone
        ]
        new.append({"match": f"delegates:{gone}", "field": ROW, "value": DELETED, **told})
        keys = {(row["match"], row["field"]) for row in new}
        about_them = f"delegates:{gone}"  # nobody is left whom these could change
        inputs.records = [
            row
            for row in inputs.records
            if (row["match"], row["field"]) not in keys and row["match"] != about_them
        ] + new
        about = About("join", author, reason.strip(), names, (kept, gone))
        return history.change(directory, about, {columns.CORRECTIONS: inputs.records})


def keep_apart(one: str, other: str, directory: Path, *, author: Author = NOBODY) -> None:
    """Note that two delegates of one name are two people. Raises UnknownId."""
    with transaction.alone(directory):
        names = _delegates(directory, one, other)
        history.note(directory, About("apart", author, "", names, tuple(sorted((one, other)))))


def duplicates(drafts: Sequence[Draft], directory: Path) -> dict[str, str]:
    """For each draft whose text the dataset has already: its id, with the file that holds the text."""
    files = _files(directory)
    return {draft.id: files[draft.id] for draft in drafts if draft.id in files}


class _Inputs:
    """The curated inputs of a dataset while they are being changed."""

    def __init__(self, directory: Path) -> None:
        self.sources = read_rows(directory / columns.SOURCES.file, columns.SOURCES)
        self.records = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
        self.themes = theme_file.themes_in(directory / columns.THEMES.file)
        self.files = _files(directory)
        self._offered: list[Theme] = []

    def origin(self, name: str) -> Origin:
        """What is known of where the file is from."""
        row = next((row for row in self.sources if row["file"] == name), {})
        return Origin(**{key: row.get(key, "") for key in ("publisher", "date", "url", "retrieved")})

    def describe(self, name: str, origin: Origin, called: str) -> None:
        """Say where a file is from. Raises BadParameter for a bad date or address."""
        row = {
            "file": name,
            "publisher": origin.publisher.strip(),
            "date": origin.date.strip(),
            "url": origin.url.strip(),
            "retrieved": origin.retrieved.strip(),
        }
        for column in columns.SOURCES.columns:
            fault = form_fault(column, row[column.name])
            if fault:
                raise BadParameter(f"{called}: {column.name} {fault}")
        self.sources = [*(held for held in self.sources if held["file"] != name), row]

    def correct(self, intake: Intake, held: Draft | None) -> None:
        """Put the changes by hand in the place of those made before; unchanged ones keep their reason."""
        before = _belonging(held, self.records) if held else []
        old = {(row["match"], row["field"], row["value"]): row for row in before}
        reason, source = intake.reason.strip(), intake.source.strip()
        wanted = [
            old.get((row["match"], row["field"], row["value"]), row)
            for row in intake.draft.corrections(reason=reason, source=source)
        ]
        if any(not (row["reason"] and row["source"]) for row in wanted):
            raise BadParameter(f"{intake.draft.file}: changes by hand need a reason and a source")
        self.records = [*(row for row in self.records if row not in before), *wanted]

    def offer(self, themes: Iterable[Theme]) -> None:
        """Add the themes that are new."""
        known = {theme.id for theme in (*self.themes, *self._offered)}
        self._offered += [theme for theme in themes if theme.id not in known]

    def sorted_sources(self) -> list[Row]:
        """The rows of sources.csv in their order."""
        return sorted(self.sources, key=lambda row: row["file"])

    def tables(self) -> dict[Table, Sequence[Row]]:
        """The inputs as rows."""
        themes = [theme for theme in (*self.themes, *self._offered) if theme.origin == "curated"]
        cells = theme_file.to_columns(themes)
        rows = [dict(zip(cells, row, strict=True)) for row in zip(*cells.values(), strict=True)]
        return {
            columns.SOURCES: self.sorted_sources(),
            columns.CORRECTIONS: self.records,
            columns.THEMES: rows,
        }


def _carry_out(
    directory: Path, about: About, tables: Mapping[Table, Sequence[Row]], texts: Mapping[str, str | None]
) -> None:
    def all_read(built: Built) -> None:
        unread = [name for name in built.left_out if name in texts]
        if unread:
            raise DataError(f"{unread[0]}: {built.left_out[unread[0]]}: nothing was changed")

    history.change(directory, about, tables, texts=texts, accept=all_read)


def _edit(record: Row) -> Edit:
    table, _, key = record["match"].partition(":")
    return Edit(table, key, record["field"], record["value"])


def _belonging(one: Draft, records: Sequence[Row]) -> list[Row]:
    """The records of corrections.csv about the rows that the draft's article makes."""
    rows = replace(one, edits=()).tables().rows
    matches = {f"{table}:{row['id']}" for table in columns.TARGETS for row in rows.get(table, ())}
    matches |= {
        row["match"] for row in records if row["field"] == "article_id" and row["value"] == one.id
    }  # quotes that were added
    people = {row["value"] for row in records if row["field"] == "delegate_id" and row["match"] in matches}
    added = {row["match"] for row in records if (row["field"], row["value"]) == (ROW, ADDED)}
    matches |= {f"delegates:{key}" for key in people} & added
    return [row for row in records if row["match"] in matches]


def _delegates(directory: Path, *ids: str) -> tuple[str, ...]:
    """The names of two delegates of the dataset. Raises UnknownId, and BadParameter where they are one."""
    rows = read_rows(directory / columns.DELEGATES.file, columns.DELEGATES)
    names = {row["id"]: row["name"] for row in rows}
    for key in ids:
        if key not in names:
            raise UnknownId(f"no delegate has the id {key!r}")
    if len(set(ids)) < len(ids):
        raise BadParameter(f"{ids[0]} cannot be merged with itself: choose another", code="merge_itself")
    return tuple(names[key] for key in ids)


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


def _file_name(draft: Draft, taken: set[str]) -> str:
    """A name that tells what the article is: letters, digits and hyphens, and never one that is taken."""
    words = re.findall(r"[a-z0-9]+", romanise(draft.article.title or "").lower())
    stem = "-".join(words)[:_LONGEST_NAME].strip("-") or draft.id
    return f"{stem}.txt" if f"{stem}.txt" not in taken else f"{stem}-{draft.id}.txt"


def _files(directory: Path) -> dict[str, str]:
    """The article files of the dataset by the article's id."""
    rows = read_rows(directory / columns.ARTICLES.file, columns.ARTICLES)
    return {row["id"]: row["file"] for row in rows}


def _names(directory: Path) -> set[str]:
    return {path.name for path in (directory / ARTICLES).glob("*")}
