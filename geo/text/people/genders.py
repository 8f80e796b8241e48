"""Whether an article calls a person 他 or 她, so that a pronoun is not given to somebody it cannot mean.

What counts is the narration: a pronoun in a paragraph that has named one person only, and the nouns for
relatives. Where the article says both of a person, or says it once, nothing is known. Names are not judged.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from geo.text.people.mentions import Mention
from geo.text.structure.narration import Narration
from geo.vocabulary import either

ENOUGH = 2  # pronouns of one kind that settle it
SHARE = 0.8  # of the pronouns that have to agree

_PRONOUN = re.compile("[他她](?!们|人|乡|国|日|山|处)")
_KIN = {gender: re.compile(f"{either('genders', gender)}$") for gender in ("她", "他")}


def genders(narration: Narration, people: Sequence[Mention]) -> dict[str, str]:
    """Decide 他 or 她 for each person of whom the article says it plainly."""
    here: dict[int, list[Mention]] = defaultdict(list)
    for person in people:
        here[person.passage].append(person)
    called: dict[str, Counter[str]] = defaultdict(Counter)
    mention: Mention | None
    for number, passage in enumerate(narration.passages):
        following = iter(here[number])
        mention = next(following, None)
        named: set[str] = set()
        for pronoun in _PRONOUN.finditer(narration.masked, passage.start, passage.end) if mention else ():
            while mention and mention.start < pronoun.start():
                named.add(mention.name)
                mention = next(following, None)
            if len(named) == 1:
                called[min(named)][pronoun[0]] += 1
    known: dict[str, str] = {}
    for name, counts in called.items():
        gender, times = counts.most_common(1)[0]
        if times >= ENOUGH and times >= SHARE * counts.total():
            known[name] = gender
    for person in people:
        for gender, kin in _KIN.items():
            if kin.search(narration.masked, max(0, person.start - 4), person.start):
                known[person.name] = gender
    return known
