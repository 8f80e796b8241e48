"""Page runs take turns, first come first served, and none waits for ever."""

from __future__ import annotations

import threading
import time
from contextlib import suppress

from pages.shared.turns import Turns


def run(turns, number, order, hold):
    with turns.turn():
        order.append(number)
        hold.wait(5)


def test_those_who_came_first_run_first_and_never_more_than_a_few():
    turns, hold = Turns(2), threading.Event()
    order: list[int] = []
    threads = []
    for number in range(5):
        thread = threading.Thread(target=run, args=(turns, number, order, hold))
        thread.start()
        threads.append(thread)
        time.sleep(0.02)
    assert order == [0, 1]
    hold.set()
    for thread in threads:
        thread.join(5)
    assert order == [0, 1, 2, 3, 4]
    assert turns.idle() < 5


def test_a_run_that_fails_gives_its_turn_back():
    turns = Turns(1, patience=0.01)
    for _ in range(3):
        with suppress(ValueError), turns.turn():
            raise ValueError
    assert turns._free == 1


def test_who_is_out_of_patience_runs_beside_the_others_and_takes_no_turn_with_them():
    turns, hold = Turns(1, patience=0.05), threading.Event()
    order: list[int] = []
    first = threading.Thread(target=run, args=(turns, 0, order, hold))
    first.start()
    time.sleep(0.02)
    with turns.turn():
        order.append(1)
    assert order == [0, 1]
    hold.set()
    first.join(5)
    assert turns._free == 1
