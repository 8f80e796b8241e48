"""Repair and simplification of the county layer, on small coverages."""

from __future__ import annotations

import pytest
import shapely
from shapely import box

from geo.places.build.boundaries import _repaired, _simplified


def test_an_overlap_goes_to_the_smaller_code():
    (_, _, first), (_, _, second) = _repaired([("2", "b", box(0.9, 0, 2, 1)), ("1", "a", box(0, 0, 1, 1))])
    assert first.equals(box(0, 0, 1, 1))
    assert second.equals(box(1, 0, 2, 1))


@pytest.mark.parametrize(("size", "holes"), [(0.002, 0), (0.2, 1)], ids=["seam", "lagoon"])
def test_a_seam_is_closed_and_a_lagoon_is_kept(size, holes):
    gap = box(1 - size / 2, 0.5, 1 + size / 2, 0.5 + size)
    areas = [("1", "a", box(0, 0, 1, 1).difference(gap)), ("2", "b", box(1, 0, 2, 1).difference(gap))]
    union = shapely.union_all([shape for _, _, shape in _repaired(areas)])
    assert len(union.interiors) == holes


def test_neighbours_keep_one_border_and_small_islands_stay():
    wave = [(1 + 0.004 * (step % 2), step / 50) for step in range(51)]
    west = shapely.union_all([shapely.Polygon([(0, 0), *wave, (0, 1)]), box(5, 5, 5.001, 5.001)])
    east = shapely.Polygon([(2, 0), *wave, (2, 1)])
    simple = [shape for _, _, shape in _simplified([("1", "a", west), ("2", "b", east)])]
    assert shapely.coverage_is_valid(simple)
    assert shapely.get_num_coordinates(simple[0]) < shapely.get_num_coordinates(west)
    assert len(simple[0].geoms) == 2


def test_a_border_that_no_longer_matches_is_not_written():
    with pytest.raises(ValueError, match="broke the borders"):
        _simplified([("1", "a", box(0, 0, 1, 1)), ("2", "b", box(0.5, 0, 2, 1))])
