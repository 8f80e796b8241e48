"""Says how likely an answer is to be right, from what kind of evidence it rests on.

The figures are shares of right answers measured on phrases made from the gazetteer (tests/places); they are
probabilities for the whole answer, every level given.
"""

from __future__ import annotations

from geo.places.finding import Finding
from geo.places.gazetteer import PROVINCE
from geo.places.readings import Reading

NOTHING = 0.97  # no place found
LEANING = 0.95  # factor for a place taken from the context
PRINTED = 0.9  # factor for a township or village that the gazetteer lacks


def confidence(found: Finding, kept: list[Reading]) -> float:
    """Probability that every level of the answer is right."""
    if len(kept) > 1:
        value = 0.98  # only what all readings share is answered
    elif found.full:
        value = 0.99
    else:
        value = 0.98 if kept[0].today.level == PROVINCE else 0.97
    if len(found.spans) > 1:
        value *= 0.98
    if kept and not kept[0].certain:
        value *= 0.95
    for locality in (found.town, found.village):
        if locality is not None and not locality.known:
            value *= PRINTED
    return round(value, 3)
