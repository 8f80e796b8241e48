"""Finds runs of division names that lie in each other: 云南省昭通市, 新疆巴州库尔勒市, 南通通州区.

A path is read as a whole: each further name keeps only those units that lie in a unit of the name before, so
a name that many divisions share is settled by its neighbours, and an impossible row never arises. Says which
units a path can mean; whether a short name is a place at all is for evidence.py.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from geo.places.gazetteer import Unit
from geo.places.organisations import Bodies, Form
from geo.vocabulary import either

KIND_ENDINGS = frozenset("省市州盟县区旗")
_BETWEEN, _PROVINCE = either("divisions", "no_division"), either("divisions", "province")
CONNECTOR = re.compile(
    rf"[·•\-—,，、/()（）“”\"']?(?:{_BETWEEN}|{_PROVINCE}?直辖县级行政(?:区划|单位)|管辖的|下辖的?|辖区内?的?|辖下的?|所辖的?|辖|境内的?|的)?"
    r"[·•\-—,，、/()（）“”\"']?"
)
"""What may stand between a division and one in it: 海南省直辖县级行政区划澄迈县, 张家口市的桥西区."""
_CONNECTOR_HEADS = frozenset("·•-—,，、/()（）“”\"'市省自直管下辖所境的")


@dataclass(slots=True)
class Mention:
    """One name in the text."""

    start: int
    end: int
    units: tuple[Unit, ...]  # what it can mean, given the names before it
    full: bool  # ends in its kind (朝阳区, 海南州); a short name does not (朝阳)
    organisation: bool = False  # a well-known body that stands for its seat


@dataclass(slots=True)
class Path:
    """Names that follow each other, each lying in the one before."""

    mentions: list[Mention]

    @property
    def start(self) -> int:
        """Offset of the first name."""
        return self.mentions[0].start

    @property
    def end(self) -> int:
        """Offset after the last name."""
        return self.mentions[-1].end

    @property
    def units(self) -> tuple[Unit, ...]:
        """What the last name can mean."""
        return self.mentions[-1].units


def path_at(text: str, start: int, bodies: Bodies) -> Path | None:
    """The path that covers most of the text from `start`; None where no name begins."""
    mentions = _extend(text, start, None, bodies)
    return Path(mentions) if mentions else None


def after_connector(text: str, at: int) -> int:
    """Where the text goes on after words that only join a division to one in it."""
    if at < len(text) and text[at] in _CONNECTOR_HEADS:
        match = CONNECTOR.match(text, at)
        if match:
            return match.end()
    return at


def within(units: Sequence[Unit], above: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of `units` that lie or lay in one of `above`."""
    return tuple([unit for unit in units if not unit.above.isdisjoint(above)])


def within_today(units: Sequence[Unit], above: Sequence[Unit]) -> tuple[Unit, ...]:
    """Those of `units` that lie in one of `above` as both are today (襄樊市襄州区: the names never met)."""
    now = {unit for higher in above for unit in higher.today}
    return tuple([unit for unit in units if any(not now.isdisjoint(today.above) for today in unit.today)])


def _extend(text: str, at: int, above: tuple[Unit, ...] | None, bodies: Bodies) -> list[Mention]:
    lengths = bodies.heads.get(text[at : at + 2])
    if lengths is None:
        return []
    forms = bodies.forms
    best: list[Mention] = []
    for length in lengths:
        form = forms.get(text[at : at + length])
        mention = _mention(form, at, at + length, text, above) if form is not None else None
        if mention is None:
            continue
        found = [mention]
        if not mention.organisation:
            end = at + length
            found += _extend(text, end, mention.units, bodies)
            if len(found) == 1 and (further := after_connector(text, end)) > end:
                found += _extend(text, further, mention.units, bodies)
        if not best or _cover(found, text) > _cover(best, text):
            best = found
    return best


def _cover(mentions: list[Mention], text: str) -> tuple[int, int]:
    """How far a run reaches, and with how few names; 市中 in 重庆市中梁乡 does not count."""
    last = mentions[-1]
    torn = not last.full and len(mentions) > 1 and text[last.start] == "市" and last.end < len(text)
    return (last.start if torn else last.end, -len(mentions))


def _mention(form: Form, start: int, end: int, text: str, above: tuple[Unit, ...] | None) -> Mention | None:
    if end > len(text):
        return None  # a slice at the end of the text is shorter than asked for
    if form.body is not None:
        units: tuple[Unit, ...] = (form.body,)
        if above is None or within(units, above):
            return Mention(start, end, units, full=True, organisation=True)
        return None
    full, short = form.full, form.short
    kind = bool(full) or (end - start > 2 and text[end - 1] in KIND_ENDINGS)
    if above is None:
        return Mention(start, end, full or short, kind)
    units = (
        within(full, above) or within(short, above) or (within_today(full or short, above) if kind else ())
    )
    units = tuple([unit for unit in units if unit not in above])  # 饶河县饶河镇: 饶河 says nothing new
    return Mention(start, end, units, kind) if units else None
