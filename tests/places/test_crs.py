"""WGS-84, GCJ-02 and BD-09: known points, there and back over the whole country, nothing abroad."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import BadParameter
from geo.places import boundaries, crs, divisions
from geo.places.distance import distance_km
from tests.places.shifts import SHIFTS

LAND = [division for division in divisions.every() if not division.adcode.startswith("71")]


def first_shift_to_second(lon, lat):
    return crs.wgs84_to_bd09(*crs.gcj02_to_wgs84(lon, lat))


def second_shift_to_first(lon, lat):
    return crs.wgs84_to_gcj02(*crs.bd09_to_wgs84(lon, lat))


def metres(a, b):
    return distance_km(*a, *b) * 1000


@st.composite
def points_on_land(draw):
    """A point inside a random division, anywhere in its box that its outline covers, or its own point."""
    division = draw(st.sampled_from(LAND))
    west, south, east, north = division.box
    lon = west + (east - west) * draw(st.floats(0, 1))
    lat = south + (north - south) * draw(st.floats(0, 1))
    if boundaries.contains(division.adcode, lon, lat):
        return lon, lat
    return division.lon, division.lat


@settings(max_examples=400, deadline=None)
@given(points_on_land(), st.sampled_from(crs.SYSTEMS))
def test_there_and_back_errs_by_less_than_a_decimetre(point, system):
    lon, lat = SHIFTS[system](*point)
    assert metres(crs.to_wgs84(lon, lat, system), point) < 0.1


@settings(max_examples=400, deadline=None)
@given(points_on_land())
def test_the_shift_is_some_hundred_metres(point):
    assert 10 < metres(crs.wgs84_to_gcj02(*point), point) < 900
    assert 100 < metres(crs.wgs84_to_bd09(*point), point) < 2000


# As independent implementations of the same formulas give them.
@pytest.mark.parametrize(
    ("convert", "point", "expected"),
    [
        (crs.wgs84_to_gcj02, (116.404, 39.915), (116.410244, 39.916404)),
        (first_shift_to_second, (116.404, 39.915), (116.410369, 39.921336)),
        (second_shift_to_first, (116.404, 39.915), (116.397627, 39.908656)),
        (crs.wgs84_to_gcj02, (116.4, 39.9), (116.40624278491117, 39.901403529849404)),
        (crs.wgs84_to_bd09, (104.4, 30.1), (104.40902758758891, 30.103807366697122)),
    ],
)
def test_known_points(convert, point, expected):
    assert metres(convert(*point), expected) < 0.3


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (106.91, 47.92),  # Ulaanbaatar
        (105.85, 21.03),  # Hanoi
        (127.0, 37.5),  # Seoul
        (85.32, 27.71),  # Kathmandu
        (91.63, 27.47),  # Thimphu
        (127.54, 50.28),  # Blagoveshchensk, across the river from Heihe
        (124.39, 40.09),  # Sinuiju, across the river from Dandong
        (125.0, 30.0),  # East China Sea
        (121.5654, 25.0330),  # Taipei
        (-0.13, 51.5),
    ],
)
@pytest.mark.parametrize(("source", "target"), list(permutations(crs.SYSTEMS, 2)))
def test_abroad_at_sea_and_in_taiwan_all_systems_agree(lon, lat, source, target):
    assert SHIFTS[target](*crs.to_wgs84(lon, lat, source)) == (lon, lat)


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        (114.1694, 22.3193),  # Kowloon
        (113.5491, 22.1987),  # Macao
        (127.49, 50.23),  # Heihe
        (124.37, 40.12),  # Dandong
        (73.9, 39.4),  # the western end
        (134.6, 48.35),  # the eastern end
    ],
)
def test_inside_up_to_the_border_points_are_shifted(lon, lat):
    assert crs.wgs84_to_gcj02(lon, lat) != (lon, lat)


def test_an_unknown_system_is_named_with_the_known_ones():
    with pytest.raises(BadParameter, match=r"'epsg4326'.*wgs84, gcj02, bd09"):
        crs.to_wgs84(116.4, 39.9, "epsg4326")
