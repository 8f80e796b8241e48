"""The vocabulary: its lists, and the patterns made of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo.vocabulary
from geo.vocabulary import alternation, characters, either, rows, words, words_for

FOLDER = Path(geo.vocabulary.__file__).parent
KINDS = (
    "bodies",
    "divisions",
    "genders",
    "national_offices",
    "peoples",
    "press",
    "speech",
    "table_headers",
    "titles",
)


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


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.*")), ids=lambda path: path.name)
def test_a_file_says_what_its_words_are_and_where_they_come_from(path: Path) -> None:
    if path.suffix in (".txt", ".csv"):
        head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        assert re.search(r"[Cc]ompiled|[Cc]ollected|[Cc]hosen|by hand|GB/T|register|terms", " ".join(head))


@pytest.mark.parametrize("kind", KINDS)
def test_the_head_of_a_table_explains_its_uses_and_each_is_asked_for(kind: str) -> None:
    text = (FOLDER / f"{kind}.csv").read_text(encoding="utf-8")
    explained = re.findall(r"^# (\w+): ", text, re.MULTILINE)
    assert len(explained) == len(set(explained))
    assert set(explained) == {use for row in rows(kind) for use in row["for"].split()}
    sources = [path.read_text(encoding="utf-8") for path in FOLDER.parent.rglob("*.py")]
    code = "\n".join(source for source in sources if re.search(rf"""\(["']{kind}["']""", source))
    assert [use for use in explained if not re.search(rf"""["']{use}["']""", code)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_word_stands_once_in_a_table(kind: str) -> None:
    words_ = [row["word"] for row in rows(kind)]
    assert len(words_) == len(set(words_))
    assert all(row["for"] for row in rows(kind))


def test_words_for_a_use_keep_the_order_of_the_table() -> None:
    assert words_for("divisions", "township") == ("镇", "乡", "街道", "苏木")
    both = words_for("divisions", "township", "village")
    assert both[:4] == words_for("divisions", "township")
    assert len(both) == len(set(both))


def test_an_unknown_use_is_an_error() -> None:
    with pytest.raises(KeyError):
        words_for("divisions", "continent")


def test_either_matches_the_words_of_the_uses_and_no_others() -> None:
    pattern = re.compile(either("divisions", "township", "village_name"))
    assert pattern.fullmatch("街道")
    assert pattern.fullmatch("嘎查")
    assert not pattern.fullmatch("自治州")
