"""The articles of a dataset and of a session as lines of one table, and the people who may be one.

Doubtful is what somebody should look at before the rest: quotes whose speaker is not sure, and people whose
place is ambiguous or not understood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

from geo.store.curation.drafts import Draft
from geo.store.curation.history import Record
from geo.store.curation.intake import Origin
from geo.store.dataset.dataset import Dataset

SURE = 0.9  # confidence from which a quote is not doubtful
DOUBTFUL_STATES = frozenset({"ambiguous", "unresolved", "rejected"})
_MOST_PAIRS = 200


_lines: tuple[Dataset, list[Line]] | None = None
_groups: tuple[Dataset, list[tuple[str, list[str]]]] | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """One article."""

    id: str
    title: str
    file: str
    origin: Origin
    people: int
    quotes: int
    doubtful: int  # quotes and places to look at first
    saved: bool  # whether the dataset holds it

    @property
    def unsourced(self) -> bool:
        """Whether publisher or date is not known."""
        return not (self.origin.publisher and self.origin.date)


@dataclass(frozen=True, slots=True)
class Namesakes:
    """Two delegates of one name."""

    name: str
    one: str  # ids
    other: str


def of_dataset(dataset: Dataset) -> list[Line]:
    """Give the articles of the dataset, in its order; the lines of the last one asked about are kept."""
    global _lines
    if _lines is None or _lines[0] is not dataset:
        _lines = dataset, _count(dataset)
    return _lines[1]


def _count(dataset: Dataset) -> list[Line]:
    articles, states = dataset.articles, dataset.delegates["state"]
    number = len(articles["id"])
    people: list[set[int]] = [set() for _ in range(number)]
    quotes, doubtful = [0] * number, [0] * number
    confidence = dataset.quotes["confidence"]
    for at, (delegate, article) in enumerate(
        zip(dataset.quote_delegate.tolist(), dataset.quote_article.tolist(), strict=True)
    ):
        if delegate not in people[article]:
            people[article].add(delegate)
            doubtful[article] += states[delegate] in DOUBTFUL_STATES
        quotes[article] += 1
        doubtful[article] += float(confidence[at] or 0) < SURE
    return [
        Line(
            articles["id"][at],
            articles["title"][at] or "",
            articles["file"][at] or "",
            Origin(*((articles[name][at] or "") for name in ("publisher", "date", "url"))),
            len(people[at]),
            quotes[at],
            doubtful[at],
            True,
        )
        for at in range(number)
    ]


def of_draft(draft: Draft, origin: Origin, *, saved: bool) -> Line:
    """Give the line of a draft."""
    rows = draft.tables().rows
    doubtful = sum(row["state"] in DOUBTFUL_STATES for row in rows["delegates"])
    doubtful += sum(float(row["confidence"] or 0) < SURE for row in rows["quotes"])
    people = len({row["delegate_id"] for row in rows["quotes"]})
    return Line(
        draft.id,
        draft.article.title or "",
        draft.file,
        origin,
        people,
        len(rows["quotes"]),
        doubtful,
        saved,
    )


def namesakes(dataset: Dataset, history: Iterable[Record]) -> list[Namesakes]:
    """Give the pairs of delegates of one name that nobody has said to be two people."""
    apart = {record.about for record in history if record.kind == "apart" and not record.undone}
    found = (
        Namesakes(name, one, other)
        for name, ids in _of_one_name(dataset)
        for one, other in combinations(ids, 2)
        if tuple(sorted((one, other))) not in apart
    )
    return list(islice(found, _MOST_PAIRS))


def _of_one_name(dataset: Dataset) -> list[tuple[str, list[str]]]:
    """The names that several delegates have, with their ids; kept like the lines."""
    global _groups
    if _groups is None or _groups[0] is not dataset:
        by_name: dict[str, list[str]] = defaultdict(list)
        for key, name in zip(dataset.delegates["id"], dataset.delegates["name"], strict=True):
            by_name[name or ""].append(key)
        _groups = dataset, [(name, ids) for name, ids in by_name.items() if len(ids) > 1]
    return _groups[1]


def matching(lines: Sequence[Line], words: str, *, unsourced: bool = False) -> list[Line]:
    """Give the lines in which all of the words stand, in title, publisher, date or file name."""
    parts = words.casefold().split()
    return [
        line
        for line in lines
        if (line.unsourced or not unsourced)
        and all(
            part in f"{line.title} {line.origin.publisher} {line.origin.date} {line.file}".casefold()
            for part in parts
        )
    ]
