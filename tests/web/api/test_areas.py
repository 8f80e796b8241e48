from __future__ import annotations

import gzip
import json
from collections import Counter
from itertools import pairwise
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places import divisions
from geo.web.api.shade_classes import FEWEST, MOST, classes
from geo.web.server.assets import BOUNDARIES


def counted(answer):
    return {area["id"]: area["count"] for area in answer["areas"] if area["count"]}


def prefixes(get, within, ends, query=""):
    """Delegates per beginning of their place's code, counted from the rows."""
    found: Counter[str] = Counter()
    offset = 0
    while True:
        rows = get(f"/api/delegates?limit=500&offset={offset}&{query}").json()["rows"]
        offset += len(rows)
        found.update((row["adcode"] or "")[:ends] for row in rows)
        if len(rows) < 500:
            return {code: count for code, count in found.items() if code.startswith(within)}


@pytest.mark.parametrize(
    "query",
    ["", "theme=innovation", "kind=indirect&theme=health", "q=" + quote("书记"), "role=village", "q=nobody"],
)
def test_provinces_agree_with_the_facet(get, query):
    answer = get(f"/api/areas?{query}").json()
    facet = {entry["id"]: entry["count"] for entry in get(f"/api/facets?{query}").json()["provinces"]}
    assert answer["rest"] == facet.pop("none", 0)
    assert counted(answer) == {code: count for code, count in facet.items() if count}
    assert answer["total"] == get(f"/api/cells?{query}").json()["total"]


def test_a_province_filter_leaves_the_other_provinces_empty(get):
    answer = get("/api/areas?province=440000").json()
    facet = get("/api/facets").json()["provinces"]
    assert counted(answer) == {"440000": next(one["count"] for one in facet if one["id"] == "440000")}


@pytest.mark.parametrize("query", ["", "kind=direct"])
def test_prefectures_of_a_province_agree_with_the_rows(get, query):
    answer = get(f"/api/areas?within=440000&{query}").json()
    assert answer["level"] == "prefecture"
    expected = prefixes(get, "44", 4, query)
    rest = expected.pop("4400", 0) + expected.pop("44", 0)
    assert counted(answer) == {f"{code}00": count for code, count in expected.items()}
    assert answer["rest"] == rest


def test_counties_of_a_prefecture_agree_with_the_rows(get):
    answer = get("/api/areas?within=440100").json()
    expected = prefixes(get, "4401", 6)
    rest = expected.pop("440100", 0)
    assert (answer["level"], answer["rest"], counted(answer)) == ("county", rest, expected)


@pytest.mark.parametrize("level", ["province", "prefecture", "county"])
def test_areas_are_those_that_the_boundary_layer_draws(get, level):
    layer = json.loads(gzip.decompress((BOUNDARIES / f"{level}.json.gz").read_bytes()))
    drawn = {feature["properties"]["adcode"] for feature in layer["features"]}
    answer = get(f"/api/areas?level={level}").json()
    listed = {area["id"] for area in answer["areas"]}
    assert listed == {code for code in drawn if divisions.get(code)}
    assert sum(area["count"] for area in answer["areas"]) + answer["rest"] == answer["total"]


@pytest.mark.parametrize(
    ("within", "level", "trail", "has"),
    [
        ("420000", "prefecture", ["湖北省"], "429004"),  # a county that answers to its province
        ("110000", "county", ["北京市"], "110105"),  # a municipality has no prefectures
        ("810000", "county", ["香港特别行政区"], None),
        ("820000", "prefecture", ["澳门特别行政区"], "820000"),  # drawn whole
        ("710000", "prefecture", ["台湾省"], None),
        ("440100", "county", ["广东省", "广州市"], "440106"),
        ("441900", "county", ["广东省", "东莞市"], "441900"),  # a city without counties
    ],
)
def test_a_division_is_divided_into_what_is_below_it(get, within, level, trail, has):
    answer = get(f"/api/areas?within={within}").json()
    assert (answer["level"], answer["within"]) == (level, within)
    assert [step["name_zh"] for step in answer["trail"]] == trail
    listed = {area["id"] for area in answer["areas"]}
    assert listed
    assert has is None or has in listed
    assert all(code[:2] == within[:2] for code in listed)
    west, south, east, north = answer["box"]
    assert west < east
    assert south < north


def test_areas_say_whether_they_can_be_divided_further(get):
    parts = {area["id"]: area["parts"] for area in get("/api/areas?within=440000").json()["areas"]}
    assert (parts["440100"], parts["441900"]) == (True, False)


def test_names_are_given_in_both_languages(get):
    named = {area["id"]: area for area in get("/api/areas").json()["areas"]}
    assert (named["440000"]["name_zh"], named["440000"]["name_en"]) == ("广东省", "Guangdong")


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("level=village", "level='village' is not known; allowed: province, prefecture, county"),
        ("within=999999", "within='999999' is not the code of a division"),
        ("within=44", "within='44'"),
        ("within=440106", "is a county"),
        ("level=province&within=440000", "it is a province itself"),
        ("level=prefecture&within=440100", "it is a prefecture itself"),
        ("colour=red", "'colour' is not a parameter of this address; allowed: theme"),
        ("theme=unknown", "theme='unknown'"),
    ],
)
def test_a_bad_question_is_400_and_says_what_is_allowed(get, query, said):
    answer = get(f"/api/areas?{query}")
    assert answer.status == 400
    assert said in answer.json()["error"]


@pytest.mark.parametrize("within", ["440000", "440100"])
def test_delegates_within_a_division_are_those_that_it_counts(get, within):
    areas = get(f"/api/areas?within={within}&kind=direct").json()
    found = get(f"/api/delegates?within={within}&kind=direct&limit=500").json()
    assert found["total"] == areas["total"] > 0
    ends = len(within.rstrip("0"))
    assert all(row["adcode"].startswith(within[:ends]) for row in found["rows"])


def test_the_keys_of_a_page_s_address_are_passed_over(get):
    assert get("/api/areas?layer=regions&area=440000&base=osm&view=4,35,105").status == 200


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], []),
        ([0, 0], []),
        ([1] * 9, [(1, 1)]),
        ([3, 0, 3, 8], [(3, 7), (8, 8)]),
        ([1, 2, 3, 4, 500], [(1, 1), (2, 2), (3, 3), (4, 499), (500, 500)]),
        ([16, 43, 44, 66, 73, 77, 82, 99, 119, 136], [(16, 39), (40, 79), (80, 99), (100, 136)]),
        ([1] * 30 + [2, 3, 4, 5, 6, 7], [(1, 2), (3, 3), (4, 4), (5, 5), (6, 7)]),
    ],
)
def test_classes_have_bounds_that_are_easily_said(counts, expected):
    assert classes(counts) == expected


@given(st.lists(st.integers(0, 10_000), max_size=60))
def test_every_count_is_in_one_class_and_no_class_is_empty(counts):
    found = classes(counts)
    present = {count for count in counts if count}
    assert len(found) <= MOST
    assert len(found) >= min(FEWEST, len(present))
    assert all(any(least <= count <= most for count in present) for least, most in found)
    assert all(sum(least <= count <= most for least, most in found) == 1 for count in present)
    assert all(upper == lower + 1 for (_, lower), (upper, _) in pairwise(found))
    if found:
        assert (found[0][0], found[-1][1]) == (min(present), max(present))
