from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.coordinates import LATITUDES, LONGITUDES, parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("36.88, 109.98", (36.88, 109.98)),
        ("109.98 36.88", (36.88, 109.98)),
        ("109.98，36.88", (36.88, 109.98)),
        ("北纬36.88 东经109.98", (36.88, 109.98)),
        ("36, 109", (36.0, 109.0)),
        ("36.88", None),
        ("1, 2", None),
        ("36.88, 190", None),
        ("-36.88, 109.98", None),
        ("36.88, 109.98, 5", None),
        ("某地", None),
        ("", None),
    ],
)
def test_two_numbers_are_a_position_in_either_order(text, expected):
    assert parse(text) == expected


@given(st.floats(*LATITUDES), st.floats(*LONGITUDES))
def test_the_order_makes_no_difference(lat, lon):
    first, second = f"{lat:.6f}", f"{lon:.6f}"
    assert parse(f"{first}, {second}") == parse(f"{second}, {first}") == (float(first), float(second))


@given(st.text())
def test_any_text_is_read_or_not_and_never_fails(text):
    found = parse(text)
    assert found is None or (LATITUDES[0] <= found[0] <= LATITUDES[1])
