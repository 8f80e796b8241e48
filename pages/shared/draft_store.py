"""What outlives a reload: work kept in this process under a token that the reader's browser holds.

A session of Streamlit ends with the page, so what somebody is in the middle of lies on a desk, and the next
page of the same browser finds it there: after a reload, in the other language, in a second tab. The token
stands in a cookie that ends with the browser, never in an address, and only those who bring articles get
one. Desks are bounded in number; one that nobody used in two hours is cleared, the longest unused first.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

import streamlit as st

LIFETIME = 2 * 60 * 60  # seconds since a desk was last used
MOST_DESKS = 64
COOKIE = "desk"
_TOKEN_BYTES = 24

Work = TypeVar("Work")


class Desks(Generic[Work]):
    """The desks of a process; safe to use from several threads."""

    def __init__(self, *, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, tuple[float, Work]] = OrderedDict()

    def keep(self, work: Work, token: str | None = None) -> str:
        """Leave the work on the desk of that token, or on a new one; answers its token."""
        key = token or secrets.token_urlsafe(_TOKEN_BYTES)
        with self._lock:
            self._kept[key] = (self._clock(), work)
            self._kept.move_to_end(key)
            self._clear()
        return key

    def find(self, token: str | None) -> Work | None:
        """The work on the desk of that token; None where there is none, or not any more."""
        with self._lock:
            self._clear()
            _, work = self._kept.get(token or "", (0.0, None))
            return work

    def _clear(self) -> None:
        limit = self._clock() - LIFETIME
        while self._kept and (len(self._kept) > MOST_DESKS or next(iter(self._kept.values()))[0] < limit):
            self._kept.popitem(last=False)


def token() -> str | None:
    """The token that the reader's browser holds; none in a frame, which shows the dataset alone."""
    return None if st.context.is_embedded else st.context.cookies.get(COOKIE)
