"""One table of shapes: the browser's, read by the library."""

from __future__ import annotations

import math

import pytest

from geo.store.contract import columns
from geo.web.marker_shapes import SHAPES, path


def test_every_shape_that_a_theme_may_have_is_in_the_table():
    assert tuple(SHAPES) == columns.SHAPES


@pytest.mark.parametrize("name", [name for name, shape in SHAPES.items() if shape.corners])
def test_shapes_weigh_about_as_much_as_the_circle(name):
    corners = SHAPES[name].corners
    following = corners[1:] + corners[:1]
    area = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in zip(corners, following, strict=True)) / 2
    assert 0.7 < area / math.pi < 1.15


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("circle", "M0,-1A1,1,0,1,1,0,1A1,1,0,1,1,0,-1Z"),
        ("diamond", "M0,-1.244L1.244,0L0,1.244L-1.244,0Z"),
    ],
)
def test_outlines_are_paths_in_units_of_the_circle(name, data):
    assert path(name) == data


def test_the_hole_of_a_ring_turns_the_other_way():
    assert path("ring").endswith("M0,-0.45A0.45,0.45,0,1,0,0,0.45A0.45,0.45,0,1,0,0,-0.45Z")
