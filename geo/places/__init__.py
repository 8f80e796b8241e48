"""Place phrase -> administrative division -> coordinates."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.places.position import geocode
    from geo.places.resolver import resolve

__all__ = ["geocode", "resolve"]

_HOMES = {"geocode": "geo.places.position", "resolve": "geo.places.resolver"}


def __getattr__(name: str) -> Any:
    # Lazily: a caller of one does not pay for the other.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
