"""A township gets a point only where name, outline and uniqueness agree."""

from __future__ import annotations

import pytest

from geo.places.build.geonames import Town
from geo.places.build.township_points import matches
from geo.places.build.townships import Township


def town(number, *names):
    return Town(number, 100.0, 30.0, "", names, frozenset())


A, B, ZONE = "510101", "510102", "510100"


@pytest.mark.parametrize(
    ("townships", "held", "expected"),
    [
        pytest.param([Township(A, "青山镇")], {A: [town(1, "青山镇")]}, {"青山镇": 1}, id="full name"),
        pytest.param([Township(A, "青山街道")], {A: [town(1, "青山")]}, {"青山街道": 1}, id="proper name"),
        pytest.param([Township(A, "青山镇")], {A: [town(1, "青水")]}, {}, id="another name"),
        pytest.param([Township(A, "青山镇")], {B: [town(1, "青山镇")]}, {}, id="in another county"),
        pytest.param([Township(A, "青山镇")], {A: [town(1, "青山镇"), town(2, "青山")]}, {}, id="two towns"),
        pytest.param(
            [Township(A, "青山镇"), Township(A, "青山乡")], {A: [town(1, "青山镇")]}, {}, id="two townships"
        ),
        pytest.param(
            [Township(A, "青山镇"), Township(B, "青山镇")],
            {A: [town(1, "青山镇")], B: [town(2, "青山镇")]},
            {"青山镇": 2},
            id="the same name in two counties",
        ),
        pytest.param(
            [Township(A, "青山镇"), Township(A, "绿水镇")],
            {A: [town(1, "青山镇", "绿水镇")]},
            {},
            id="one town for two townships",
        ),
        pytest.param(
            [Township(A, "青山镇"), Township(ZONE, "青山街道")],
            {A: [town(1, "青山")], ZONE: [town(1, "青山")]},
            {},
            id="a zone of the prefecture has the name too",
        ),
        pytest.param(
            [Township(ZONE, "青山街道"), Township(A, "绿水镇")],
            {A: [town(1, "青山")], ZONE: [town(1, "青山")]},
            {"青山街道": 1},
            id="in a zone",
        ),
    ],
)
def test_two_out_of_three_give_no_point(townships, held, expected):
    assert {township.name: found.id for township, found in matches(townships, held)} == expected
