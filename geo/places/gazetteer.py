"""Holds the names of divisions from province to village and answers where a name can lie.

Reads data/gazetteer/gazetteer.sqlite, whose layout geo.places.build.gazetteer documents. Divisions, former
divisions and townships are read at the first question, villages county by county when a phrase names one,
words when a short name has to be told from a word. Answers names, never coordinates.
"""

from __future__ import annotations

import sqlite3
import zlib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from geo.errors import DataError
from geo.resources import DATA
from geo.vocabulary import words_for

PATH = DATA / "gazetteer" / "gazetteer.sqlite"
ENCODING = "gb18030"
PROVINCE, PREFECTURE, COUNTY = 0, 1, 2
EVERYDAY, COMMON_WORD, ALSO_WORD = 3, 2, 1  # grades of a short name that is a word too
NOW = 9999  # last year of a division that stands today
KIND_MARKS = {
    "S": words_for("divisions", "residents")[0],
    "G": words_for("divisions", "banner_village")[0],
    "!": "",
}

Chain = tuple[str | None, str | None, str | None]


@dataclass(slots=True, eq=False)
class Unit:
    """A division as it stands or stood in a stretch of years. Compared by identity."""

    name: str
    level: int  # PROVINCE, PREFECTURE or COUNTY
    code: str  # adcode; "" for a former division
    chain: Chain  # names of province, prefecture, county at its time
    since: int  # first year (0: before 1980), last year
    until: int
    above: frozenset[Unit]  # itself and every unit that it lies or lay in
    today: tuple[Unit, ...]  # what it is now, the main one first; itself when it stands
    settled: bool  # whether today's first is where nearly all of it went

    __hash__ = object.__hash__

    @property
    def prefecture(self) -> Unit | None:
        """The prefecture of today that it lies in, or is."""
        return next((unit for unit in self.above if unit.level == PREFECTURE and unit.stands), None)

    @property
    def stands(self) -> bool:
        """Whether the division exists today under this chain of names."""
        return self.until == NOW


