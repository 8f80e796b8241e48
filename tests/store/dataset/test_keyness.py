"""Distinctive words: the published formula on numbers that can be checked by hand, and how jieba is used."""

from __future__ import annotations

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.dataset.keyness import keywords, words

COUNTS = st.dictionaries(st.sampled_from("甲乙丙丁戊"), st.integers(1, 40), max_size=5).map(Counter)


def test_the_score_is_the_z_value_of_the_smoothed_log_odds_ratio():
    groups = {"a": Counter({"谷子": 8, "水": 2}), "b": Counter({"谷子": 2, "水": 8})}
    (found,) = keywords(groups, prior=10)["a"]
    # the corpus has 10 of 20 words 谷子, so the prior has 5 of 10: 13 of 20 here, 7 of 20 there
    log_odds = math.log(13 / 7) - math.log(7 / 13)
    assert (found.word, found.count, found.elsewhere) == ("谷子", 8, 2)
    assert found.log_odds == pytest.approx(log_odds)
    assert found.score == pytest.approx(log_odds / math.sqrt(1 / 13 + 1 / 7))


def test_a_word_that_all_share_alike_sets_nobody_apart():
    groups = {"a": Counter({"共同": 10, "山": 5}), "b": Counter({"共同": 10, "海": 5})}
    assert [[word.word for word in found] for found in keywords(groups).values()] == [["山"], ["海"]]


def test_much_evidence_beats_a_rare_word():
    groups = {"a": Counter({"常见": 60, "罕见": 1, "其余": 39}), "b": Counter({"常见": 20, "其余": 80})}
    assert [word.word for word in keywords(groups)["a"]][:2] == ["常见", "罕见"]


@pytest.mark.parametrize(
    "groups", [{}, {"a": Counter()}, {"a": Counter({"山": 3})}, {"a": Counter(), "b": Counter()}]
)
def test_without_others_there_is_nothing_to_differ_from(groups):
    assert keywords(groups) == {name: [] for name in groups}


def test_no_more_words_than_asked_for_and_ties_in_a_fixed_order():
    groups = {"a": Counter({"丙": 2, "乙": 2, "甲": 2}), "b": Counter({"丁": 6})}
    assert [word.word for word in keywords(groups, most=2)["a"]] == sorted("甲乙丙")[:2]


@given(COUNTS, COUNTS)
def test_a_word_speaks_for_one_of_two_groups_at_most(left, right):
    found = keywords({"left": left, "right": right})
    assert not {word.word for word in found["left"]} & {word.word for word in found["right"]}
    assert all(math.isfinite(word.score) for side in found.values() for word in side)


def test_words_are_cut_and_single_characters_numbers_and_marks_left_out():
    found = words(["乡村振兴，关键在人！2022年，乡村", "AI"])
    assert found["乡村"] == 2
    assert found["AI"] == 1
    assert not {"人", "，", "！", "2022"} & found.keys()
