"""How much a string looks like a name, by itself."""

from __future__ import annotations

import pytest

from geo.text.lexicon import name_forms


@pytest.mark.parametrize(
    ("likely", "unlikely"),
    [
        ("李明亮", "李明的"),  # a particle is no part of a name
        ("王建国", "高度"),  # a word of the dictionary
        ("欧阳文", "方面"),
        ("张德福", "从中"),
    ],
)
def test_a_name_weighs_more_than_a_word(likely: str, unlikely: str) -> None:
    assert (name_forms.chinese(likely) or -9) > (name_forms.chinese(unlikely) or -9)


@pytest.mark.parametrize("string", ["王书记", "李老师", "老王", "群众", "丘健代表", "A小明", "甲"])
def test_addresses_groups_and_what_has_no_surname_are_no_names(string: str) -> None:
    assert name_forms.chinese(string) is None


@pytest.mark.parametrize(("string", "known"), [("扎西卓玛", True), ("吉克阿牛", True), ("我们大家", False)])
def test_transcribed_names_are_made_of_known_elements(string: str, known: bool) -> None:
    assert (name_forms.elements().fullmatch(string) is not None) is known
