"""Values kept in this process for a while, under tokens that only their owners know.

Bounded in number, in all and for each owner, so that one visitor cannot push out what others have; a value
that nobody asked for in its lifetime goes. Safe to use from several threads.
"""

from __future__ import annotations

import secrets
import threading
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

LIFETIME = 2 * 60 * 60  # seconds since a value was last used
MOST = 256  # values in all
MOST_EACH = 16  # values of one owner
_TOKEN_BYTES = 24

Value = TypeVar("Value")


@dataclass(slots=True)
class _Kept(Generic[Value]):
    value: Value
    owner: str | None
    used: float  # seconds on the clock


class Keeping(Generic[Value]):
    """Values by token; the one that was used longest ago stands first."""

    def __init__(
        self,
        *,
        most: int = MOST,
        most_each: int = MOST_EACH,
        lifetime: float = LIFETIME,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._most, self._most_each, self._lifetime, self._clock = most, most_each, lifetime, clock
        self._lock = threading.Lock()
        self._kept: OrderedDict[str, _Kept[Value]] = OrderedDict()

    def keep(self, value: Value, *, token: str | None = None, owner: str | None = None) -> str:
        """Keep a value in place of the one under `token`, if that is known; answers its token.

        `owner` tells visitors apart; values of nobody in particular (None) only count in all.
        """
        with self._lock:
            self._forget()
            key = token if token in self._kept else None
            key = key or secrets.token_urlsafe(_TOKEN_BYTES)
            self._kept[key] = _Kept(value, owner, self._clock())
            self._kept.move_to_end(key)
            self._make_room(owner)
        return key

    def find(self, token: str | None) -> Value | None:
        """Give the value under a token; None where there is none, or not any more."""
        with self._lock:
            self._forget()
            kept = self._kept.get(token or "")
            if kept is None:
                return None
            kept.used = self._clock()
            self._kept.move_to_end(token or "")
            return kept.value

    def drop(self, token: str | None) -> None:
        """Forget a value."""
        with self._lock:
            self._kept.pop(token or "", None)

    def __len__(self) -> int:
        return len(self._kept)

    def _forget(self) -> None:
        limit = self._clock() - self._lifetime
        while self._kept and next(iter(self._kept.values())).used < limit:
            self._kept.popitem(last=False)

    def _make_room(self, owner: str | None) -> None:
        """Drop what is too much: the oldest of this owner, then the oldest of who holds most."""
        mine = [key for key, kept in self._kept.items() if owner is not None and kept.owner == owner]
        for key in mine[: -self._most_each]:
            del self._kept[key]
        while len(self._kept) > self._most:
            greedy, _ = Counter(kept.owner for kept in self._kept.values()).most_common(1)[0]
            del self._kept[next(key for key, kept in self._kept.items() if kept.owner == greedy)]
