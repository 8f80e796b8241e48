"""The matched form of a text keeps its length."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.structure.script import matched


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("他說:「這個縣變了.」", "他说：「这个县变了。」"),
        ("张三代表说,今年3.5万吨(干重).", "张三代表说，今年3.5万吨（干重）。"),
        ("买买提•依明", "买买提·依明"),
        ("Pi is 3.14, e.g. this.", "Pi is 3.14, e.g. this."),
    ],
)
def test_characters_and_punctuation_become_those_of_simplified_chinese(text: str, form: str) -> None:
    assert matched(text) == form


@given(st.text())
def test_the_length_never_changes(text: str) -> None:
    assert len(matched(text)) == len(text)
