"""Paints a drawing as PNG."""

from __future__ import annotations

import resvg_py

MILLIMETRES = 25.4  # in an inch
RESOLUTION = 200  # dots per inch: A3 is 3,307 dots wide


def png(svg: str, *, width_mm: float, resolution: int = RESOLUTION) -> bytes:
    """The drawing, so many millimetres wide, as a PNG file. It needs no font: its text is outlines."""
    width = round(width_mm / MILLIMETRES * resolution)
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, dpi=96, skip_system_fonts=True))
