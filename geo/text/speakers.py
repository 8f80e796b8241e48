"""Speakers: the persons whose speech was found, each with the naming that describes them best.

The descriptor comes from the fullest naming of the person. Where it leans on a place named before (社区党委…,
村党总支书记 …), that place is the hint.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.model import Speaker
from geo.text.chains import antecedent, wider
from geo.text.passages import Narration
from geo.text.people import Mention


def speaker(narration: Narration, mentions: Sequence[Mention]) -> Speaker:
    """The speaker whose namings, all of one name, are `mentions`."""
    text = narration.article.text
    described = [m for m in mentions if m.descriptor[0] < m.descriptor[1]]
    best = max(described, key=_fullness) if described else mentions[0]
    left, right = best.descriptor
    if left == right:
        left = right = best.start
    passage = narration.passages[best.passage]
    hint = antecedent(narration.masked, narration.masked[left:right], passage.start, best.first)
    return Speaker(
        name=text[best.start : best.end],
        start=best.start,
        end=best.end,
        descriptor=text[left:right],
        descriptor_start=left,
        descriptor_end=right,
        place_hint=hint,
        context=tuple(wider(narration.masked, passage.start, best.first)),
        rule="described" if described else "bare-name",
        confidence=min(0.99, best.weight / 10 + 0.4),
    )


def _fullness(mention: Mention) -> tuple[int, int]:
    length = mention.descriptor[1] - mention.descriptor[0]
    return (min(length, 12), -mention.start)
