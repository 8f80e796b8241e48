"""The words about a delegate are the same wherever they stand."""

from __future__ import annotations

import re

import pytest

from geo.model import LEVELS
from geo.web.presenter import LANGUAGES, exactness, office, office_gloss, place, presented, spoken, strings

NOWHERE = dict.fromkeys((*LEVELS, "adcode", "place_text", "organisation", "role", "radius_km"))
COUNTY = {"province": "宁夏回族自治区", "prefecture": "固原市", "county": "隆德县", "adcode": "640423"}


def row(**cells):
    return {**NOWHERE, "state": "exact", "precision": "none", **cells}


@pytest.mark.parametrize(
    ("cells", "chinese", "english"),
    [
        ({"state": "none"}, "文中未注明地点", "The article names no place"),
        (
            {"state": "unresolved", "place_text": "云深处"},
            "地名未能识别：云深处",
            "Place not recognised: 云深处",
        ),
        ({"state": "ambiguous"}, "地名有多种可能", "The name fits several places"),
        (
            {"state": "ambiguous", "precision": "province", "radius_km": 300.4, "province": "福建省"},
            "地名有多种可能；点位精确到省，实际地点在约 300 公里之内",
            "The name fits several places; Point of the province, within about 300 km",
        ),
        (
            {**COUNTY, "precision": "county", "radius_km": 31.0},
            "点位精确到县（区），实际地点在约 31 公里之内",
            "Point of the county (district), within about 31 km",
        ),
        (
            {**COUNTY, "village": "清流村", "state": "coarse", "precision": "county", "radius_km": 0.4},
            "点位只到县（区），实际地点在约 0.4 公里之内",
            "Point of the county (district) only, within about 0.4 km",
        ),
        (
            {**COUNTY, "precision": "county"},
            "点位精确到县（区）",
            "Point of the county (district)",
        ),
        (
            {**COUNTY, "state": "rejected"},
            "坐标与所在地不符，未采用",
            "The coordinate lay outside its division and was dropped",
        ),
        (
            {**COUNTY, "precision": "county", "radius_km": 20.0, "place_basis": "article"},
            "点位精确到县（区），实际地点在约 20 公里之内；依据：标题、开头或前文",
            "Point of the county (district), within about 20 km; from title, lead or an earlier paragraph",
        ),
        ({**COUNTY, "state": "coarse"}, "没有点位", "No point"),
    ],
)
def test_how_far_to_trust_a_point(cells, chinese, english):
    said = presented(row(**cells))["exactness"]
    assert said == {"zh": chinese, "en": english}
    assert exactness(row(**cells), "zh") == chinese


@pytest.mark.parametrize(
    ("cells", "chinese", "english"),
    [
        (COUNTY, ["宁夏回族自治区", "固原市", "隆德县"], ["Ningxia", "Guyuan", "Longde"]),
        ({"place_text": "云深处"}, ["云深处"], ["云深处"]),
        ({}, [], []),
    ],
)
def test_a_place_from_the_outside_in(cells, chinese, english):
    assert place(row(**cells), "zh") == chinese
    assert [name.split()[0] for name in place(row(**cells), "en")] == english


@pytest.mark.parametrize(
    ("organisation", "role", "said"),
    [
        ("安源区委", "书记", "安源区委 书记"),
        (None, "村民", "村民"),
        ("某公司", None, "某公司"),
        (None, None, None),
    ],
)
def test_an_office(organisation, role, said):
    assert office(row(organisation=organisation, role=role)) == said


def test_both_languages_say_the_same_things():
    chinese, english = map(strings, LANGUAGES)
    assert list(chinese) == list(english)
    for key in chinese:
        assert re.findall(r"\{\w+\}", chinese[key]) == re.findall(r"\{\w+\}", english[key]), key
    assert not any(re.search("[一-鿿]", text) for key, text in english.items() if key != "source")


def test_scripts_get_no_words_that_are_put_together_on_the_server():
    assert set(spoken("zh")) < set(strings("zh"))
    assert "precision" not in spoken("zh")


@pytest.mark.parametrize(
    ("organisation", "role", "said"),
    [
        (None, "村党支部书记", "village Party branch secretary"),
        ("某某公司", "经理", "manager"),
        (None, "掌门人", None),
        (None, None, None),
    ],
)
def test_an_office_has_an_english_gloss_where_its_parts_are_known(organisation, role, said):
    assert office_gloss(row(organisation=organisation, role=role)) == said
