"""A change to the inputs of a dataset, built and put in place together with the build, or not at all.

The dataset is built from the new inputs where they are staged, before anything is in its place: a change
that fails, is refused or is cut off leaves the old dataset as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from geo.store.building.build import Built, make
from geo.store.contract.change import Change, alone

__all__ = ["Change", "alone", "carry_out", "make"]


def carry_out(
    directory: Path,
    contents: Mapping[Path, str | None],
    *,
    accept: Callable[[Built], None] | None = None,
) -> Built:
    """Give the files these contents, None taking one out, and build; only within `alone`.

    `accept` may raise to refuse the dataset that comes of it. Raises DataError for a bad input.
    """
    with Change(directory) as change:
        staged: dict[Path, Path | None] = {}
        for path, content in contents.items():
            if content is None:
                change.remove(path)
                staged[path] = None
            else:
                staged[path] = change.put(path, content)
        built = make(directory, staged=staged)
        if accept is not None:
            accept(built)
        for name, text in built.contents.items():
            change.put(directory / name, text)
        change.commit()
    return built
