"""The shapes of themes, read from the table that the browser's modules import.

One table serves the map, the pages, the exported file, the charts and the poster:
static/shared/shape_table.js, whose object is written as JSON.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_TABLE = Path(__file__).resolve().parent / "static" / "shared" / "shape_table.js"


@dataclass(frozen=True, slots=True)
class Shape:
    """The outline of a shape in units of the radius of a circle that weighs as much; y runs down."""

    corners: tuple[tuple[float, float], ...]  # none for a circle
    hole: float  # radius of the hole in it, 0 without


def _read() -> dict[str, Shape]:
    text = _TABLE.read_text(encoding="utf-8")
    table = json.loads(text[text.index("SHAPES = ") + len("SHAPES = ") :].rstrip().removesuffix(";"))
    return {
        name: Shape(tuple((x, y) for x, y in row.get("corners", [])), row.get("hole", 0.0))
        for name, row in table.items()
    }


SHAPES: Final = _read()


def path(name: str) -> str:
    """The outline of a shape as the data of an SVG path."""
    shape = SHAPES[name]
    if shape.corners:
        return "M" + "L".join(f"{x:g},{y:g}" for x, y in shape.corners) + "Z"
    return "".join(
        f"M0,{-radius:g}A{radius:g},{radius:g},0,1,{turn},0,{radius:g}A{radius:g},{radius:g},0,1,{turn},0,{-radius:g}Z"
        for radius, turn in ((1, 1), (shape.hole, 0))
        if radius
    )
