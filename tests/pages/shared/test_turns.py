"""Page runs take turns, first come first served, and none waits for ever."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

import pytest

from pages.shared.turns import Turns


def run(turns, number, order, hold):
    with turns.turn():
        order.append(number)
        hold.wait(5)


def until(holds):
    """Wait a moment for what other threads do."""
    ends = time.monotonic() + 5
    while not holds() and time.monotonic() < ends:
        time.sleep(0.005)
    assert holds()


def started(turns, numbers, order, hold):
    """Threads that ask for a turn one after the other."""
    threads = []
    for count, number in enumerate(numbers, start=1):
        thread = threading.Thread(target=run, args=(turns, number, order, hold))
        thread.start()
        threads.append(thread)
        until(lambda count=count: len(order) + len(turns._waiting) == count)
    return threads


@pytest.mark.parametrize("at_once", [1, 2])
def test_never_more_run_than_a_few(at_once):
    turns, hold = Turns(at_once), threading.Event()
    order: list[int] = []
    threads = started(turns, range(5), order, hold)
    assert order == list(range(at_once))
    hold.set()
    for thread in threads:
        thread.join(5)
    assert sorted(order) == [0, 1, 2, 3, 4]
    assert turns.idle() < 5


def test_those_who_came_first_run_first():
    turns, hold = Turns(1), threading.Event()
    order: list[int] = []
    threads = started(turns, range(5), order, hold)
    hold.set()
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3, 4]


def test_a_run_that_fails_gives_its_turn_back():
    turns = Turns(1, patience=0.01)
    for _ in range(3):
        with suppress(ValueError), turns.turn():
            raise ValueError
    assert turns._free == 1


def test_who_is_out_of_patience_runs_beside_the_others_and_takes_no_turn_with_them():
    turns, hold = Turns(1, patience=0.05), threading.Event()
    order: list[int] = []
    (first,) = started(turns, [0], order, hold)
    with turns.turn():
        order.append(1)
    assert order == [0, 1]
    hold.set()
    first.join(5)
    assert turns._free == 1
