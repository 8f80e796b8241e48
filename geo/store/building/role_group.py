"""Which kind of office a person holds, by the ordered patterns of the vocabulary.

First the occupation decides (a judge is law wherever the court is), then the body that the person works in,
then the level that the office names itself (县委书记), and last, for an office that could be of any level
(党支部书记), the finest level of the place. What nothing matches is "other".
"""

from __future__ import annotations

import re

from geo.model import Divisions
from geo.vocabulary import rows

Table = tuple[tuple[str, re.Pattern[str]], ...]


def _table(of: str) -> Table:
    """Read the rows of the table that are looked for in the occupation, the body or the office."""
    return tuple(
        (row["group"], re.compile(row["patterns"].replace(" ", "|")))
        for row in rows("role_groups")
        if row["of"] == of
    )


OCCUPATIONS, BODIES, OFFICES = _table("occupation"), _table("body"), _table("office")
((_, ANY_LEVEL),) = _table("level")
((_, _COMMUNITY),) = _table("community")


def role_group(role: str | None, *, organisation: str | None, divisions: Divisions) -> str:
    """One of columns.ROLE_GROUPS."""
    if not role:
        return "other"
    for table, text in ((OCCUPATIONS, role), (BODIES, organisation or ""), (BODIES, role), (OFFICES, role)):
        for group, pattern in table:
            if pattern.search(text):
                return _of_city(divisions) if group == "city" else group
    return _by_place(divisions) if ANY_LEVEL.search(role) else "other"


def _of_city(divisions: Divisions) -> str:
    """A municipality is a province, and a city may be a county (仙桃, 义乌)."""
    if divisions.county:
        return "county"
    return "province" if divisions.province and not divisions.prefecture else "city"


def _by_place(divisions: Divisions) -> str:
    if divisions.village:
        return "community" if _COMMUNITY.search(divisions.village) else "village"
    if divisions.township:
        return "township"
    if divisions.county:
        return "county"
    if divisions.prefecture:
        return "city"
    return "province" if divisions.province else "other"
