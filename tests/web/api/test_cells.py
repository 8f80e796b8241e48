from __future__ import annotations

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from geo.web.api.cells import CLOSE, FEW, GRID_LIMIT, LIMIT, MAX_LATITUDE, TILE, Box, Points, group, themes_of

WORLD = Box(-180, -90, 180, 90)
CHINA = Box(73, 3, 136, 54)

# few distinct values, so that points coincide and stand on the edges of boxes
latitudes = st.one_of(st.none(), st.sampled_from([18.0, 30.0, 30.001, 30.5, 53.5]), st.floats(-90, 90))
longitudes = st.one_of(st.sampled_from([73.0, 104.0, 104.001, 105.0, 135.0]), st.floats(-180, 180))
places = st.lists(st.tuples(latitudes, longitudes), max_size=60)


def points_of(found: list[tuple[float | None, float]]) -> Points:
    lat = np.array([np.nan if lat is None else lat for lat, _ in found], dtype=float)
    lon = np.array([np.nan if lat is None else lon for lat, lon in found], dtype=float)
    return Points.at(lat, lon)


def grouped(points: Points, *, zoom: float = 4, box: Box = WORLD, rows: list[int] | None = None):
    chosen = np.array(range(len(points.lat)) if rows is None else rows, dtype=np.int64)
    return group(points, chosen, zoom=zoom, box=box, ids=[f"d{row}" for row in range(len(points.lat))])


@given(places, st.floats(0, 22), st.sampled_from([WORLD, CHINA, Box(104, 30, 105, 30.5)]), st.data())
def test_every_point_in_the_box_is_in_one_cell_and_nothing_else(found, zoom, box, data):
    rows = sorted(data.draw(st.sets(st.sampled_from(range(len(found))))) if found else [])
    inside = [
        row
        for row in rows
        if found[row][0] is not None
        and box.south <= found[row][0] <= box.north
        and box.west <= found[row][1] <= box.east
    ]
    cells = grouped(points_of(found), zoom=zoom, box=box, rows=rows)
    assert sorted(row for cell in cells for row in cell.members.tolist()) == inside
    for cell in cells:
        members = cell.members.tolist()
        lats, lons = [found[row][0] for row in members], [found[row][1] for row in members]
        assert members == sorted(members)
        assert cell.box == Box(min(lons), min(lats), max(lons), max(lats))
        assert cell.box.south <= cell.lat <= cell.box.north
        assert cell.box.west <= cell.lon <= cell.box.east
        assert cell.is_one_point == (len(set(zip(lats, lons, strict=True))) == 1)
        assert (cell.key == f"d{members[0]}") == (len(members) == 1)
    assert len({cell.key for cell in cells}) == len(cells) <= LIMIT


def _squares_of(points, found, level):
    """Rows by the square of the grid that they lie in."""
    squares: dict[tuple[int, int], list[int]] = {}
    across = TILE * 2**level / CLOSE.square
    for row, (lat, _) in enumerate(found):
        if lat is not None:
            square = (int(np.floor(points.x[row] * across)), int(np.floor(points.y[row] * across)))
            squares.setdefault(square, []).append(row)
    return squares


def _extent(squares):
    """How many squares the grid around the occupied ones has."""
    sides = [max(axis) - min(axis) + 1 for axis in zip(*squares, strict=True)]
    return sides[0] * sides[1] if sides else 0


@given(places, st.integers(0, 10))
@example([(18.0, -179.0), (30.0, 104.0), (30.5, 104.0), (85.0, 73.0)], 7)
def test_cells_are_squares_of_a_grid_joined_where_they_stand_too_close(found, zoom):
    """Against the same rule written down without numpy."""
    points = points_of(found)
    squares = _squares_of(points, found, zoom)
    level = zoom
    while _extent(squares) > GRID_LIMIT:  # a grid that is too large is made coarser
        level -= 1
        squares = _squares_of(points, found, level)
    plane = TILE * 2**level

    def middle(square: tuple[int, int]) -> tuple[float, float]:
        rows = squares[square]
        return float(points.x[rows].mean() * plane), float(points.y[rows].mean() * plane)

    expected = []
    free = set(squares)
    for square in sorted(squares, key=lambda one: (-len(squares[one]), one[1], one[0])):
        if square not in free:
            continue
        near = [
            other
            for other in free
            if max(abs(other[0] - square[0]), abs(other[1] - square[1])) <= 1
            and np.hypot(*np.subtract(middle(other), middle(square))) < CLOSE.clearance
        ]
        free -= {square, *near}
        expected.append(sorted(row for one in {square, *near} for row in squares[one]))
    cells = grouped(points, zoom=zoom)
    assert sorted(cell.members.tolist() for cell in cells) == sorted(expected)


