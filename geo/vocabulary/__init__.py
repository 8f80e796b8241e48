"""Word lists that more than one part of the library needs: offices and kinds of organisation.

Each list is a UTF-8 file beside this module, one word a line; lines that start with # say what the
words are and where they come from.
"""

from __future__ import annotations

from functools import cache
from importlib import resources


@cache
def words(name: str) -> tuple[str, ...]:
    """The words of the list `name`, longest first, so that an alternation of them matches greedily."""
    text = resources.files(__name__).joinpath(f"{name}.txt").read_text(encoding="utf-8")
    found = {line.strip() for line in text.splitlines() if line.strip() and not line.startswith("#")}
    return tuple(sorted(found, key=lambda word: (-len(word), word)))
