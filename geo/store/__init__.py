"""The dataset: build, read, validate, query, export.

`load` and `current` are here for everybody else in the project; the rest is imported from its module.
"""

from geo.store.query import Filters, Selection
from geo.store.read import current, load

__all__ = ["Filters", "Selection", "current", "load"]
