"""How commands print: JSON that people can read, places as a chain."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

LEVELS = ("province", "prefecture", "county", "township", "village")


def as_json(value: Any) -> None:
    """Print a value as JSON."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def chain(place: Mapping[str, Any]) -> str:
    """The divisions of a place, outermost first; "-" where none is known."""
    return " › ".join(place[level] for level in LEVELS if place[level]) or "-"
