"""Reads many articles: over several processes if asked, going on where an earlier run stopped.

Each reading is kept as a JSON file in a cache directory, under a name that follows from the article's
bytes, its date and the code and data that read it; a changed article or a changed rule is read anew, and
nothing else is. An article that cannot be read is reported by name and does not stop the others.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.errors import UserError
from geo.places.cache import folder
from geo.resources import DATA, INSTALLED, PACKAGE
from geo.store.reading import isolated
from geo.store.reading.article import Reading

CACHE = (folder() if INSTALLED else PACKAGE.parent / ".cache") / "readings"
# What a reading follows from, apart from the article: the code and data of these.
_READERS = ("text", "places", "vocabulary", "model.py", "store/reading/article.py")  # of the package
_TABLES = ("gazetteer", "organisations.csv")  # of the data
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """One article file and what came of it."""

    file: str  # path below the articles' directory
    sha256: str  # of its bytes
    text: str  # the article's text; "" when it could not be read
    reading: Reading | None
    fault: str | None  # why it could not be read


@dataclass(frozen=True, slots=True)
class _Task:
    path: Path
    file: str  # below the articles' directory
    date: str | None
    cache: Path | None
    version: str  # of code and data


def files(directory: Path) -> list[str]:
    """The article files below a directory, hidden ones left out, in the dataset's order."""
    found = (path.relative_to(directory) for path in directory.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in found if not any(part.startswith(".") for part in path.parts))


def read_all(
    directory: Path,
    names: Sequence[str],
    *,
    dates: dict[str, str],
    elsewhere: Mapping[str, Path] | None = None,
    workers: int = 1,
    cache: Path | None = CACHE,
    progress: Progress | None = None,
) -> list[Read]:
    """Every named file, in the order of `names`; `dates` gives the date of publication where it is known.

    `elsewhere` says of files that are about to be put into the directory where they are until then.
    """
    version = "" if cache is None else code_version()
    places = elsewhere or {}
    tasks = [
        _Task(places.get(name, directory / name), name, dates.get(name) or None, cache, version)
        for name in names
    ]
    done: list[Read] = []
    if progress is not None:
        progress(0, len(tasks))
    with _results(tasks, workers) as results:
        for result in results:
            done.append(result)
            if progress is not None:
                progress(len(done), len(tasks))
    return done


@contextmanager
def _results(tasks: Sequence[_Task], workers: int) -> Iterator[Iterator[Read]]:
    """What became of the tasks, in their order; the threads only wait for the readers' processes."""
    if workers < 2 or len(tasks) < 2:
        yield map(_read, tasks)
        return
    with ThreadPoolExecutor(min(workers, len(tasks))) as pool:
        try:
            yield pool.map(_read, tasks)
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _read(task: _Task) -> Read:
    path = task.path
    digest = ""
    try:
        data = path.read_bytes()
        digest = hashlib.sha256(data).hexdigest()
        kept = None if task.cache is None else task.cache / f"{_key(digest, task)}.json"
        known = _kept(kept)
        if known is not None:
            return Read(task.file, digest, known[0], known[1], None)
        name = Path(task.file).name
        article, reading = isolated.read(data, name, date=task.date)
    except (UserError, OSError) as error:
        return Read(task.file, digest, "", None, str(error))
    except Exception as error:
        return Read(task.file, digest, "", None, f"{type(error).__name__}: {error}")
    _keep(kept, article.text, reading)
    return Read(task.file, digest, article.text, reading, None)


def _key(digest: str, task: _Task) -> str:
    parts = (digest, task.date or "", Path(task.file).suffix, task.version)
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def code_version() -> str:
    """A digest of the code and the data that readings follow from."""
    digest = hashlib.sha256()
    for base, names in ((PACKAGE, _READERS), (DATA, _TABLES)):
        roots = [base / name for name in names]
        found = {path for root in roots for path in (root.rglob("*") if root.is_dir() else [root])}
        for path in sorted(found):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(path.relative_to(base).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _kept(path: Path | None) -> tuple[str, Reading] | None:
    """What an earlier run kept; None when there is nothing, or nothing whole."""
    if path is None:
        return None
    try:
        kept: dict[str, Any] = json.loads(path.read_bytes())
        return kept["text"], Reading.from_json(kept["reading"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(path: Path | None, article_text: str, reading: Reading) -> None:
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(f".{os.getpid()}.tmp")
    content = json.dumps({"text": article_text, "reading": reading.to_json()}, ensure_ascii=False)
    temporary.write_text(content, encoding="utf-8")
    temporary.replace(path)
