"""Adapters to other libraries that resolve Chinese addresses, for the evaluation only.

Each adapter is a function from phrases to chains of divisions. None of the libraries is a requirement of this
project: those that are not installed are left out. They answer with "" or None where they know nothing, some
with a placeholder for the prefecture of a municipality.
"""

from __future__ import annotations

import contextlib
import importlib
import importlib.util
import io
import warnings
from collections.abc import Callable, Sequence
from typing import Any

from geo.model import Divisions
from geo.vocabulary import words_for

Answer = Callable[[Sequence[str]], list[Divisions]]

NO_PREFECTURE = frozenset(words_for("divisions", "statistical"))
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})
WITHOUT_COUNTIES = frozenset({"东莞市", "中山市", "儋州市", "嘉峪关市"})


def installed() -> dict[str, Answer]:
    """The libraries that can be imported here, each ready to answer."""
    found: dict[str, Answer] = {}
    for name, module, load in (
        ("cpca", "cpca", _cpca),
        ("ssdlab-region-parser", "ssdlab_region_parser", _ssdlab),
        ("jionlp", "jionlp", _jionlp),
    ):
        if importlib.util.find_spec(module) is not None:
            with contextlib.redirect_stdout(io.StringIO()), warnings.catch_warnings():
                warnings.simplefilter("ignore")
                found[name] = load(importlib.import_module(module))
    return found


def _cpca(library: Any) -> Answer:
    def answer(phrases: Sequence[str]) -> list[Divisions]:
        rows = library.transform(list(phrases)).to_dict("records")
        return [chain(row["省"], row["市"], row["区"]) for row in rows]

    return answer


def _ssdlab(library: Any) -> Answer:
    parser = library.CN_RegionParser()

    def answer(phrases: Sequence[str]) -> list[Divisions]:
        results = (parser.parse(phrase) for phrase in phrases)
        return [chain(result.province_name, result.city_name, result.county_name) for result in results]

    return answer


def _jionlp(library: Any) -> Answer:
    def answer(phrases: Sequence[str]) -> list[Divisions]:
        rows = (library.parse_location(phrase, town_village=True) for phrase in phrases)
        return [
            chain(row["province"], row["city"], row["county"], row.get("town"), row.get("village"))
            for row in rows
        ]

    return answer


def chain(
    province: Any, prefecture: Any, county: Any, township: Any = None, village: Any = None
) -> Divisions:
    """A peer's answer in this project's terms, where the two only write the same thing differently."""
    names = [
        name if isinstance(name, str) and name.strip() else None for name in (province, prefecture, county)
    ]
    if names[1] in NO_PREFECTURE or names[1] in MUNICIPALITIES or (names[1] and "直辖" in names[1]):
        names[1] = None
    if names[2] == names[1] and names[1] in WITHOUT_COUNTIES:
        names[2] = None
    return Divisions(names[0], names[1], names[2], township or None, village or None)
