"""Changes to the inputs of a dataset that are made whole or not at all.

One change at a time: a lock file keeps other processes waiting. After the change the dataset is built; when
the change or the build fails, every file is put back as it was and the error goes on to the caller.
"""

from __future__ import annotations

import fcntl
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from geo.store.building.build import Built, build
from geo.store.contract.csvfile import replace_all

LOCK = ".import.lock"


@contextmanager
def alone(directory: Path) -> Iterator[None]:
    """Keep every other change to the dataset waiting."""
    with (directory / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(file, fcntl.LOCK_UN)


def carry_out(
    directory: Path,
    change: Callable[[], object],
    *,
    touches: Iterable[Path],
    accept: Callable[[Built], None] | None = None,
) -> Built:
    """Make the change, which writes the files `touches`, and build; `accept` may raise to refuse that."""
    before = {path: path.read_bytes() if path.is_file() else None for path in touches}
    try:
        change()
        built = build(directory)
        if accept is not None:
            accept(built)
    except BaseException:
        for path, kept in before.items():
            if kept is None:
                path.unlink(missing_ok=True)
            else:
                path.write_bytes(kept)
        build(directory)
        raise
    return built


def write(contents: Mapping[Path, str | None]) -> None:
    """Write the files; None for a file takes it out."""
    replace_all({path: content for path, content in contents.items() if content is not None})
    for path, content in contents.items():
        if content is None:
            path.unlink(missing_ok=True)
