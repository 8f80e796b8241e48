"""News articles that quote delegates in; who said what, and where they are from, out.

The public names are handed on when they are first asked for, so that `import geo` costs nothing:
`parse`, `read` and `extract` for articles, `resolve` and `geocode` for places, `load` and `current` for
datasets.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any

_HOME = {
    "current": "geo.store",
    "extract": "geo.text",
    "geocode": "geo.places",
    "load": "geo.store",
    "parse": "geo.text",
    "read": "geo.text",
    "resolve": "geo.places",
}
__all__ = ["current", "extract", "geocode", "load", "parse", "read", "resolve"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
