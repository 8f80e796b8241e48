"""Articles kept for one session only, each set under a token that nobody can guess.

A set is the dataset with the rows of its drafts behind it; nothing is written to disk. Sets live in this
process, bounded in number and in size (`geo.store.curation.keeping`). A set costs what its drafts hold: the
rows are joined to the dataset when they are asked for, and only the last few joined ones are kept. They
follow the dataset: when that changes, they are joined to the new one.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence

from geo.errors import BadParameter, UnknownId
from geo.model import Theme
from geo.store.contract import theme_file
from geo.store.curation.drafts import Draft
from geo.store.curation.keeping import Keeping
from geo.store.dataset.dataset import Columns, Dataset
from geo.store.dataset.load import assemble, current

MOST_CHARACTERS = 2_000_000  # of the articles of one set
MOST_JOINED = 4  # datasets with the rows of a set: as large each as the dataset
_TABLES = ("articles", "delegates", "quotes")


class Sets:
    """The sets of a process; safe to use from several threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._drafts: Keeping[tuple[Draft, ...]] = Keeping(clock=clock)
        self._lock = threading.Lock()
        self._joined: OrderedDict[tuple[int, ...], tuple[Dataset, tuple[Draft, ...], Dataset]] = OrderedDict()

    def keep(self, drafts: Sequence[Draft], *, token: str | None = None, owner: str | None = None) -> str:
        """Keep the drafts, in place of those under `token` where it is known; answers the token.

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
        return self._drafts.keep(tuple(drafts), token=token, owner=owner)

    def dataset(self, token: str) -> Dataset:
        """The dataset with the rows of a set; raises UnknownId, or DataError for a broken dataset."""
        base, drafts = current(), self._drafts.find(token)
        if drafts is None:
            raise UnknownId("this set of articles is not kept any more: add the articles again")
        key = (id(base), id(drafts))
        with self._lock:
            if key not in self._joined:
                self._joined[key] = (base, drafts, joined(base, drafts))
                while len(self._joined) > MOST_JOINED:
                    self._joined.popitem(last=False)
            self._joined.move_to_end(key)
            return self._joined[key][2]

    def drop(self, token: str) -> None:
        """Forget a set."""
        self._drafts.drop(token)


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
