"""Page runs take turns, one at a time, so that fifty threads do not fight over one interpreter.

Streamlit runs every session's page in a thread of its own. All at once they are slower together than one
after the other, and the server's event loop, which answers everybody, waits longest.
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager

AT_ONCE = 1  # runs: they hold the interpreter nearly all the time
PATIENCE = 6.0  # seconds after which a run goes on although it is not its turn


class Turns:
    """Who runs and who waits, first come first served."""

    def __init__(self, at_once: int = AT_ONCE, *, patience: float = PATIENCE) -> None:
        self.patience = patience
        self._free = at_once
        self._waiting: deque[threading.Event] = deque()
        self._lock = threading.Lock()
        self._ended = time.monotonic()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for a turn, and give it back at the end however the run ends."""
        mine = threading.Event()
        with self._lock:
            if self._free and not self._waiting:
                self._free -= 1
                mine.set()
            else:
                self._waiting.append(mine)
        if not mine.wait(self.patience):
            with self._lock:
                if not mine.is_set():  # out of patience: it runs beside the others
                    self._waiting.remove(mine)
        try:
            yield
        finally:
            with self._lock:
                self._ended = time.monotonic()
                if mine.is_set():
                    self._pass_on()

    def _pass_on(self) -> None:
        if self._waiting:
            self._waiting.popleft().set()
        else:
            self._free += 1

    def idle(self) -> float:
        """Seconds since a run ended."""
        return time.monotonic() - self._ended


TURNS = Turns()
turn = TURNS.turn
idle = TURNS.idle
