"""Where the dataset is that this process works with."""

from __future__ import annotations

import os
from pathlib import Path

VARIABLE = "DELEGATE_MAP_DATA"
PROJECT = Path(__file__).resolve().parents[3]
DEFAULT = PROJECT / "data"


def directory() -> Path:
    """The directory that DELEGATE_MAP_DATA names, by default data/ of the project."""
    return Path(os.environ.get(VARIABLE) or DEFAULT)
