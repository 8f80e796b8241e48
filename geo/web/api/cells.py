"""Groups delegates into the few hundred marks that a map window can hold.

Points fall into the squares of a grid on the web-Mercator plane, one grid per zoom level, fixed to the
world and not to the window, so that a mark keeps its key while the map is dragged. Squares whose points
lie closer together than two marks can stand are joined, and a window with too many marks gets a coarser
grid. Everything is counted with numpy over whole columns; nothing here loops over delegates. What a mark
looks like is decided in the browser.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

FEW = 200  # delegates up to which marks may stand close together
LIMIT = 400  # most marks in one answer
ID_LIMIT = 100  # most ids that a mark of one point lists
TILE = 256  # pixels around the world at zoom 0
GRID_LIMIT = 1 << 18  # most squares that are counted at once
MAX_LATITUDE = 85.0511287798  # where the web-Mercator plane ends
MAX_ZOOM = 22

Ints = NDArray[np.signedinteger[Any]]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Grid:
    """How far apart marks are drawn, in pixels of the zoom level."""

    name: str  # a letter, part of the keys
    square: int  # side of a square
    clearance: int  # marks of neighbouring squares that are closer than this are joined


AIRY = Grid("c", 72, 46)  # so many marks that the paper must show between them
CLOSE = Grid("f", 38, 36)  # so few that each should stand where it belongs


@dataclass(frozen=True, slots=True)
class Box:
    """A window on the world in WGS-84 degrees, edges included."""

    west: float
    south: float
    east: float
    north: float

    def holds(self, lat: Floats, lon: Floats) -> Bools:
        """For each position whether it lies in the box; one that is not known does not."""
        return (lat >= self.south) & (lat <= self.north) & (lon >= self.west) & (lon <= self.east)


@dataclass(frozen=True, slots=True)
class Points:
    """Where the delegates of a dataset are, on the globe and on the plane."""

    lat: Floats  # degrees north, nan where unknown
    lon: Floats  # degrees east, nan where unknown
    x: Floats  # 0 to 1 from the antimeridian eastwards
    y: Floats  # 0 to 1 from north to south

    @classmethod
    def at(cls, lat: Floats, lon: Floats) -> Points:
        """Project positions; unknown ones stay unknown."""
        return cls(lat, lon, (lon + 180) / 360, _mercator(lat))


@dataclass(frozen=True, slots=True)
class Cell:
    """One mark: the delegates that stand together at this zoom."""

    key: str  # the same for the same square, point or delegate in every answer
    lat: float  # mean of its points
    lon: float
    members: Ints  # rows of its delegates, in the dataset's order
    box: Box  # around its points

    @property
    def is_one_point(self) -> bool:
        """Whether no zoom can take it apart."""
        return self.box.west == self.box.east and self.box.south == self.box.north


def group(
    points: Points, rows: Ints, *, zoom: float, box: Box, ids: Sequence[str] | NDArray[np.object_]
) -> list[Cell]:
    """Group the given rows that lie in the box, from north to south and west to east.

    The grid depends on how many rows there are, in the box or not, so that dragging does not change it.
    `rows` are positions in `points`, ascending; those without a position are left out. `ids` names the
    delegates: a mark of one delegate has that id as its key at every zoom.
    """
    inside = rows[box.holds(points.lat[rows], points.lon[rows])]
    if not len(inside):
        return []
    grid = CLOSE if len(rows) <= FEW else AIRY
    level, columns, lines, square_of = _squares(grid, points.x[inside], points.y[inside], round(zoom))
    size = len(columns)
    count = np.bincount(square_of, minlength=size)
    plane = TILE * 2.0**level
    x = np.bincount(square_of, points.x[inside], size) / count * plane
    y = np.bincount(square_of, points.y[inside], size) / count * plane
    owner = _join(grid.clearance, columns, lines, count, x, y)
    keys = [f"{grid.name}{level}.{column}.{line}" for column, line in zip(columns, lines, strict=True)]
    return list(_cells(points, inside, owner[square_of], keys, ids))


def themes_of(cells: Sequence[Cell], delegate: Ints, theme: Ints, *, themes: int) -> list[dict[int, int]]:
    """How many delegates of each cell speak about each theme.

    `delegate` and `theme` are the two halves of pairs that do not repeat; `themes` is how many there are.
    The answer has one dictionary per cell, from theme to count, themes ascending, without zeros.
    """
    if not cells or not len(delegate):
        return [{} for _ in cells]
    last = max(int(delegate.max()), max(int(cell.members[-1]) for cell in cells))
    cell_of = np.full(last + 1, len(cells), dtype=np.int64)  # one more cell for those outside the window
    for number, cell in enumerate(cells):
        cell_of[cell.members] = number
    counts = np.bincount(cell_of[delegate] * themes + theme, minlength=(len(cells) + 1) * themes)
    table = counts[: len(cells) * themes].reshape(len(cells), themes)
    return [{int(index): int(row[index]) for index in np.flatnonzero(row)} for row in table]


def _mercator(lat: Floats) -> Floats:
    sine = np.sin(np.radians(np.clip(lat, -MAX_LATITUDE, MAX_LATITUDE)))
    heights: Floats = 0.5 - np.log((1 + sine) / (1 - sine)) / (4 * np.pi)
    return heights


def _squares(grid: Grid, x: Floats, y: Floats, level: int) -> tuple[int, Ints, Ints, Ints]:
    """The finest grid from `level` upwards with few enough occupied squares.

    Returns its level, column and line of each occupied square, and for each point its square's number.
    """
    while True:
        across = TILE * 2.0**level / grid.square
        column = np.floor(x * across).astype(np.int64)
        line = np.floor(y * across).astype(np.int64)
        first_column, first_line = column.min(), line.min()
        width = int(column.max() - first_column) + 1
        height = int(line.max() - first_line) + 1
        if width * height <= GRID_LIMIT:
            place = (line - first_line) * width + column - first_column
            occupied = np.flatnonzero(np.bincount(place, minlength=width * height))
            if len(occupied) <= LIMIT:
                number = np.zeros(width * height, dtype=np.int64)
                number[occupied] = np.arange(len(occupied))
                return level, occupied % width + first_column, occupied // width + first_line, number[place]
        level -= 1


def _join(clearance: int, columns: Ints, lines: Ints, count: Ints, x: Floats, y: Floats) -> Ints:
    """For each square the one whose mark it is drawn with: the fullest of the neighbours too close to it."""
    at = {place: number for number, place in enumerate(zip(columns.tolist(), lines.tolist(), strict=True))}
    owner = np.full(len(columns), -1, dtype=np.int64)
    for number in np.lexsort((columns, lines, -count)).tolist():
        if owner[number] >= 0:
            continue
        owner[number] = number
        column, line = int(columns[number]), int(lines[number])
        for near in ((column + dx, line + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)):
            other = at.get(near)
            if other is None or owner[other] >= 0:
                continue
            if (x[other] - x[number]) ** 2 + (y[other] - y[number]) ** 2 < clearance**2:
                owner[other] = number
    return owner


def _cells(
    points: Points,
    rows: Ints,
    owner: Ints,
    keys: Sequence[str],
    ids: Sequence[str] | NDArray[np.object_],
) -> Iterator[Cell]:
    order = np.argsort(owner.astype(np.uint16), kind="stable")  # 16 bits: numpy sorts them by radix
    members, owners = rows[order], owner[order]
    starts = np.flatnonzero(np.concatenate(([True], owners[1:] != owners[:-1])))
    lat, lon = points.lat[members], points.lon[members]
    counts = np.diff(np.append(starts, len(members)))
    south, north = np.minimum.reduceat(lat, starts), np.maximum.reduceat(lat, starts)
    west, east = np.minimum.reduceat(lon, starts), np.maximum.reduceat(lon, starts)
    # rounding must not push the mean of equal points off them
    mean_lat = np.clip(np.add.reduceat(lat, starts) / counts, south, north)
    mean_lon = np.clip(np.add.reduceat(lon, starts) / counts, west, east)
    for number in np.lexsort((mean_lon, -mean_lat)).tolist():
        start, count = int(starts[number]), int(counts[number])
        box = Box(float(west[number]), float(south[number]), float(east[number]), float(north[number]))
        if count == 1:
            key = str(ids[members[start]])
        elif box.west == box.east and box.south == box.north:
            key = f"p{box.south:.6f},{box.west:.6f}"
        else:
            key = keys[owners[start]]
        yield Cell(key, float(mean_lat[number]), float(mean_lon[number]), members[start : start + count], box)
