"""Takes what people decide about themes into the dataset: names, looks, keywords, and the quotes under them.

Themes are rows of themes.csv; a quote that is put under a theme by hand is a record of corrections.csv, so
that a rebuild keeps both. Each change builds the dataset, whole or not at all, and the history keeps it
(`geo.store.curation.history`).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from geo.errors import BadParameter, UnknownId
from geo.model import HEADING, Theme
from geo.store.building import transaction
from geo.store.building.build import Built
from geo.store.building.corrections import Row
from geo.store.contract import columns, theme_file
from geo.store.contract.csvfile import read_rows, write_text
from geo.store.curation import history
from geo.store.curation.history import NOBODY, About, Author

_FIELD = "theme_id"
_COLOUR = re.compile(columns.COLOUR_PATTERN)


@dataclass(frozen=True, slots=True)
class Moved:
    """A quote that would stand under another theme."""

    quote: str  # id
    text: str
    before: str  # ids of themes; empty for none
    after: str


def curated(directory: Path) -> list[Theme]:
    """Read the themes that are kept by hand, in the order of the file."""
    themes = theme_file.themes_in(directory / columns.THEMES.file)
    return [theme for theme in themes if theme.origin != HEADING]


def with_theme(themes: Sequence[Theme], theme: Theme) -> list[Theme]:
    """Give the themes with this one in the place of the one with its id, or at the end."""
    found = [theme if one.id == theme.id else one for one in themes]
    return found if theme in found else [*found, theme]


def merged(themes: Sequence[Theme], kept: str, gone: str) -> list[Theme]:
    """Give the themes with `gone` merged into `kept`, which takes over its keywords.

    Raises UnknownId, and BadParameter for one theme twice.
    """
    by_id = {theme.id: theme for theme in themes}
    for key in (kept, gone):
        if key not in by_id:
            raise UnknownId(f"no theme kept by hand has the id {key!r}")
    if kept == gone:
        raise BadParameter("a theme cannot be merged with itself: choose another", code="theme_itself")
    words = dict.fromkeys((*by_id[kept].keywords, *by_id[gone].keywords))
    joined = replace(by_id[kept], keywords=tuple(words))
    return [joined if theme.id == kept else theme for theme in themes if theme.id != gone]


def preview(
    themes: Sequence[Theme], directory: Path, *, renamed: tuple[str, str] | None = None
) -> list[Moved]:
    """Build with these themes, write nothing, and tell which quotes would stand under another theme.

    `renamed` is a theme that is gone with the one, or "", that takes its place in the changes by hand. Raises
    BadParameter for a theme without a name, with a bad colour or shape, or a name that stands twice.
    """
    _refuse_unfit(themes)
    path = directory / columns.THEMES.file
    with tempfile.TemporaryDirectory() as folder:
        staged = Path(folder, path.name)
        staged.write_text(theme_file.revised(path, themes), encoding="utf-8", newline="\n")
        records = Path(folder, columns.CORRECTIONS.file)
        rows = _corrections(directory, renamed)
        records.write_text(write_text(columns.CORRECTIONS.names, rows), encoding="utf-8", newline="\n")
        made = transaction.make(
            directory, staged={path: staged, directory / columns.CORRECTIONS.file: records}
        )
        after = Path(folder, columns.QUOTES.file)
        after.write_text(made.contents[columns.QUOTES.file], encoding="utf-8", newline="\n")
        now = {row["id"]: row for row in read_rows(after, columns.QUOTES)}
    before = read_rows(directory / columns.QUOTES.file, columns.QUOTES)
    return [
        Moved(row["id"], row["text"], row[_FIELD], now[row["id"]][_FIELD])
        for row in before
        if row["id"] in now and now[row["id"]][_FIELD] != row[_FIELD]
    ]


def save(
    themes: Sequence[Theme],
    directory: Path,
    *,
    renamed: tuple[str, str] | None = None,
    why: str = "",
    author: Author = NOBODY,
) -> Built:
    """Keep these themes instead of the present ones and build; see `preview` for `renamed` and errors."""
    _refuse_unfit(themes)
    with transaction.alone(directory):
        before = {theme.id: theme for theme in curated(directory)}
        after = {theme.id: theme for theme in themes}
        changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
        if not changed:
            raise BadParameter("nothing was changed", code="theme_unchanged")
        titles = tuple((after.get(key) or before[key]).name_zh for key in changed)
        rows = theme_file.to_columns(themes)
        tables: dict[columns.Table, Sequence[Row]] = {
            columns.THEMES: [
                dict(zip(rows, cells, strict=True)) for cells in zip(*rows.values(), strict=True)
            ],
            columns.CORRECTIONS: _corrections(directory, renamed),
        }
        return history.change(directory, About("themes", author, why.strip(), titles, tuple(changed)), tables)


def put(
    quotes: Collection[str],
    theme: str,
    directory: Path,
    *,
    reason: str,
    source: str,
    author: Author = NOBODY,
) -> Built:
    """Put quotes, by id, under a theme by hand, or under none where it is "", and build.

    Raises UnknownId for a quote or theme that the dataset lacks, BadParameter without reason and source.
    """
    if not (quotes and reason.strip() and source.strip()):
        raise BadParameter("a change of theme needs quotes, a reason and a source", code="theme_reason")
    with transaction.alone(directory):
        known = {row["id"]: row for row in read_rows(directory / columns.QUOTES.file, columns.QUOTES)}
        names = {one.id: one.name_zh for one in theme_file.themes_in(directory / columns.THEMES.file)}
        for key in quotes:
            if key not in known:
                raise UnknownId(f"no quote has the id {key!r}")
        if theme and theme not in names:
            raise UnknownId(f"no theme has the id {theme!r}")
        told = {"field": _FIELD, "value": theme, "reason": reason.strip(), "source": source.strip()}
        new = {(f"quotes:{key}", _FIELD): {"match": f"quotes:{key}", **told} for key in quotes}
        rows = [row for row in _corrections(directory, None) if (row["match"], row["field"]) not in new]
        articles = {known[key]["article_id"] for key in quotes}
        about = About(
            "themes", author, reason.strip(), (names.get(theme, ""),), (*quotes, *sorted(articles), theme)
        )
        return history.change(directory, about, {columns.CORRECTIONS: [*rows, *new.values()]})


def _corrections(directory: Path, renamed: tuple[str, str] | None) -> list[Row]:
    """The changes by hand, a theme that is gone in them replaced; those that name none then go too."""
    rows = read_rows(directory / columns.CORRECTIONS.file, columns.CORRECTIONS)
    if renamed is None:
        return rows
    gone, kept = renamed
    return [
        {**row, "value": kept} if (row["field"], row["value"]) == (_FIELD, gone) else row
        for row in rows
        if kept or (row["field"], row["value"]) != (_FIELD, gone)
    ]


def _refuse_unfit(themes: Sequence[Theme]) -> None:
    names: set[str] = set()
    for theme in themes:
        for name in {theme.name_zh.strip(), theme.name_en.strip()}:
            if not name:
                raise BadParameter("a theme needs a name in both languages", code="theme_name")
            if name in names:
                raise BadParameter(f"there is a theme {name} already", code="theme_known", theme=name)
            names.add(name)
        if not _COLOUR.fullmatch(theme.colour) or theme.shape not in columns.SHAPES:
            raise BadParameter(
                f"{theme.name_zh}: a colour is #RRGGBB, a shape one of {', '.join(columns.SHAPES)}"
            )
        if any("|" in word or not word.strip() for word in theme.keywords):
            raise BadParameter(f"{theme.name_zh}: a keyword is empty or holds |", code="theme_keyword")
