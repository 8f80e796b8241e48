"""An article that somebody brings, as the rows it would become, with the changes made to them by hand.

A draft is the reading of the article and a list of edits. The edits are corrections as the dataset keeps
them, so what a draft shows is what the build will make of it, and nothing is lost when the draft is kept,
put back or read again under another date. Drafts are values: every change answers a new draft, and the old
one is the way back.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from geo.errors import BadParameter, UnknownId
from geo.model import Article, Divisions, Kind, Theme
from geo.store.building.corrections import ADDED, DELETED, ROW, Correction, Row
from geo.store.building.tables import Source, Tables, tables
from geo.store.contract import ids
from geo.store.curation import placing
from geo.store.reading import isolated
from geo.store.reading.article import Reading, read_article


@dataclass(frozen=True, slots=True)
class Edit:
    """A change by hand, without the reason that corrections.csv asks for."""

    table: str
    id: str
    field: str
    value: str

    @property
    def match(self) -> str:
        """The row as corrections.csv names it."""
        return f"{self.table}:{self.id}"


@dataclass(frozen=True, slots=True)
class Draft:
    """One article with its edits."""

    file: str  # the name it came under
    article: Article
    reading: Reading
    themes: tuple[Theme, ...]  # those to choose from, new ones included
    date: str | None = None  # ISO date of publication as somebody entered it
    edits: tuple[Edit, ...] = ()

    @property
    def id(self) -> str:
        """The article's id: the same text has the same one."""
        return self.reading.id

    # What it shows

    def tables(self) -> Tables:
        """The rows with the edits applied; remarks name edits that no row answers to."""
        return self._tables(self.edits)

    def _tables(self, edits: Sequence[Edit]) -> Tables:
        records = [
            Correction(edit.table, edit.id, edit.field, edit.value, number)
            for number, edit in enumerate(edits, start=1)
        ]
        content = self.article.text.encode("utf-8")
        digest = hashlib.sha256(content).hexdigest()
        source = Source(self.file, digest, self.article.text, self.reading, {"date": self.date or ""})
        return tables([source], known_themes=self.themes, geocoded={}, records=records)

    # Changes

    def dated(self, date: str | None) -> Draft:
        """The draft of the article as published on `date`: places are read with the names of their time."""
        return replace(self, date=date, reading=read_article(self.article, date=date or self.article.date))

    def change(self, table: str, key: str, **fields: str) -> Draft:
        """Set columns of a row; a column that is set again keeps the last value. Raises UnknownId."""
        self._row(table, key)
        return self._with(Edit(table, key, name, value) for name, value in fields.items())

    def remove(self, table: str, key: str) -> Draft:
        """Take a quote out, or a delegate with all quotes. Raises UnknownId."""
        self._row(table, key)
        draft = self
        if table == "delegates":
            for row in self.tables().rows["quotes"]:
                if row["delegate_id"] == key:
                    draft = draft.remove("quotes", row["id"])
        added = any((edit.table, edit.id, edit.value) == (table, key, ADDED) for edit in self.edits)
        kept = tuple(edit for edit in draft.edits if (edit.table, edit.id) != (table, key))
        return replace(draft, edits=kept if added else (*kept, Edit(table, key, ROW, DELETED)))

    def merge(self, kept: str, gone: str) -> Draft:
        """Give all quotes of the delegate `gone` to `kept`. Raises UnknownId."""
        self._row("delegates", kept)
        self._row("delegates", gone)
        if kept == gone:
            raise BadParameter(f"{kept} cannot be merged with itself: choose another", code="merge_itself")
        draft = self
        for row in self.tables().rows["quotes"]:
            if row["delegate_id"] == gone:
                draft = draft.change("quotes", row["id"], delegate_id=kept)
        return draft.remove("delegates", gone)

    def add_person(self, name: str) -> tuple[Draft, str]:
        """A delegate that the reading missed; answers the draft and the new id."""
        name = name.strip()
        if not name:
            raise BadParameter("a delegate needs a name", code="no_name")
        key = ids.delegate_id(name, self.id)
        if any(row["id"] == key for row in self.tables().rows["delegates"]):
            raise BadParameter(f"{name} is in this article already", code="person_known", person=name)
        edits = [Edit("delegates", key, ROW, ADDED), Edit("delegates", key, "name", name)]
        return self._with(edits, afresh=("delegates", key)), key

    def add_quote(self, start: int, end: int, *, delegate: str, kind: Kind) -> tuple[Draft, str]:
        """A quote that the reading missed; answers the draft and the new id. Offsets are code points."""
        self._row("delegates", delegate)
        self._span(start, end)
        key = ids.quote_id(self.id, start, end)
        if any(row["id"] == key for row in self.tables().rows["quotes"]):
            raise BadParameter(f"there is a quote from {start} to {end} already", code="quote_known")
        fields = {ROW: ADDED, "article_id": self.id, "delegate_id": delegate, "kind": kind}
        fields |= {"start": str(start), "end": str(end)}
        edits = [Edit("quotes", key, name, value) for name, value in fields.items()]
        return self._with(edits, afresh=("quotes", key)), key

    def move_quote(self, key: str, start: int, end: int) -> Draft:
        """Give a quote other offsets. Raises UnknownId, or BadParameter outside the text."""
        self._span(start, end)
        return self.change("quotes", key, start=str(start), end=str(end))

    def choose_place(self, key: str, divisions: Divisions, adcode: str | None) -> Draft:
        """Say where a delegate is from: the chain, its code, and the point of the finest division known."""
        return self.change("delegates", key, **placing.at_division(divisions, adcode))

    def add_theme(self, theme: Theme) -> Draft:
        """Offer one more theme."""
        if any(known.id == theme.id or known.name_zh == theme.name_zh for known in self.themes):
            raise BadParameter(
                f"there is a theme {theme.name_zh} already", code="theme_known", theme=theme.name_zh
            )
        return replace(self, themes=(*self.themes, theme))

    # What is kept of it

    def corrections(self, *, reason: str, source: str) -> list[Row]:
        """The edits as rows of corrections.csv; those that change nothing are left out."""
        before = {(table, row["id"]): row for table, rows in self._tables(()).rows.items() for row in rows}
        return [
            {
                "match": edit.match,
                "field": edit.field,
                "value": edit.value,
                "reason": reason,
                "source": source,
            }
            for edit in self.edits
            if before.get((edit.table, edit.id), {}).get(edit.field) != edit.value
        ]

    def _with(self, edits: Iterable[Edit], *, afresh: tuple[str, str] | None = None) -> Draft:
        new = list(edits)
        replaced = {(edit.match, edit.field) for edit in new}
        kept = [
            edit
            for edit in self.edits
            if (edit.match, edit.field) not in replaced and (edit.table, edit.id) != afresh
        ]
        return replace(self, edits=(*kept, *new))

    def _row(self, table: str, key: str) -> Row:
        for row in self.tables().rows.get(table, ()):
            if row["id"] == key:
                return row
        raise UnknownId(f"this article has no row {table}:{key}")

    def _span(self, start: int, end: int) -> None:
        if not 0 <= start < end <= len(self.article.text):
            raise BadParameter(
                f"{start} to {end} is not a part of the text; allowed: 0 to {len(self.article.text)}",
                code="not_in_text",
                most=len(self.article.text),
            )


def draft(
    content: bytes | str,
    name: str,
    themes: Sequence[Theme],
    *,
    date: str | None = None,
    waiting: Callable[[float], None] | None = None,
) -> Draft:
    """The draft of a pasted text or of a file's bytes; raises ArticleError where it cannot be read.

    It is read in a process of its own (`geo.store.reading.isolated`, which also says what `waiting` is).
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    article, reading = isolated.read(data, name, date=date, waiting=waiting)
    return Draft(name, article, reading, tuple(themes), date)
