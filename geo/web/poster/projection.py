"""The part of the web-Mercator plane that a poster's map shows, and what of an outline is worth drawing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import asinh, atan, degrees, log2, pi, radians, sinh, tan

PIXELS = 5.2  # of the screen's map on a millimetre of paper: marks of 28 pixels are 5.4 mm
TILE = 256
STEP = 0.12  # millimetres between points of an outline that can be told apart
CHINA = (73.2, 2.8, 135.4, 53.8)  # west, south, east, north, the islands of the South China Sea included

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle of paper in millimetres, and the part of the plane that it shows."""

    left: float
    top: float
    width: float
    height: float
    x: float  # middle of the part on the plane, 0 to 1 eastwards
    y: float  # likewise southwards
    scale: float  # millimetres across the whole plane

    @classmethod
    def around(cls, box: Sequence[float], left: float, top: float, width: float, height: float) -> Frame:
        """The frame that holds a box (west, south, east, north in degrees)."""
        west, south, east, north = box
        (x0, y0), (x1, y1) = plane(west, north), plane(east, south)
        scale = min(width / (x1 - x0), height / (y1 - y0))
        return cls(left, top, width, height, (x0 + x1) / 2, (y0 + y1) / 2, scale)

    @classmethod
    def at(
        cls, zoom: float, lat: float, lon: float, left: float, top: float, width: float, height: float
    ) -> Frame:
        """The frame around a point at a zoom level of the map."""
        x, y = plane(lon, lat)
        return cls(left, top, width, height, x, y, TILE * 2**zoom / PIXELS)

    @property
    def zoom(self) -> float:
        """The zoom level at which the screen's map is as large."""
        return log2(self.scale * PIXELS / TILE)

    def place(self, lon: float, lat: float) -> Point:
        """Where a position lies on the paper."""
        x, y = plane(lon, lat)
        return (
            self.left + self.width / 2 + (x - self.x) * self.scale,
            self.top + self.height / 2 + (y - self.y) * self.scale,
        )

    def box(self) -> tuple[float, float, float, float]:
        """West, south, east, north of what the frame shows, in degrees."""
        half_x, half_y = self.width / 2 / self.scale, self.height / 2 / self.scale
        west, north = _position(self.x - half_x, self.y - half_y)
        east, south = _position(self.x + half_x, self.y + half_y)
        return max(west, -180.0), south, min(east, 180.0), north

    def holds(self, point: Point, margin: float = 0) -> bool:
        """Whether a point of the paper is in the frame, so many millimetres from its edge."""
        x, y = point
        return (
            self.left + margin <= x <= self.left + self.width - margin
            and self.top + margin <= y <= self.top + self.height - margin
        )

    def path(self, lines: Iterable[Sequence[Sequence[float]]], *, closed: bool) -> str:
        """SVG path of lines of [lon, lat], without lines outside the frame and points too close together."""
        return "".join(self._drawn(line, closed) for line in lines)

    def _drawn(self, line: Sequence[Sequence[float]], closed: bool) -> str:
        points = list(_thinned(self.place(lon, lat) for lon, lat in line))
        xs, ys = [x for x, _ in points], [y for _, y in points]
        outside = (
            max(xs) < self.left
            or min(xs) > self.left + self.width
            or max(ys) < self.top
            or min(ys) > self.top + self.height
        )
        if outside or len(points) < 2:
            return ""
        return "M" + "L".join(f"{x:.2f} {y:.2f}" for x, y in points) + ("Z" if closed else "")


def plane(lon: float, lat: float) -> Point:
    """Web-Mercator: 0 to 1 from the antimeridian eastwards and from north to south."""
    return (lon + 180) / 360, 0.5 - asinh(tan(radians(lat))) / (2 * pi)


def _position(x: float, y: float) -> Point:
    return x * 360 - 180, degrees(atan(sinh(pi * (1 - 2 * y))))


def _thinned(points: Iterable[Point]) -> Iterator[Point]:
    last: Point | None = None
    for point in points:
        if last is None or (point[0] - last[0]) ** 2 + (point[1] - last[1]) ** 2 >= STEP**2:
            last = point
            yield point
    if last is not None:
        yield last