class Gazetteer:
    """Every name, read from `path`."""

    def __init__(self, path: Path = PATH) -> None:
        try:
            self._connection = sqlite3.connect(
                f"{path.as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self.units: list[Unit] = []
            self.by_code: dict[str, Unit] = {}
            self.full: dict[str, tuple[Unit, ...]] = {}
            self.short: dict[str, tuple[Unit, ...]] = {}
            self.older: set[Unit] = set()  # divisions that had another chain of names before
            self._read_divisions()
            self._read_former()
            self.towns: dict[str, str]  # name of a township -> codes of the divisions that hold one
            self.earlier_towns: dict[str, str]  # likewise, names that are gone
            self.town_names: dict[str, str]  # code and short form of a township -> its name
            self._read_townships()
            self.grades = {
                form: int(grade)
                for grade, forms in (line.split("\t") for line in self._lines("grades"))
                for form in forms.split(",")
            }
            self.traditional = frozenset(self._lines("traditional")[0])
        except (sqlite3.Error, zlib.error, ValueError) as error:
            raise DataError(
                f"cannot read the gazetteer {path}: {error}; rebuild it with `python -m geo.places.build`"
            ) from error
        self._villages: dict[Unit, dict[str, str]] = {}
        self._village_texts: dict[Unit, str] = {}

    def holders(self, town: str) -> tuple[Unit, ...]:
        """The divisions that have a township of this name, by code."""
        codes = self.towns.get(town)
        return self._units(codes) if codes else ()

    def earlier_holders(self, town: str) -> tuple[Unit, ...]:
        """The divisions that had one."""
        codes = self.earlier_towns.get(town)
        return self._units(codes) if codes else ()

    def _units(self, codes: str) -> tuple[Unit, ...]:
        return tuple(self.by_code[code] for code in codes.split(";") if code in self.by_code)

    def villages(self, holder: Unit) -> dict[str, str]:
        """Township -> its villages as one text, each between two line ends; earlier names included."""
        found = self._villages.get(holder)
        if found is None:
            found = self._villages[holder] = self._read_villages(holder)
        return found

    def village_text(self, holder: Unit) -> str:
        """All villages of a division as one text, each between two line ends."""
        found = self._village_texts.get(holder)
        if found is None:
            found = self._village_texts[holder] = "".join(self.villages(holder).values())
        return found

    @property
    def lexicon(self) -> dict[str, int]:
        """Word -> whole bits of its frequency."""
        return _lexicon(self)

    def _read_divisions(self) -> None:
        for line in self._lines("divisions"):
            code, level, name, parent, since, forms = line.split("\t")
            above = self.by_code[parent] if parent else None
            names: list[str | None] = list(above.chain) if above else [None, None, None]
            names[int(level)] = name
            unit = Unit(
                name, int(level), code, (names[0], names[1], names[2]), int(since), NOW, frozenset(), (), True
            )
            unit.above = above.above | {unit} if above else frozenset((unit,))
            unit.today = (unit,)
            self.units.append(unit)
            self.by_code[code] = unit
            self._index(unit, forms)

    def _read_former(self) -> None:
        provinces = {unit.name: unit for unit in self.units if unit.level == PROVINCE}
        prefectures: dict[tuple[str, str], list[Unit]] = {}
        for unit in self.units:
            if unit.level == PREFECTURE:
                prefectures.setdefault((unit.chain[0] or "", unit.name), []).append(unit)
        rows = [line.split("\t") for line in self._lines("former")]
        for row in sorted(rows, key=lambda row: row[0]):  # prefectures before the counties in them
            level, province, prefecture, county, since, until, codes, forms = row
            todays = [self.by_code[code] for code in codes.split(";") if code]
            unit = Unit(
                county or prefecture,
                int(level),
                "",
                (province, prefecture or None, county or None),
                int(since),
                int(until),
                frozenset(),
                tuple(todays),
                len(todays) == 1 or not codes.startswith(";"),
            )
            around = {provinces[province], unit} if province in provinces else {unit}
            if county and prefecture:
                around.update(prefectures.get((province, prefecture), ()))
            unit.above = frozenset(around)
            if not county:
                prefectures.setdefault((province, prefecture), []).append(unit)
            self.units.append(unit)
            self.older.update(todays[:1])
            self._index(unit, forms)

    def _index(self, unit: Unit, forms: str) -> None:
        self.full[unit.name] = (*self.full.get(unit.name, ()), unit)
        if forms:
            for form in forms.split(","):
                self.short[form] = (*self.short.get(form, ()), unit)

    def _read_townships(self) -> None:
        lists = [line.split(",") for line in self._lines("townships")]
        # Codes stay text until a name is asked for: there are 40,000 of them.
        self.towns = dict(zip(lists[0], lists[1], strict=True))
        self.earlier_towns = dict(zip(lists[2], lists[3], strict=True))
        self.town_names = dict(zip(lists[4], lists[5], strict=True))

    def _read_villages(self, holder: Unit) -> dict[str, str]:
        row = self._connection.execute(
            "select body from villages where code = ?", (int(holder.code),)
        ).fetchone()
        found = {}
        for line in _unpack(row[0]).split("\n") if row else ():
            township, names, earlier = line.split("\t")
            villages = [
                name[:-1] + KIND_MARKS[name[-1]] if name[-1] in KIND_MARKS else name + "村"
                for listed in (names, earlier)
                if listed
                for name in listed.split(",")
            ]
            found[township] = "\n".join(["", *villages, ""])
        return found

    def _lines(self, part: str) -> list[str]:
        row = self._connection.execute("select body from part where name = ?", (part,)).fetchone()
        if row is None:
            raise ValueError(f"it holds no list of {part}")
        return _unpack(row[0]).split("\n")


@cache
def gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of this process; `path` for another file than the committed one."""
    return Gazetteer(path or PATH)


@cache
def _lexicon(names: Gazetteer) -> dict[str, int]:
    return {
        word: int(bits)
        for bits, words in (line.split("\t") for line in names._lines("words"))
        for word in words.split(",")
    }


def _unpack(body: bytes) -> str:
    return zlib.decompress(body, -15).decode(ENCODING)
