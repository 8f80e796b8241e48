"""The poster's paper: land, borders, the ten-dash line, names of provinces, and the inset of the islands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from geo.vocabulary import words_for
from geo.web.poster.glyphs import Typesetter, width
from geo.web.poster.projection import Frame, Point
from geo.web.server import assets

SEA, LAND, BORDER, NATION, NAMES = "#EEF3F6", "#FBF9F4", "#CFC8BA", "#8F8778", "#6B6558"
ISLANDS = (105.6, 2.2, 123.2, 24.6)  # what the inset shows
REACHED = (108.8, 3.2, 120.2, 21.2)  # a frame that holds this needs no inset
INSET = (22.0, 29.0)  # millimetres
FINER = (("prefecture", 6.0, 0.12), ("county", 8.0, 0.08))  # level, zoom from which it is drawn, line width
NUDGE = 1.3  # heights of a name that it may stand below or above its place
NAME_SIZE = 2.6
_ENDINGS = sorted(words_for("divisions", "of_province"), key=len, reverse=True)

Features = Sequence[dict[str, Any]]


def paper(frame: Frame) -> str:
    """Sea, land and lines, clipped to the frame."""
    provinces, dashes = features("province"), features(assets.DASHES)
    land = "".join(frame.path(_rings(feature), closed=True) for feature in provinces)
    parts = [
        f'<rect {_rectangle(frame)} fill="{SEA}"/>',
        # the nation's border is what a wide line around every province leaves outside of the land
        f'<path d="{land}" fill="none" stroke="{NATION}" stroke-width="0.7" stroke-linejoin="round"/>',
        f'<path d="{land}" fill="{LAND}" fill-rule="evenodd" stroke="{BORDER}" stroke-width="0.18"/>',
    ]
    for level, zoom, line in FINER:
        if frame.zoom >= zoom:
            path = "".join(frame.path(_rings(feature), closed=True) for feature in features(level))
            parts.append(f'<path d="{path}" fill="none" stroke="{BORDER}" stroke-width="{line}"/>')
    dashed = "".join(frame.path(_lines(feature), closed=False) for feature in dashes)
    parts.append(f'<path d="{dashed}" fill="none" stroke="{NATION}" stroke-width="0.5"/>')
    return "".join(parts)


def inset(frame: Frame, type_: Typesetter, caption: str) -> str:
    """The islands in a frame of their own at the lower right, where the map does not reach them; else ""."""
    west, south, east, north = frame.box()
    if west <= REACHED[0] and south <= REACHED[1] and east >= REACHED[2] and north >= REACHED[3]:
        return ""
    wide, high = INSET
    box = Frame.around(
        ISLANDS, frame.left + frame.width - wide - 2, frame.top + frame.height - high - 2, wide, high
    )
    clip = f'<clipPath id="inset"><rect {_rectangle(box)}/></clipPath>'
    size = min(2.2, 2.2 * (wide - 1) / max(1.0, width(caption, 2.2)))
    label = type_.line(
        caption, box.left + wide / 2, box.top + high - 1.2, size, fill=NAMES, anchor="middle", halo=SEA
    )
    edge = f'<rect {_rectangle(box)} fill="none" stroke="{NATION}" stroke-width="0.25"/>'
    return f'{clip}<g clip-path="url(#inset)">{paper(box)}</g>{label}{edge}'


def names(
    frame: Frame,
    type_: Typesetter,
    taken: Sequence[tuple[Point, float]],
    called: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[str]:
    """Names of provinces in the frame that collide neither with marks (middle, radius) nor each other.

    `called` has other names for them, by the official one.
    """
    from geo.places import divisions

    held: list[tuple[float, float, float, float]] = []
    for division in divisions.every():
        if division.level != "province":
            continue
        name = called.get(division.name) or _short(division.name)
        x, middle = frame.place(division.lon, division.lat)
        half, size = width(name, NAME_SIZE) / 2, NAME_SIZE
        for y in (middle, middle + NUDGE * size, middle - NUDGE * size):
            box = (x - half, y - size, x + half, y + size * 0.3)
            if not frame.holds((box[0], box[1]), 0.5) or not frame.holds((box[2], box[3]), 0.5):
                continue
            meets = any(
                box[0] - r < mx < box[2] + r and box[1] - r < my < box[3] + r for (mx, my), r in taken
            ) or any(box[0] < b[2] and box[2] > b[0] and box[1] < b[3] and box[3] > b[1] for b in held)
            if not meets:
                held.append(box)
                yield type_.line(name, x, y, size, fill=NAMES, anchor="middle", halo=LAND)
                break


@lru_cache(maxsize=4)
def features(level: str) -> Features:
    """The features of a boundary layer."""
    import gzip
    import json

    path = assets.BOUNDARIES / f"{level}.json.gz"
    found: Features = json.loads(gzip.decompress(path.read_bytes()))["features"]
    return found


def _rings(feature: dict[str, Any]) -> list[Any]:
    geometry = feature["geometry"]
    pieces = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for piece in pieces for ring in piece]


def _lines(feature: dict[str, Any]) -> list[Any]:
    geometry = feature["geometry"]
    lines: list[Any] = geometry["coordinates"]
    return [lines] if geometry["type"] == "LineString" else lines


def _short(name: str) -> str:
    """The name of a province as maps print it."""
    if name == "内蒙古自治区":
        return name[:3]
    return next((name.removesuffix(ending) for ending in _ENDINGS if name.endswith(ending)), name)


def _rectangle(box: Frame) -> str:
    return f'x="{box.left:.2f}" y="{box.top:.2f}" width="{box.width:.2f}" height="{box.height:.2f}"'
