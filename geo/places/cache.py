"""Answers of online services, kept so that nobody is asked twice, and the clock that spaces the questions.

One SQLite file, shared by the command line and the app, by processes and threads. Deleting it loses nothing
but time: what was accepted stands in the dataset's geocoded.csv. "Nothing found" is kept too.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from geo.errors import DataError

VARIABLE = "DELEGATE_MAP_CACHE"
FILE = "geocoding.sqlite"
_WAIT = 30.0  # seconds that a process waits for another one's transaction
_LONGEST_QUEUE = 600.0  # seconds; a turn further away than this comes from a clock that was set back

_TABLES = """
CREATE TABLE IF NOT EXISTS answer (
    service TEXT NOT NULL, query TEXT NOT NULL, found TEXT NOT NULL, retrieved_at TEXT NOT NULL,
    PRIMARY KEY (service, query)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS turn (service TEXT PRIMARY KEY, next REAL NOT NULL) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Kept:
    """What a service answered to one query."""

    found: list[Any]  # its results as JSON values, best first; empty when it found nothing
    retrieved_at: str  # ISO 8601, UTC


def folder() -> Path:
    """The folder that DELEGATE_MAP_CACHE names, by default the user's own cache."""
    named = os.environ.get(VARIABLE)
    if named:
        return Path(named)
    home = Path.home()
    if sys.platform == "win32":
        base = Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = home / "Library" / "Caches"
    else:
        base = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    return base / "delegate-map"


class Cache:
    """The file, opened anew for each operation, so that one object serves all threads."""

    def __init__(
        self,
        path: Path | None = None,
        *,
        clock: Callable[[], float] = time.time,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.path = path or folder() / FILE
        self._clock = clock
        self._sleep = sleep

    def get(self, service: str, query: str) -> Kept | None:
        """The answer that is kept, or None."""
        with self._transaction() as connection:
            row = connection.execute(
                "SELECT found, retrieved_at FROM answer WHERE service = ? AND query = ?", (service, query)
            ).fetchone()
        try:
            return None if row is None else Kept(json.loads(row[0]), row[1])
        except ValueError as error:
            raise self._broken(error) from error

    def put(self, service: str, query: str, found: list[Any]) -> Kept:
        """Keep an answer with the time it was given; replaces an older one."""
        moment = datetime.fromtimestamp(self._clock(), UTC).isoformat(timespec="seconds")
        kept = Kept(found, moment.replace("+00:00", "Z"))
        text = json.dumps(found, ensure_ascii=False, sort_keys=True)
        with self._transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO answer VALUES (?, ?, ?, ?)",
                (service, query, text, kept.retrieved_at),
            )
        return kept

    def wait_for_turn(self, service: str, interval: float) -> None:
        """Return when the service may be asked: `interval` seconds after its last turn, whoever had it.

        The turn is taken before waiting, so processes queue up and none waits for another one's request.
        """
        with self._transaction() as connection:
            now = self._clock()
            row = connection.execute("SELECT next FROM turn WHERE service = ?", (service,)).fetchone()
            due = row[0] if row is not None and row[0] - now <= _LONGEST_QUEUE else now
            start = max(now, due)
            connection.execute("INSERT OR REPLACE INTO turn VALUES (?, ?)", (service, start + interval))
        if start > now:
            self._sleep(start - now)

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            connection = sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)
        except (OSError, sqlite3.Error) as error:
            raise self._broken(error) from error
        try:
            # IMMEDIATE: the whole operation or nothing, and no second writer that has to give up half-way.
            connection.execute("BEGIN IMMEDIATE")
            for statement in _TABLES.split(";"):
                connection.execute(statement)
            yield connection
            connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise self._broken(error) from error
        finally:
            connection.close()  # rolls back what was not committed

    def _broken(self, error: Exception) -> DataError:
        return DataError(
            f"cannot use the cache {self.path} ({error}); delete it, or name another folder in {VARIABLE}"
        )
