"""Desks: what lies on one is found again, until there are too many or nobody has used it for long."""

from __future__ import annotations

import pytest

from pages.shared import draft_store


@pytest.fixture
def clock():
    return [0.0]


@pytest.fixture
def desks(clock):
    return draft_store.Desks(clock=lambda: clock[0])


def test_what_lies_on_a_desk_is_found_under_its_token_alone(desks):
    token = desks.keep("work")
    assert desks.find(token) == "work"
    assert desks.keep("more", token) == token
    assert desks.find(token) == "more"
    assert len(token) >= 32
    assert [desks.find(each) for each in (None, "", "guessed")] == [None] * 3


def test_a_desk_that_nobody_uses_is_cleared(desks, clock):
    old, used = desks.keep("old"), desks.keep("used")
    clock[0] = draft_store.LIFETIME
    desks.keep("used", used)
    clock[0] += 1
    assert [desks.find(token) for token in (old, used)] == [None, "used"]


def test_there_are_only_so_many_desks(desks, monkeypatch):
    monkeypatch.setattr(draft_store, "MOST_DESKS", 2)
    tokens = [desks.keep(number) for number in range(3)]
    assert [desks.find(token) for token in tokens] == [None, 1, 2]
