"""Marks of the poster's map: the shapes of themes, and rings of theme shares around a number."""

from __future__ import annotations

from collections.abc import Mapping
from math import cos, pi, sin

from geo.web.marker_shapes import SHAPES
from geo.web.poster.projection import Point

RADIUS = 2.4  # millimetres of one delegate's mark
WHITE = "#FFFFFF"


def shape(kind: str, colour: str, at: Point, radius: float, *, edge: float = 0.45) -> str:
    """One mark of a theme's shape and colour, with a white edge."""
    x, y = at
    border = f'stroke="{WHITE}" stroke-width="{edge:.2f}" stroke-linejoin="round"' if edge else ""
    corners, hole = SHAPES[kind].corners, SHAPES[kind].hole
    if hole:
        middle, thick = radius * (1 + hole) / 2, radius * (1 - hole)
        return (
            f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{middle:.2f}" fill="{WHITE}" stroke="{colour}" '
            f'stroke-width="{thick:.2f}"/>'
        )
    if not corners:
        return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{colour}" {border}/>'
    points = " ".join(f"{x + dx * radius:.2f},{y + dy * radius:.2f}" for dx, dy in corners)
    return f'<polygon points="{points}" fill="{colour}" {border}/>'


def ring(shares: Mapping[str, int], at: Point, radius: float) -> str:
    """A white disc with a ring of shares; `shares` counts by colour."""
    x, y = at
    parts = [f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{radius:.2f}" fill="{WHITE}"/>']
    middle, thick = radius * 0.8, radius * 0.28
    total = sum(shares.values())
    turn = 0.0
    for colour, count in shares.items():
        if count == total:
            parts.append(
                f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{middle:.2f}" fill="none" stroke="{colour}" '
                f'stroke-width="{thick:.2f}"/>'
            )
            break
        end = turn + count / total
        (x0, y0), (x1, y1) = _on_circle(at, middle, turn), _on_circle(at, middle, end)
        large = int(end - turn > 0.5)
        parts.append(
            f'<path d="M{x0:.2f} {y0:.2f}A{middle:.2f} {middle:.2f} 0 {large} 1 {x1:.2f} {y1:.2f}" '
            f'fill="none" stroke="{colour}" stroke-width="{thick:.2f}"/>'
        )
        turn = end
    return "".join(parts)


def ring_radius(count: int) -> float:
    """Radius in millimetres of the ring around so many delegates."""
    return min(RADIUS + 0.8 + 0.55 * len(str(count)), 5.0)


def _on_circle(at: Point, radius: float, turn: float) -> Point:
    angle = (turn - 0.25) * 2 * pi
    return at[0] + radius * cos(angle), at[1] + radius * sin(angle)
