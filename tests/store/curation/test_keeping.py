"""What is kept under a token is found again, until there is too much or nobody has used it for long."""

from __future__ import annotations

import pytest

from geo.store.curation.keeping import LIFETIME, Keeping


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def keeping(clock):
    return Keeping(most=4, most_each=2, clock=lambda: clock[0])


def test_a_value_is_found_under_its_token_alone(keeping):
    token = keeping.keep("work")
    assert keeping.find(token) == "work"
    assert keeping.keep("more", token=token) == token
    assert keeping.find(token) == "more"
    assert len(token) >= 32
    assert [keeping.find(each) for each in (None, "", "guessed")] == [None] * 3
    keeping.drop(token)
    assert keeping.find(token) is None


def test_a_token_that_is_not_known_is_not_taken(keeping):
    assert keeping.keep("work", token="guessed") != "guessed"


def test_what_nobody_uses_goes_and_what_is_used_stays(keeping, clock):
    old, used = keeping.keep("old"), keeping.keep("used")
    clock[0] = LIFETIME
    assert keeping.find(used) == "used"
    clock[0] += 1
    assert [keeping.find(token) for token in (old, used)] == [None, "used"]


def test_one_owner_pushes_out_only_their_own(keeping):
    other = keeping.keep("other", owner="b")
    mine = [keeping.keep(number, owner="a") for number in range(70)]
    assert keeping.find(other) == "other"
    assert [keeping.find(token) for token in mine[-3:]] == [None, 68, 69]


def test_there_are_only_so_many_in_all_and_who_holds_most_gives_way(keeping):
    few = keeping.keep("few", owner="a")
    many = [keeping.keep(number) for number in range(5)]
    assert keeping.find(few) == "few"
    assert [keeping.find(token) for token in many] == [None, None, 2, 3, 4]
    assert len(keeping) == 4
