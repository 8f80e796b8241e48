"""Memory is given back when nobody asks, and now and then when somebody always does."""

from __future__ import annotations

import asyncio
import ctypes

import pytest

from geo.web.server import memory


@pytest.mark.parametrize(
    ("idle", "looks", "collected"),
    [
        (lambda: 60.0, 4, 1),  # quiet all the time: once is enough
        (lambda: 1.0, 4, 0),  # busy
        (lambda: 1.0, 12, 1),  # busy for long
    ],
)
def test_when_it_is_collected(monkeypatch, idle, looks, collected):
    found = []

    async def pause(_seconds):
        nonlocal looks
        looks -= 1
        if looks < 0:
            raise asyncio.CancelledError

    async def call(work):
        work()

    monkeypatch.setattr(asyncio, "sleep", pause)
    monkeypatch.setattr(asyncio, "to_thread", call)
    monkeypatch.setattr(memory, "collect", lambda: found.append(True))
    with pytest.raises(asyncio.CancelledError):
        asyncio.run(memory.tidy(idle))
    assert len(found) == collected


def test_collecting_works_on_any_system(monkeypatch):
    memory.collect()
    monkeypatch.setattr(ctypes, "CDLL", lambda _name: (_ for _ in ()).throw(OSError))
    memory.collect()
