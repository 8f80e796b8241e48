"""Where the dataset is that this process works with."""

from __future__ import annotations

import os
from pathlib import Path

from geo.resources import DATA

VARIABLE = "DELEGATE_MAP_DATA"
DEFAULT = DATA


def directory() -> Path:
    """The directory that DELEGATE_MAP_DATA names, by default data/ of the project."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)
