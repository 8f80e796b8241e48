"""Gives memory back in quiet moments.

Collecting garbage after every page run, as Streamlit does, costs three quarters of it. Here it is collected
when nobody has asked for a while; what is free then goes back to the system, where its library can do that.
"""

from __future__ import annotations

import asyncio
import ctypes
import gc
from collections.abc import Callable

QUIET = 5.0  # seconds without a run
EVERY = 30.0  # seconds between two looks
AT_LATEST = 300.0  # seconds after which it is collected all the same


async def tidy(idle: Callable[[], float]) -> None:
    """Collect for ever; `idle` tells the seconds since the last page run."""
    waited, tidied = 0.0, False
    while True:
        await asyncio.sleep(EVERY)
        waited += EVERY
        since = idle()
        if since < EVERY:
            tidied = False
        if tidied or (since < QUIET and waited < AT_LATEST):
            continue
        await asyncio.to_thread(collect)
        waited, tidied = 0.0, since >= QUIET


def collect() -> None:
    """Collect garbage, and give what is free back to the system."""
    gc.collect()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None) if _has_libraries() else None
    if trim is not None:
        trim(0)


def _has_libraries() -> bool:
    """Whether the process's own libraries can be asked by name, as on Linux."""
    try:
        ctypes.CDLL(None)
    except (OSError, TypeError):  # Windows
        return False
    return True
