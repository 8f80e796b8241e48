"""Articles kept for one session only, each set under a token that nobody can guess.

A set is the dataset with the rows of its drafts behind it; nothing is written to disk. Sets live in this
process, bounded in number and in size; one that nobody asked for in two hours is forgotten, the one that
was asked for longest ago first when there is no room. The rows of a set follow the dataset: when that
changes, they are joined to the new one.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from geo.errors import BadParameter, UnknownId
from geo.model import Theme
from geo.store.contract import theme_file
from geo.store.curation.drafts import Draft
from geo.store.dataset.dataset import Columns, Dataset
from geo.store.dataset.load import assemble, current

LIFETIME = 2 * 60 * 60  # seconds since somebody last asked for a set
MOST_SETS = 64
MOST_CHARACTERS = 2_000_000  # of the articles of one set
_TOKEN_BYTES = 24
_TABLES = ("articles", "delegates", "quotes")


@dataclass(slots=True)
class _Kept:
    drafts: tuple[Draft, ...]
    used: float  # seconds on the clock
    base: Dataset | None = None  # the dataset that `joined` was made from
    joined: Dataset | None = None


class Sets:
    """The sets of a process; safe to use from several threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept] = OrderedDict()

    def keep(self, drafts: Sequence[Draft], *, token: str | None = None) -> str:
        """Keep the drafts, in place of those under `token` where it is given; answers the token.

        Raises BadParameter when there is nothing to keep, or too much.
        """
        size = sum(len(draft.article.text) for draft in drafts)
        if not drafts:
            raise BadParameter("there is no article to keep")
        if size > MOST_CHARACTERS:
            raise BadParameter(
                f"{size} characters are too many for one session; allowed: {MOST_CHARACTERS}",
                code="set_too_large",
                most=MOST_CHARACTERS,
            )
        with self._lock:
            self._forget()
            known = token is not None and token in self._kept
            key = token if token and known else secrets.token_urlsafe(_TOKEN_BYTES)
            self._kept[key] = _Kept(tuple(drafts), self._clock())
            self._kept.move_to_end(key)
            while len(self._kept) > MOST_SETS:
                self._kept.popitem(last=False)
        return key

    def dataset(self, token: str) -> Dataset:
        """The dataset with the rows of a set; raises UnknownId, or DataError for a broken dataset."""
        base = current()
        with self._lock:
            self._forget()
            kept = self._kept.get(token)
            if kept is None:
                raise UnknownId("this set of articles is not kept any more: add the articles again")
            kept.used = self._clock()
            self._kept.move_to_end(token)
            if kept.joined is None or kept.base is not base:
                kept.base, kept.joined = base, joined(base, kept.drafts)
            return kept.joined

    def drop(self, token: str) -> None:
        """Forget a set."""
        with self._lock:
            self._kept.pop(token, None)

    def _forget(self) -> None:
        """Drop what nobody asked for in a long time; the oldest stand first."""
        limit = self._clock() - LIFETIME
        while self._kept and next(iter(self._kept.values())).used < limit:
            self._kept.popitem(last=False)


def joined(base: Dataset, drafts: Sequence[Draft]) -> Dataset:
    """The dataset with the rows of the drafts behind its own; articles that it has already are left out."""
    held = set(base.articles["id"])
    tables = {name: _copy(getattr(base, name)) for name in _TABLES}
    return _with(base, tables, [draft for draft in drafts if draft.id not in held], base.texts)


def only(base: Dataset, drafts: Sequence[Draft]) -> Dataset:
    """The rows of the drafts alone, under the themes of the dataset."""
    tables: dict[str, Columns] = {name: {column: [] for column in getattr(base, name)} for name in _TABLES}
    return _with(base, tables, drafts, {})


def _with(
    base: Dataset, tables: dict[str, Columns], drafts: Sequence[Draft], texts: Mapping[str, str]
) -> Dataset:
    """The dataset of these tables with the rows of the drafts appended to them."""
    themes: dict[str, Theme] = {theme.id: theme for theme in base.themes}
    for draft in drafts:
        made = draft.tables()
        for theme in (*draft.themes, *made.headings):
            themes.setdefault(theme.id, theme)
        for name, table in tables.items():
            for row in made.rows[name]:
                for column, cells in table.items():
                    cells.append(row[column])
    everything = {**tables, "themes": theme_file.to_columns(themes.values())}
    printed = {**texts, **{draft.id: draft.article.text for draft in drafts}}
    whole = assemble(base.directory, everything, texts=printed)
    whole.prepare()
    return whole


def _copy(table: Columns) -> Columns:
    return {name: list(cells) for name, cells in table.items()}


SETS = Sets()  # of this process; pages and the HTTP interface both ask it
