"""The dataset: build, read, validate, query, export.

`load`, `current`, `Dataset`, `Filters` and `Selection` are handed on from here when they are first asked for:
the commands that read one article need no arrays. The rest is imported from its module.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Filters, Selection
    from geo.store.dataset.load import current, load

_HOME = {
    "Dataset": "dataset.dataset",
    "Filters": "dataset.filters",
    "Selection": "dataset.filters",
    "current": "dataset.load",
    "load": "dataset.load",
}
__all__ = ["Dataset", "Filters", "Selection", "current", "load"]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
