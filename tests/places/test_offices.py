"""Office and organisation of what is left of a descriptor."""

from __future__ import annotations

import pytest

from geo.places.offices import Office, split


@pytest.mark.parametrize(
    ("text", "place", "office"),
    [
        ("某县县委书记", "某县", Office("县委书记", None)),
        ("某县委书记", "某县", Office("县委书记", None)),
        ("某县长", "某县", Office("县长", None)),
        ("某镇党委副书记", "某镇", Office("党委副书记", None)),
        ("某村委会主任", "某村", Office("村委会主任", None)),
        ("某村党支部书记、村委会主任", "某村", Office("党支部书记、村委会主任", None)),
        ("某市第一中学教师", "某市", Office("教师", "某市第一中学")),
        ("某市公交集团党委书记", "某市", Office("党委书记", "某市公交集团")),
        ("某省某市法院院长", "某省某市", Office("院长", "某市法院")),
        ("某县委", "某县", Office(None, "某县委")),
        ("某市种粮大户", "某市", Office("种粮大户", None)),
        ("某市", "某市", Office(None, None)),
        ("县委书记", "", Office("县委书记", None)),
        ("某某集团公司工人", "", Office("工人", "某某集团公司")),
        ("一句没有职务的话", "", Office(None, None)),
    ],
)
def test_what_is_left_is_split_into_office_and_organisation(text, place, office) -> None:
    last = place.rfind("某") if place else 0
    assert split(text, 0, len(place), last) == office


def test_a_place_inside_a_body_belongs_to_the_body() -> None:
    text = "快递有限公司某省分公司经理"
    assert split(text, 6, 8, 6) == Office("经理", "快递有限公司某省分公司")
