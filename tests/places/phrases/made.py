"""Makes phrases from the gazetteer by program: levels left out, short names, heads and tails as in news.

Every phrase carries the division that it was made from. Several divisions can fit a phrase; then naming what
they share and listing them is as right as naming the one.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from geo.model import Divisions
from geo.places.gazetteer import COUNTY, PREFECTURE, PROVINCE, Gazetteer, Unit
from geo.places.resolver import resolve

HEADS = ("", "", "", "记者从", "在", "来自", "位于", "中国", "家住", "（")
TAILS = (
    *("", "", "", "委书记", "人民政府副主任", "人民法院", "教育局局长", "第一中学教师", "人民医院护士"),
    *("农民合作社理事长", "供电公司员工", "某企业负责人", "的一名教师"),
)
VILLAGE_TAILS = ("", "党总支书记", "第一书记", "村民", "合作社理事长", "党支部书记、村委会主任")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase and what it was made from."""

    text: str
    chain: tuple[str | None, str | None, str | None]
    township: str | None = None
    village: str | None = None


class Maker:
    """Makes phrases with a random generator of its own: the same seed, the same phrases."""

    def __init__(self, names: Gazetteer, seed: int) -> None:
        self.names = names
        self.random = random.Random(seed)
        self.standing = [unit for unit in names.units if unit.stands]
        self.counties = [unit for unit in self.standing if unit.level == COUNTY]
        self.shorts: dict[Unit, list[str]] = {}
        for form, units in names.short.items():
            for unit in units:
                self.shorts.setdefault(unit, []).append(form)

    def form(self, unit: Unit, share: float) -> str:
        """The name of `unit`, with probability `share` a short one where there is any."""
        forms = self.shorts.get(unit)
        return self.random.choice(forms) if forms and self.random.random() < share else unit.name

    def above(self, unit: Unit, level: int) -> Unit | None:
        """The division of `level` that `unit` lies in."""
        return next((higher for higher in unit.above if higher.level == level and higher.stands), None)

    def full(self) -> Phrase:
        """The whole chain by full names."""
        unit = self.random.choice(self.counties)
        names = [self.above(unit, level) for level in (PROVINCE, PREFECTURE)]
        text = "".join(higher.name for higher in names if higher) + unit.name
        return Phrase(self.random.choice(HEADS) + text + self.random.choice(TAILS), unit.chain)

    def shortened(self) -> Phrase:
        """Province, perhaps prefecture, and county, mostly by short names."""
        unit = self.random.choice(self.counties)
        province, prefecture = self.above(unit, PROVINCE), self.above(unit, PREFECTURE)
        text = self.form(province, 0.9) if province else ""
        if prefecture and self.random.random() < 0.5:
            text += self.form(prefecture, 0.8)
        return Phrase(text + self.form(unit, 0.7) + self.random.choice(TAILS), unit.chain)

    def alone(self) -> Phrase:
        """A county by its full name with nothing above it."""
        unit = self.random.choice(self.counties)
        return Phrase(self.random.choice(HEADS) + unit.name + self.random.choice(TAILS), unit.chain)

    def village(self) -> Phrase:
        """A village with its township, and with some of the levels above."""
        unit = self.random.choice(self.counties)
        villages = self.names.villages(unit)
        towns = [town for town in villages if town.endswith(("镇", "乡", "街道"))]
        if not towns:
            return self.village()
        town = self.random.choice(towns)
        found = [name for name in villages[town].split("\n") if name.endswith(("村", "社区", "嘎查"))]
        if not found:
            return self.village()
        village = self.random.choice(found)
        province = self.above(unit, PROVINCE)
        head = self.random.choice((unit.name, self.form(province, 0.7) if province else "", ""))
        return Phrase(head + town + village + self.random.choice(VILLAGE_TAILS), unit.chain, town, village)

    def former(self) -> Phrase:
        """A former division that had no namesake in its province."""
        unit = self.random.choice([unit for unit in self.names.units if not unit.stands and unit.settled])
        province, prefecture, county = unit.chain
        namesakes = [
            other
            for other in self.names.full[unit.name]
            if other.chain[0] == province and other.today[:1] != unit.today[:1]
        ]
        if namesakes or unit.chain == unit.today[0].chain:
            return self.former()
        middle = prefecture if county and self.random.random() < 0.5 else ""
        return Phrase(f"{province}{middle}{unit.name}" + self.random.choice(TAILS[4:]), unit.today[0].chain)


def tally(make: Callable[[], Phrase], count: int) -> tuple[Counter[str], list[str]]:
    """What `count` made phrases came to, and those that were answered wrongly."""
    counts: Counter[str] = Counter()
    wrong = []
    for _ in range(count):
        phrase = make()
        outcome = _judge(phrase)
        counts[outcome] += 1
        if outcome == "wrong":
            wrong.append(phrase.text)
    return counts, wrong


def _judge(phrase: Phrase) -> str:
    place = resolve(phrase.text)
    given = _upper(place.divisions)
    if given == phrase.chain:
        local = (place.divisions.township, place.divisions.village)
        return "right" if phrase.village is None or local == (phrase.township, phrase.village) else "local"
    if any(_upper(other) == phrase.chain for other in place.alternatives):
        return "listed"
    fits = all(value is None or value == right for value, right in zip(given, phrase.chain, strict=True))
    return ("coarse" if any(given) else "missed") if fits else "wrong"


def _upper(chain: Divisions) -> tuple[str | None, str | None, str | None]:
    return chain.province, chain.prefecture, chain.county
