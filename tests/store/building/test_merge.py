from __future__ import annotations

import pytest

from geo.store.building import merge
from tests.store.made import chain, person, reading

LIAONING = ("辽宁省", "朝阳市", "喀左县", "六官营子镇", "西沟村")


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (LIAONING, LIAONING, True),
        (LIAONING, LIAONING[:2], True),
        (LIAONING[:2], LIAONING, True),
        (LIAONING[:1], LIAONING, False),  # a province in common is too little
        (LIAONING[:1], LIAONING[:1], False),
        (LIAONING, (*LIAONING[:2], "建平县"), False),
        (("北京市", None, "朝阳区"), ("北京市", None, "朝阳区", "三里屯街道"), True),
        (("北京市", None, "朝阳区"), ("吉林省", "长春市", "朝阳区"), False),
        ((), (), False),
    ],
)
def test_places_agree_when_they_can_be_one_and_share_enough(one, other, expected):
    assert merge.agree(chain(*one), chain(*other)) is expected


@pytest.mark.parametrize(
    ("places", "groups"),
    [
        ([LIAONING, LIAONING[:3]], [[0, 1]]),
        (
            [LIAONING[:2], (*LIAONING[:2], "建平县"), LIAONING],
            [[0, 1], [2]],
        ),  # contradicts the second
        ([LIAONING, (*LIAONING[:2], "建平县"), LIAONING[:2]], [[0], [1], [2]]),  # two would do: neither
        ([(), ()], [[0], [1]]),
    ],
)
def test_one_person_in_several_articles_is_one_delegate(places, groups):
    readings = [reading(f"a{at}", person("李明", *names)) for at, names in enumerate(places)]
    assert [[article for article, _ in one.readings] for one in merge.delegates(readings)] == groups


def test_other_names_stay_apart_and_order_is_that_of_appearance():
    readings = [
        reading("a0", person("李明", *LIAONING), person("王芳", *LIAONING)),
        reading("a1", person("赵刚"), person("王芳", *LIAONING)),
    ]
    found = merge.delegates(readings)
    assert [one.best.name for one in found] == ["李明", "王芳", "赵刚"]
    assert found[1].readings == [(0, 1), (1, 1)]


def test_an_article_tells_its_own_people_apart():
    readings = [reading("a0", person("李明", *LIAONING), person("李明", *LIAONING[:3]))]
    assert len(merge.delegates(readings)) == 2


def test_the_reading_that_says_most_speaks_for_the_delegate():
    readings = [
        reading("a0", person("李明", *LIAONING[:2], role="书记")),
        reading("a1", person("李明", *LIAONING, role="村支书")),
        reading("a2", person("李明", *LIAONING, role="主任")),
    ]
    (found,) = merge.delegates(readings)
    assert found.best.role == "村支书"
