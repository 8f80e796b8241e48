"""Offices and bodies in English, put together from parts."""

from __future__ import annotations

import pytest

from geo.vocabulary import rows
from geo.vocabulary.glosses import gloss


@pytest.mark.parametrize(
    ("printed", "english"),
    [
        ("村党总支书记", "village Party general branch secretary"),
        ("村党总支书记、村委会主任", "village Party general branch secretary, villagers' committee director"),
        ("社区党委专职副书记", "community Party committee full-time deputy secretary"),
        ("市委书记", "municipal Party committee secretary"),
        ("县委常委", "member of the county Party standing committee"),
        ("主任医师", "chief physician"),
        ("小学校长", "primary school headteacher"),
        ("农村党支部书记", None),  # 村 is no village here
        ("部长", None),  # a minister, or the head of a department
        ("总教练", None),
        ("某村书记", None),
        ("书记、掌门人", None),  # a half would be wrong
        ("", None),
    ],
)
def test_an_office_has_a_gloss_where_all_its_parts_are_known(printed, english):
    assert gloss(printed) == english


def test_every_part_has_one_english():
    words = [row["word"] for row in rows("glosses")]
    assert len(words) == len(set(words))
    assert all(row["english"].isascii() and row["stands"] in ("start", "any") for row in rows("glosses"))
