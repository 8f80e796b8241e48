"""The vocabulary: its lists, and the patterns made of them."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.vocabulary import alternation, characters, words


@pytest.mark.parametrize(
    "name",
    ["adverbs", "common_nouns", "groups", "leads", "narrative", "not_cues", "proposal_verbs", "speech_verbs"],
)
def test_a_list_holds_words_without_blanks_or_comments(name: str) -> None:
    assert words(name)
    assert not any("#" in word or word != word.strip() for word in words(name))


def test_surnames_are_single_characters() -> None:
    assert {len(surname) for surname in characters("surnames")} == {1}
    assert not characters("surnames") & characters("rare_surnames")


@given(st.lists(st.text("甲乙丙丁.*", min_size=1, max_size=4), min_size=1, max_size=8))
def test_an_alternation_matches_the_longest_of_its_words(vocabulary: list[str]) -> None:
    pattern = re.compile(alternation(vocabulary))
    for word in vocabulary:
        found = pattern.match(word)
        assert found
        assert found[0] == word
