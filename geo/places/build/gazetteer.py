"""Writes data/gazetteer/gazetteer.sqlite: the names of divisions, townships and villages.

Table `part` holds whole lists that are read at the first question (divisions, former divisions, townships,
grades of short names, words); table `villages` one compressed list per county, read only when a phrase
names a village. The layouts of the lists stand in FORMATS. Same inputs, same bytes: fixed order, fixed
compression, and the fields of the file header that name the writing library are set to constants.
"""

from __future__ import annotations

import csv
import sqlite3
import zlib
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from geo.places.build import history, words
from geo.places.build.short_names import short_forms, township_short_forms
from geo.places.build.villages import Townships, townships
from geo.places.gazetteer import KIND_MARKS

PRODUCT = Path("gazetteer", "gazetteer.sqlite")
LEVEL = {"province": 0, "prefecture": 1, "county": 2}
ENCODING = "gb18030"  # two bytes for nearly every character, which compresses better than UTF-8

FORMATS = """
divisions: code, level (0 to 2), name, parent's code, first year of the present chain of names, short forms
former:    level, province, prefecture, county, first and last year, codes of today, short forms
townships: six lines: names in order, for each the codes of its holders; earlier names and their holders
           likewise; then a holder's code with a short form (520281淤泥乡), for each the township's name
grades:    grade, then the short names that have it
traditional: characters that are written otherwise in simplified text and stand in no name
words:     whole bits of frequency, then the words
villages:  one line per township: its name, its villages; 村 at the end of a village is left out, 社区 is S,
           嘎查 is G and any other ending is followed by !; earlier names stand after a second tab
Cells are separated by tabs, lists in a cell by commas (codes by semicolons).
"""


def build(inputs: Path, data: Path) -> str:
    """Write the gazetteer of names; the answer says what is in it."""
    divisions = _rows(data / "gazetteer" / "divisions.csv")
    aliases = _aliases(data / "gazetteer" / "aliases.csv")
    past = history.history(inputs, data)
    held = townships(inputs, frozenset(row["adcode"] for row in divisions), past.renumbered)
    forms: set[str] = set()
    parts = {
        "divisions": _divisions(divisions, past.since, aliases, forms),
        "former": _former(past.former, forms),
        "townships": _townships(held),
    }
    parts["grades"] = _grouped(words.grades(forms, inputs))
    cities = {form for row in divisions if row["level"] != "county" for form in short_forms(row["name"])}
    lexicon = words.lexicon(forms, cities, inputs)
    parts["words"] = "\n".join(f"{bits}\t{','.join(found)}" for bits, found in lexicon.items())
    parts["traditional"] = words.traditional(forms.union(*(_names(listed) for listed in held.values())))
    villages = {code: _villages(listed) for code, listed in held.items()}
    path = data / PRODUCT
    _write(path, parts, villages)
    return f"{path} with {len(divisions)} divisions, {len(past.former)} former ones, {len(villages)} lists"


def _divisions(
    rows: list[dict[str, str]], since: dict[str, int], aliases: dict[str, list[str]], forms: set[str]
) -> str:
    lines = []
    for row in rows:
        code, name = row["adcode"], row["name"]
        short = [*short_forms(name), *aliases.get(code, [])]
        forms.update((name, *short))
        cells = (code, LEVEL[row["level"]], name, row["parent"], since.get(code, 0), ",".join(short))
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines)


def _former(units: Iterable[history.Former], forms: set[str]) -> str:
    lines = []
    for unit in units:
        name = unit.county or unit.prefecture
        short = short_forms(name)
        forms.update((name, *short))
        cells = (
            unit.level,
            unit.province,
            unit.prefecture,
            unit.county,
            unit.since,
            unit.until,
            ";".join(unit.today),
            ",".join(short),
        )
        lines.append("\t".join(map(str, cells)))
    return "\n".join(lines)


def _townships(held: dict[str, Townships]) -> str:
    now: dict[str, list[str]] = defaultdict(list)
    then: dict[str, list[str]] = defaultdict(list)
    shorter: dict[str, str] = {}
    for code, group in held.items():
        for name in group.names:
            for form in (name, *township_short_forms(name)):
                now[form].append(code)
                if form != name:
                    shorter[code + form] = name
        for name in group.earlier:
            if name not in group.names:
                then[name].append(code)
    lines = []
    for table in (now, then):
        lines += [",".join(sorted(table)), ",".join(";".join(table[name]) for name in sorted(table))]
    return "\n".join([*lines, ",".join(sorted(shorter)), ",".join(shorter[key] for key in sorted(shorter))])


def _names(group: Townships) -> set[str]:
    return {*group.names, *group.earlier}


def _villages(group: Townships) -> str:
    names = [*group.names, *(name for name in group.earlier if name not in group.names)]
    return "\n".join(
        "\t".join(
            (
                name,
                ",".join(map(_shorten, group.names.get(name, ()))),
                ",".join(map(_shorten, group.earlier.get(name, ()))),
            )
        )
        for name in names
    )


def _shorten(village: str) -> str:
    marks = {"": "村", **KIND_MARKS}
    return next(village.removesuffix(kind) + mark for mark, kind in marks.items() if village.endswith(kind))


def _grouped(graded: dict[str, int]) -> str:
    grades = sorted(set(graded.values()))
    return "\n".join(
        f"{grade}\t{','.join(form for form, found in graded.items() if found == grade)}" for grade in grades
    )


def _write(path: Path, parts: dict[str, str], villages: dict[str, str]) -> None:
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    try:
        connection.execute("pragma page_size = 4096")
        connection.execute("create table part (name text primary key, body blob not null) without rowid")
        connection.execute("create table villages (code integer primary key, body blob not null)")
        connection.executemany(
            "insert into part values (?, ?)", ((n, _pack(b)) for n, b in sorted(parts.items()))
        )
        connection.executemany(
            "insert into villages values (?, ?)", ((int(c), _pack(b)) for c, b in sorted(villages.items()))
        )
        connection.commit()
        connection.execute("vacuum")
    finally:
        connection.close()
    with path.open("r+b") as file:
        # Change counter, version-valid-for and library version of the SQLite header.
        file.seek(24)
        file.write(bytes((0, 0, 0, 1)))
        file.seek(92)
        file.write(bytes((0, 0, 0, 1)) + (3_040_000).to_bytes(4, "big"))


def _pack(text: str) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(text.encode(ENCODING)) + packer.flush()


def _aliases(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for row in _rows(path):
        found.setdefault(row["adcode"], []).append(row["alias"])
    return found


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
