from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.dataset.search import FIELD_END, RECORD_END, Haystack

LETTERS = st.text("aAbB党建ß", max_size=6)


@given(st.lists(st.lists(LETTERS, max_size=3), max_size=6), LETTERS)
def test_a_record_is_found_when_one_of_its_fields_holds_the_words(records, words):
    haystack = Haystack(FIELD_END.join(fields) for fields in records)
    expected = [
        not words or any(words.casefold() in field.casefold() for field in fields) for fields in records
    ]
    assert haystack.find(words).tolist() == expected
    assert haystack.find(words).tolist() == expected  # the second time from memory


@pytest.mark.parametrize("words", [FIELD_END, RECORD_END, f"甲{FIELD_END}乙", f"甲{RECORD_END}"])
def test_separators_are_found_nowhere(words):
    assert not Haystack([f"甲{FIELD_END}乙", "甲"]).find(words).any()


def test_what_is_found_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        Haystack(["甲"]).find("甲")[0] = False


def test_memory_of_searches_is_bounded():
    haystack = Haystack(["甲乙"])
    for number in range(100):
        haystack.find(str(number))
    assert len(haystack._found) <= 32
