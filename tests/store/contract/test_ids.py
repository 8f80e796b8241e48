from __future__ import annotations

import hashlib

import pytest

from geo.store.contract import ids


@pytest.mark.parametrize(
    ("found", "letter", "text"),
    [
        (ids.article_id("正文"), "a", "正文"),
        (ids.quote_id("a1", 3, 9), "q", "a1:3:9"),
        (ids.delegate_id("甲", "a1"), "d", "甲:a1"),
    ],
)
def test_ids_are_digests_of_what_is_printed(found, letter, text):
    assert found == letter + hashlib.sha256(text.encode()).hexdigest()[:8]


def test_the_same_text_twice_gets_two_ids_the_same_way_each_time():
    one, other = ids.Register(), ids.Register()
    first = [one.quote("a1", 3, 9), one.quote("a1", 3, 9)]
    assert first[0] == ids.quote_id("a1", 3, 9)
    assert first[0] != first[1]
    assert first == [other.quote("a1", 3, 9), other.quote("a1", 3, 9)]
