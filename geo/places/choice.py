"""Chooses the run of names that says where, when a phrase holds several.

A later run that lies in an earlier one refines it (四川省电力公司凉山供电公司); one that holds it settles
it (鼓楼区（南京）). Where two contradict each other the tail decides in an organisation's name: a branch, a
campus or a bracket at the end says where it is (宁波银行上海分行); otherwise the first one stands.
"""

from __future__ import annotations

import re

from geo.places.evidence import BODY, supported
from geo.places.gazetteer import COUNTY, Gazetteer, Unit
from geo.places.organisations import Bodies
from geo.places.paths import Mention, Path, path_at, within
from geo.vocabulary import either

BRANCH = re.compile(f"[一-鿿]{{0,5}}?{either('bodies', 'branch')}")
"""What follows the place of a branch."""
PART = re.compile(f"[一-鿿]{{0,6}}?(?:{either('bodies', 'part_of_body')}|社(?!区))")
"""What follows the place of a part of a body; weaker, so a short county name is not believed before it."""


def choose(text: str, names: Gazetteer, bodies: Bodies) -> Path | None:
    """The run of names in `text` that says where; None where there is none."""
    chosen: Path | None = None
    at = 0
    heads = bodies.heads
    while at < len(text) - 1:
        path = path_at(text, at, bodies) if text[at : at + 2] in heads else None
        if path is None:
            at += 1
            continue
        meant = supported(text, path, names, led=_leads(chosen, path))
        if meant is None:
            at += 1
            continue
        if not meant.mentions[-1].full and _overlapped(text, meant, bodies):
            at = meant.mentions[-1].start + 1
            continue
        at = meant.end
        chosen = meant if chosen is None else _joined(text, chosen, meant)
    return chosen


def _overlapped(text: str, path: Path, bodies: Bodies) -> bool:
    """Whether a full name begins inside the short one that ends `path` and outlasts it (来|自贡|觉县)."""
    last = path.mentions[-1]
    for start in range(last.start + 1, last.end):
        if text[start : start + 2] in bodies.heads:
            other = path_at(text, start, bodies)
            if other is not None and other.mentions[0].full and other.mentions[0].end > last.end:
                return len(path.mentions) == 1
    return False


def _leads(chosen: Path | None, path: Path) -> bool:
    return chosen is not None and bool(within(path.mentions[0].units, chosen.units))


def _joined(text: str, first: Path, second: Path) -> Path:
    finer = within(second.units, first.units)
    if finer and set(finer) == set(first.units):
        return first  # the same name once more: 芒市 in 芒市芒市镇
    if finer:
        return _with_units(Path([*first.mentions, *second.mentions]), finer)
    settled = within(first.units, second.units)
    if settled and len(settled) < len(first.units):
        return _with_units(first, settled)
    if settled:
        return first
    return second if _decides(text, first, second) else first


def _with_units(path: Path, units: tuple[Unit, ...]) -> Path:
    last = path.mentions[-1]
    return Path([*path.mentions[:-1], Mention(last.start, last.end, units, last.full, last.organisation)])


def _decides(text: str, first: Path, second: Path) -> bool:
    if text[second.start - 1] in "(（" or BRANCH.match(text, second.end):
        return True
    between = text[first.end : second.start]
    if not BODY.search(between):
        return False
    last = second.mentions[-1]
    if min(unit.level for unit in second.units) == COUNTY and (not last.full or last.end - last.start < 3):
        return False  # a short name, or 南区 of a park, is not believed against a city's name
    return last.full or PART.match(text, second.end) is not None or second.end == len(text)
