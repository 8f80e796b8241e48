"""Changes to the files of a dataset that are made whole or not at all, whenever they are cut off.

New contents are written and synced in a folder beside, then a journal, made by one rename, says what becomes
what; then files are put in place, and the journal goes. Whoever opens the dataset next finishes what a
journal says, or clears what has none: `settle`. One change at a time, in all processes: `alone`.
"""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType

from filelock import FileLock, Timeout

from geo.errors import DataError

LOCK = ".import.lock"
JOURNAL = ".change.json"
FOLDER = ".change"
WAIT = 120.0  # seconds that a change waits for another one; a build of many articles takes minutes
_WAIT_TO_READ = 10.0  # seconds that a reader waits for files to be put in place, which takes milliseconds


class Disk:
    """The writes of a change, one by one; tests cut them off."""

    @staticmethod
    def write(path: Path, data: bytes) -> None:
        """Write a file and see it on the disk."""
        with path.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())

    @staticmethod
    def folder(path: Path) -> None:
        """Make a folder, and those above it."""
        path.mkdir(parents=True, exist_ok=True)

    @staticmethod
    def move(path: Path, target: Path) -> None:
        """Put a file in the place of another, if there is one."""
        path.replace(target)

    @staticmethod
    def remove(path: Path) -> None:
        """Remove a file that may have gone already."""
        path.unlink(missing_ok=True)

    @staticmethod
    def clear(path: Path) -> None:
        """Remove a folder with all that is in it."""
        shutil.rmtree(path)

    @staticmethod
    def sync(folder: Path) -> None:
        """See the names in a folder on the disk, where the system can."""
        if hasattr(os, "O_DIRECTORY"):
            number = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(number)
            finally:
                os.close(number)


disk = Disk()


@contextmanager
def alone(directory: Path, *, wait: float = WAIT) -> Iterator[None]:
    """Keep every other change to the dataset waiting; what was cut off before is settled first.

    Raises DataError where another change takes longer than `wait` seconds, and where the disk is full or
    cannot be written: nothing is then changed.
    """
    try:
        lock = FileLock(directory / LOCK, timeout=wait)
        with lock:
            _settle(directory)
            yield
    except Timeout:
        raise DataError(
            "another process is changing the dataset: try again when it is done", code="dataset_busy"
        ) from None
    except DataError:
        raise
    except OSError as error:
        raise refused(error) from error


def settle(directory: Path) -> None:
    """Finish or clear what a change that was cut off has left; raises DataError where that cannot be done."""
    started = (directory / JOURNAL).exists()
    if not started and not (directory / FOLDER).exists():
        return
    try:
        with FileLock(directory / LOCK, timeout=_WAIT_TO_READ if started else 0):
            _settle(directory)
    except Timeout:
        if started:
            raise DataError(
                "another process is changing the dataset: try again when it is done", code="dataset_busy"
            ) from None
    except OSError as error:
        if started:
            raise refused(error) from error


def _settle(directory: Path) -> None:
    journal, folder = directory / JOURNAL, directory / FOLDER
    if journal.exists():
        plan = json.loads(journal.read_text(encoding="utf-8"))
        for staged, target in plan["put"]:
            if (folder / staged).exists():  # else it is in its place already
                disk.folder((directory / target).parent)
                disk.move(folder / staged, directory / target)
        for target in plan["gone"]:
            disk.remove(directory / target)
        for touched in sorted({(directory / target).parent for _, target in plan["put"]}):
            disk.sync(touched)
        disk.remove(journal)
    if folder.exists():
        disk.clear(folder)


class Change:
    """New contents for files of a dataset, put in place together by `commit`; only within `alone`."""

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._folder = directory / FOLDER
        self._staged: dict[Path, Path] = {}
        self._gone: set[Path] = set()

    def __enter__(self) -> Change:
        disk.folder(self._folder)
        return self

    def put(self, path: Path, content: str | bytes) -> Path:
        """Give a file new content; answers where that can be read meanwhile."""
        data = content.encode("utf-8") if isinstance(content, str) else content
        self._gone.discard(path)
        if path.is_file() and path.read_bytes() == data:  # its time of change says when it changed
            self._staged.pop(path, None)
            return path
        staged = self._staged.get(path) or self._folder / f"{len(self._staged)}-{path.name}"
        disk.write(staged, data)
        self._staged[path] = staged
        return staged

    def remove(self, path: Path) -> None:
        """Take a file out."""
        self._staged.pop(path, None)
        if path.exists():
            self._gone.add(path)

    def commit(self) -> None:
        """Put everything in place."""
        if not self._staged and not self._gone:
            return
        plan = {
            "put": [[staged.name, self._relative(path)] for path, staged in self._staged.items()],
            "gone": sorted(self._relative(path) for path in self._gone),
        }
        written = self._folder / JOURNAL
        disk.write(written, json.dumps(plan, ensure_ascii=False).encode("utf-8"))
        disk.sync(self._folder)
        disk.move(written, self._directory / JOURNAL)
        disk.sync(self._directory)
        _settle(self._directory)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if (self._directory / JOURNAL).exists():
            return  # decided: whoever opens the dataset next goes on
        if self._folder.exists():
            with suppress(OSError):
                disk.clear(self._folder)

    def _relative(self, path: Path) -> str:
        return path.relative_to(self._directory).as_posix()


def write_file(path: Path, content: str) -> None:
    """Write one file that is no part of a dataset: a reader sees the old content or the new."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        disk.write(temporary, content.encode("utf-8"))
        disk.move(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)


def refused(error: OSError) -> DataError:
    """Say why the disk took nothing, and what to do."""
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return DataError("the disk is full, nothing was changed: make room and do it again", code="disk_full")
    if error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        return DataError(
            "the dataset's folder cannot be written, nothing was changed: "
            "allow it, or set DELEGATE_MAP_DATA to a folder that can",
            code="disk_read_only",
        )
    return DataError(f"the dataset could not be written ({error.strerror}), nothing was changed", code="disk")
