"""English for offices and bodies, put together from the parts in glosses.csv: `gloss`.

Chinese modifiers stand before what they modify, as English ones do, so that parts are translated one after
another. An office of which a part is not in the table has no gloss: none is better than a wrong one.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from geo.vocabulary import rows

_AND = re.compile("[、，,/兼]|和(?=.{2})")
_REMEMBERED = 4096


@lru_cache(_REMEMBERED)
def gloss(printed: str) -> str | None:
    """Translate an office or body; None where a part of it is not known.

    Example:
        >>> gloss("村党总支书记、村委会主任")
        "village Party general branch secretary, villagers' committee director"
        >>> gloss("某某厂书记") is None
        True
    """
    parts = [_one(part) for part in _AND.split(printed)]
    return ", ".join(part for part in parts if part) if all(parts) else None


def _one(office: str) -> str | None:
    """The gloss of a single office: of all ways to divide it the one with the fewest parts."""
    table, longest = _parts()
    # fewest[at]: the words for office[at:], None where it cannot be divided
    fewest: list[list[str] | None] = [None] * len(office) + [[]]
    for at in range(len(office) - 1, -1, -1):
        for end in range(at + 1, min(len(office), at + longest) + 1):
            rest = fewest[end]
            english, stands = table.get(office[at:end], (None, ""))
            if rest is None or english is None or (stands == "start" and at > 0):
                continue
            words = [english, *rest]
            best = fewest[at]
            if best is None or len(words) < len(best):
                fewest[at] = words
    found = fewest[0]
    return " ".join(found) if found else None


@cache
def _parts() -> tuple[dict[str, tuple[str, str]], int]:
    """English and place of each part, and the length of the longest."""
    table = {row["word"]: (row["english"], row["stands"]) for row in rows("glosses")}
    return table, max(map(len, table))
