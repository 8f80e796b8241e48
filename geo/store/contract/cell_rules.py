"""What can be wrong with one cell of the dataset, by the column that it stands in."""

from __future__ import annotations

import math
import re
from datetime import date, datetime

from geo.store.contract.columns import Column


def cell_fault(column: Column, cell: str) -> str | None:
    """What is wrong with a cell, by the type, vocabulary and limits of its column; None if nothing."""
    if not cell:
        return "is empty in a row" if column.required else None
    if column.values and cell not in column.values:
        return f"is {cell!r}; allowed: {', '.join(column.values)}"
    if column.type not in ("integer", "number"):
        return None
    try:
        number = float(int(cell)) if column.type == "integer" else float(cell)
    except ValueError:
        return f"is {cell!r}, which is not {'an integer' if column.type == 'integer' else 'a number'}"
    low = -math.inf if column.minimum is None else column.minimum
    high = math.inf if column.maximum is None else column.maximum
    if not math.isfinite(number) or not low <= number <= high:
        return f"is {cell!r}, which is outside {low} to {high}"
    return None


def form_fault(column: Column, cell: str) -> str | None:
    """What is wrong with the form of a cell: its pattern, or a date that is none; None if nothing."""
    if not cell:
        return None
    if column.pattern and not re.fullmatch(column.pattern, cell):
        return f"is {cell!r}, which is not of the form {column.pattern}"
    try:
        if column.type == "date":
            date.fromisoformat(cell)
        elif column.type == "datetime":
            datetime.fromisoformat(cell)
    except ValueError:
        return f"is {cell!r}, which is not a {column.type}"
    return None