@given(st.lists(st.tuples(st.floats(25, 35), st.floats(100, 110)), max_size=9), st.floats(-5, 5))
def test_a_cell_keeps_its_key_and_members_while_the_map_is_dragged(found, shift):
    points = points_of(found)
    here = grouped(points, zoom=7, box=Box(60, 0, 150, 60))
    there = grouped(points, zoom=7, box=Box(70 + shift, 10 + shift, 140 + shift, 50 + shift))
    assert [(cell.key, cell.members.tolist()) for cell in here] == [
        (cell.key, cell.members.tolist()) for cell in there
    ]


@given(places, st.integers(1, 5), st.data())
def test_themes_are_counted_once_per_delegate_and_cell(found, themes, data):
    points = points_of(found)
    every = [(row, theme) for row in range(len(found)) for theme in range(themes)]
    pairs = sorted(data.draw(st.sets(st.sampled_from(every), max_size=80)) if every else [])
    cells = grouped(points)
    delegate = np.array([row for row, _ in pairs], dtype=np.int32)
    theme = np.array([value for _, value in pairs], dtype=np.int32)
    counted = themes_of(cells, delegate, theme, themes=themes)
    assert len(counted) == len(cells)
    for cell, shares in zip(cells, counted, strict=True):
        members = set(cell.members.tolist())
        expected = {
            value: sum(row in members for row, other in pairs if other == value) for value in range(themes)
        }
        assert shares == {value: count for value, count in expected.items() if count}


@pytest.mark.parametrize("zoom", [3, 4, 6, 9, 16, 22])
def test_however_many_points_there_are_the_marks_are_a_few_hundred_at_most(zoom):
    random = np.random.default_rng(3)
    points = Points.at(random.uniform(-89, 89, 20_000), random.uniform(-180, 180, 20_000))
    cells = grouped(points, zoom=zoom)
    assert 0 < len(cells) <= LIMIT
    assert sum(len(cell.members) for cell in cells) == 20_000


def test_marks_do_not_stand_on_each_other_in_the_middle_of_the_country():
    random = np.random.default_rng(5)
    points = Points.at(random.normal(32, 0.5, 3000), random.normal(112, 0.5, 3000))
    cells = grouped(points, zoom=8, box=CHINA)
    places = Points.at(np.array([cell.lat for cell in cells]), np.array([cell.lon for cell in cells]))
    x, y = places.x * TILE * 2**8, places.y * TILE * 2**8
    apart = np.hypot(x[:, None] - x, y[:, None] - y)[~np.eye(len(cells), dtype=bool)]
    assert len(cells) > 20
    assert np.quantile(apart.reshape(len(cells), -1).min(axis=1), 0.05) > 28  # the size of a mark


def test_few_delegates_stand_where_they_belong_and_many_leave_paper_between_them():
    few = points_of([(30 + 0.5 * (row % 14), 100 + 0.5 * (row // 14)) for row in range(FEW)])
    many = points_of([(30 + 0.5 * (row % 14), 100 + 0.5 * (row // 14)) for row in range(FEW + 1)])
    assert len(grouped(few, zoom=6)) > 2 * len(grouped(many, zoom=6))


def test_cells_come_from_north_to_south_for_readers_who_tab_through_them():
    cells = grouped(points_of([(20.0, 110.0), (45.0, 125.0), (45.0, 85.0), (30.0, 100.0)]))
    assert [(cell.lat, cell.lon) for cell in cells] == [(45, 85), (45, 125), (30, 100), (20, 110)]


def test_the_plane_is_the_one_that_maps_on_the_web_use():
    points = Points.at(
        np.array([0.0, MAX_LATITUDE, -90.0, 39.9042]), np.array([0.0, 180.0, -180.0, 116.4074])
    )
    assert points.x.tolist() == pytest.approx([0.5, 1, 0, 0.823354], abs=1e-6)
    assert points.y.tolist() == pytest.approx([0.5, 0, 1, 0.378862], abs=1e-4)
