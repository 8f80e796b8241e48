"""Whom a speech verb has as its subject."""

from __future__ import annotations

import pytest

from geo.text import parse
from geo.text.people.mentions import InOrder, mentions
from geo.text.speech.subjects import subject_of
from geo.text.structure.narration import narrate


@pytest.mark.parametrize(
    ("text", "who", "names"),
    [
        ("村民米有田代表在接受记者采访时激动地", "person", ["米有田"]),
        ("教师方如意、医生段小溪代表一致", "person", ["方如意", "段小溪"]),
        ("与教师方如意同在一组的医生段小溪代表", "person", ["段小溪"]),
        ("方如意代表的话引起共鸣，代表们", "nobody", []),
        ("一位不愿具名的委员", "nobody", []),
        ("村民米有田代表带着大家种苹果，他", "pronoun", []),
        ("王书记", "short", []),
        ("老王笑着", "short", []),
        ("会后还", "elided", []),
        ("中共中央总书记米有田", "nobody", []),
        ("国务委员米有田在参加云南代表团审议时", "person", ["米有田"]),
    ],
)
def test_the_nearest_naming_that_nothing_separates_is_the_subject(
    text: str, who: str, names: list[str]
) -> None:
    narration = narrate(parse(text + "说，好。"))
    found = subject_of(narration.masked, 0, len(text), InOrder(mentions(narration)))
    assert found
    assert (found.who, [mention.name for mention in found.mentions]) == (who, names)
