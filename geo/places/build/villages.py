"""Reads townships and villages of the statistics bureau's list, and the earlier names of an older one.

Village names are committees there (多福巷社区居委会, 十八洞村村民委员会); here they become the names that
people print (多福巷社区, 十八洞村). A statistical zone is no county: its townships hang under the
prefecture. The older list (jionlp, about 2021) adds names that have gone since, most of them through
mergers of townships.
"""

from __future__ import annotations

import csv
import re
import zipfile
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from geo.vocabulary import either, words_for

DIST = Path("china-division", "package", "dist")
JIONLP = Path("jionlp", "jionlp", "dictionary", "china_location.zip")

COMMITTEE = re.compile(
    f"(?P<stem>.+?)(?P<committee>{either('divisions', 'village_committee', 'resident_committee')})"
)
RESIDENTS = words_for("divisions", "residents")[0]
VILLAGE_KINDS = words_for("divisions", "village_name")
SUBDISTRICT = words_for("divisions", "subdistrict")[0]
OFFICE = re.compile(
    f"(?:{SUBDISTRICT})?{either('divisions', 'subdistrict_office')}$|{SUBDISTRICT}{SUBDISTRICT}$"
)
STATISTICAL = words_for("divisions", "virtual")[0]
"""Entries that exist only for counting."""


@dataclass(slots=True)
class Townships:
    """The townships of one county, or of one prefecture without counties, in the order of their codes."""

    names: dict[str, list[str]] = field(default_factory=dict)  # township -> villages
    earlier: dict[str, list[str]] = field(default_factory=dict)  # likewise, names that are gone


def townships(inputs: Path, codes: frozenset[str], renumbered: dict[str, str]) -> dict[str, Townships]:
    """Code of the division that holds them -> its townships.

    `codes` are the divisions that exist, `renumbered` says which of them had another code once.
    """
    found: dict[str, Townships] = defaultdict(Townships)
    names: dict[str, tuple[str, str, tuple[str, ...]]] = {}
    cities = {row["code"]: row["name"] for row in _rows(inputs / DIST / "cities.csv")}
    areas = {
        row["code"]: (cities[row["cityCode"]] + row["name"], row["name"], cities[row["cityCode"]])
        for row in _rows(inputs / DIST / "areas.csv")
    }
    for row in _rows(inputs / DIST / "streets.csv"):
        name = township_name(row["name"], names=areas.get(row["areaCode"], ()))
        holder = _holder(row["areaCode"] or row["cityCode"], codes)
        names[row["code"]] = (holder, name, areas.get(row["areaCode"], ()))
        found[holder].names.setdefault(name, [])
    for row in _rows(inputs / DIST / "villages.csv"):
        holder, township, around = names[row["streetCode"]]
        village = village_name(row["name"], township=township, names=around)
        if village and village not in (listed := found[holder].names[township]):
            listed.append(village)
    for code, township, villages in _older(inputs / JIONLP, codes, renumbered):
        _add_earlier(found[code], township, villages)
    return dict(sorted(found.items()))


def village_name(name: str, *, township: str, names: Iterable[str] = ()) -> str | None:
    """The printed name of a village's or community's committee; None for an entry that is no place.

    The township before it is left out, also when one of `names` stands before that.
    """
    if name.endswith(STATISTICAL):
        return None
    for prefix in names:
        if name.startswith(prefix + township):
            name = name.removeprefix(prefix)
            break
    if name.startswith(township) and len(name) > len(township) + 2:
        name = name.removeprefix(township)
    match = COMMITTEE.fullmatch(name)
    if not match:
        return name
    stem = match["stem"]
    if stem.endswith(VILLAGE_KINDS) and len(stem) > 1:
        return stem
    return stem + ("村" if match["committee"][0] in "村牧" else RESIDENTS)


def township_name(name: str, *, names: Iterable[str] = ()) -> str:
    """The printed name of a township: 结古街道办事处 -> 结古街道; one of `names` before it is left out."""
    for prefix in names:
        if name.startswith(prefix) and len(name) >= len(prefix) + 3:
            name = name.removeprefix(prefix)
            break
    return OFFICE.sub(SUBDISTRICT, name)


def _add_earlier(listed: Townships, township: str, villages: list[str]) -> None:
    known = {village for group in listed.names.values() for village in group}
    gone = sorted(set(villages) - known)
    if township not in listed.names:
        listed.earlier[township] = gone
    elif gone:
        listed.earlier.setdefault(township, []).extend(gone)


def _holder(code: str, codes: frozenset[str]) -> str:
    """The division that the townships of statistical area `code` belong to."""
    if code in codes:
        return code
    islands = {"460321": "460302", "460322": "460303"}.get(code)
    if islands:
        return islands
    prefecture = code[:4] + "00"
    return prefecture if prefecture in codes else code[:2] + "0000"


def _older(path: Path, codes: frozenset[str], renumbered: dict[str, str]) -> list[tuple[str, str, list[str]]]:
    """(holder, township, villages) of the older list, whose lines are indented by level."""
    with zipfile.ZipFile(path) as archive:
        text = archive.read(archive.namelist()[0]).decode("utf-8")
    found: list[tuple[str, str, list[str]]] = []
    holder = county = ""
    for line in text.split("\n"):
        depth = len(line) - len(line.lstrip("\t"))
        cells = line.strip().split("\t")
        if depth == 2:
            county = cells[0]
            code = cells[1] if len(cells) > 1 else ""
            holder = _holder(renumbered.get(code, code), codes) if code else ""
        elif depth >= 3 and not holder:
            continue
        elif depth == 3:
            found.append((holder, township_name(cells[0], names=(county,)), []))
        elif depth == 4:
            village = village_name(cells[0], township=found[-1][1], names=(county,))
            if village:
                found[-1][2].append(village)
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
