"""What can be asked of a dataset: filters, as addresses write them, and the answer's rows.

Filters of different names hold together, values of one name stand for each other. `parse` refuses a bad
value, for the HTTP interface and the command line; `lenient` leaves it out and says so, for page
addresses. Both pass over names that are not filters: those belong to the caller.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import islice

import numpy as np
import numpy.typing as npt

from geo.errors import BadParameter
from geo.store.dataset.codes import Bools

Values = Mapping[str, Collection[str]]  # what each list may ask for; see `Dataset.filter_values`
LISTS = ("theme", "province", "kind", "article", "precision", "role")  # repeatable
NAMES = (*LISTS, "from", "to", "q")
LONGEST_SEARCH = 200  # characters
_SHOWN = 12  # allowed values that a message lists
_FIELDS = {"from": "date_from", "to": "date_to"}  # `from` is a word of the language


@dataclass(frozen=True, slots=True)
class Filters:
    """What a delegate, or one of their quotes, must hold; empty means anything."""

    theme: tuple[str, ...] = ()  # theme ids, or "none"
    province: tuple[str, ...] = ()  # adcodes of provinces, or "none"
    kind: tuple[str, ...] = ()
    article: tuple[str, ...] = ()  # article ids
    precision: tuple[str, ...] = ()
    role: tuple[str, ...] = ()  # role groups
    date_from: str | None = None  # ISO date, included
    date_to: str | None = None  # ISO date, included
    q: str = ""  # words, each of them somewhere in what a page shows of a delegate; see dataset.search

    @classmethod
    def parse(cls, params: Iterable[tuple[str, str]], values: Values) -> Filters:
        """The filters among `params`; raises BadParameter that names the value and what is allowed."""
        filters, faults = _read(params, values)
        if faults:
            raise BadParameter(faults[0][2])
        return filters

    @classmethod
    def lenient(
        cls, params: Iterable[tuple[str, str]], values: Values
    ) -> tuple[Filters, list[tuple[str, str]]]:
        """The filters among `params`, and the pairs that were left out because their value is not allowed."""
        filters, faults = _read(params, values)
        return filters, [(key, value) for key, value, _ in faults]

    def pairs(self) -> list[tuple[str, str]]:
        """The filters as an address writes them: one order for equal filters."""
        listed = [(name, value) for name in LISTS for value in getattr(self, name)]
        single = [("from", self.date_from), ("to", self.date_to), ("q", self.q)]
        return listed + [(name, value) for name, value in single if value]

    def without(self, *names: str) -> Filters:
        """The same filters, those of these names left out."""
        empty = Filters()
        fields = [_FIELDS.get(name, name) for name in names]
        return replace(self, **{name: getattr(empty, name) for name in fields})

    def __bool__(self) -> bool:
        return self != Filters()


@dataclass(frozen=True, slots=True, eq=False)
class Selection:
    """What a question leaves of a dataset."""

    filters: Filters
    delegates: npt.NDArray[np.int64] = field(repr=False)  # rows of delegates, ascending
    quotes: Bools = field(repr=False)  # per quote: its delegate is in and it holds the filters (q apart)

    def __len__(self) -> int:
        return len(self.delegates)

    def narrow(self, kept: Bools) -> Selection:
        """The same selection with only those delegates for which `kept`, by place in `delegates`, is true."""
        return replace(self, delegates=self.delegates[kept])


def _read(params: Iterable[tuple[str, str]], values: Values) -> tuple[Filters, list[tuple[str, str, str]]]:
    """The filters, and each pair that is not allowed with the message that says why."""
    lists: dict[str, set[str]] = {name: set() for name in LISTS}
    single: dict[str, str] = {}
    faults: list[tuple[str, str, str]] = []
    for key, raw in params:
        value = raw.strip()
        if key not in NAMES or not value:
            continue
        fault = _fault(key, value, values)
        if fault is None and single.get(key, value) != value:
            fault = f"{key} is given twice: {single[key]!r} and {value!r}"
        if fault is not None:
            faults.append((key, raw, fault))
        elif key in lists:
            lists[key].add(value)
        else:
            single[key] = value
    start, end = single.get("from"), single.get("to")
    if start and end and start > end:
        faults.append(("to", end, f"to={end} is before from={start}"))
        end = None
    chosen = {name: tuple(sorted(values)) for name, values in lists.items()}
    return Filters(**chosen, date_from=start, date_to=end, q=single.get("q", "")), faults


def _fault(key: str, value: str, values: Values) -> str | None:
    if key in ("from", "to"):
        return None if _is_date(value) else f"{key}={value!r} is not a date; expected YYYY-MM-DD"
    if key == "q":
        if len(value) > LONGEST_SEARCH:
            return f"q has {len(value)} characters; at most {LONGEST_SEARCH} are allowed"
        return None
    allowed = values[key]
    if value in allowed:
        return None
    shown = ", ".join(islice(allowed, _SHOWN)) + (", …" if len(allowed) > _SHOWN else "")
    return f"{key}={value!r} is not known; allowed: {shown or 'nothing, the dataset has none'}"


def _is_date(value: str) -> bool:
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False
