"""Positions from the gazetteer: the point of the finest level that has one, and which level that is."""

from __future__ import annotations

import gzip

import pytest

from geo.errors import DataError
from geo.model import Divisions, Place
from geo.places import boundaries, geocode, township_points
from geo.places.position import NOWHERE


def place(adcode, *names):
    return Place("", Divisions(*names), adcode, None, None, None, 1.0)


@pytest.mark.parametrize(
    ("asked", "precision"),
    [
        (place("530000", "云南省"), "province"),
        (place("530600", "云南省", "昭通市"), "prefecture"),
        (place("441900", "广东省", "东莞市"), "prefecture"),
        (place("640423", "宁夏回族自治区", "固原市", "隆德县"), "county"),
        # The township is known: so is the village's, to that level.
        (place("310112", "上海市", None, "闵行区", "七宝镇"), "township"),
        (place("310112", "上海市", None, "闵行区", "七宝镇", "联明村"), "township"),
        # A township whose point is not certain has its county's.
        (place("310112", "上海市", None, "闵行区", "莘庄镇"), "county"),
        (place("110101", "北京市", None, "东城区", "没有这个镇"), "county"),
    ],
)
def test_precision_is_the_level_whose_point_it_is(asked, precision):
    position = geocode(asked)
    assert position.precision == precision
    assert position.geocoder == "embedded"
    assert position.lat is not None
    assert position.lon is not None
    assert boundaries.contains(asked.adcode, position.lon, position.lat)


@pytest.mark.parametrize("adcode", [None, "000000", ""])
def test_a_place_without_a_known_code_has_no_coordinates(adcode):
    assert geocode(place(adcode, "云南省", "昭通市")) == NOWHERE


def test_the_radius_shrinks_with_the_level():
    radii = [
        geocode(asked).radius_km or 0.0
        for asked in (
            place("310000", "上海市"),
            place("310112", "上海市", None, "闵行区"),
            place("310112", "上海市", None, "闵行区", "七宝镇"),
        )
    ]
    assert radii == sorted(radii, reverse=True)


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("长沟镇", "长沟"),
        ("娄葑街道", "娄葑"),
        ("朝外街道办事处", "朝外"),
        ("东风地区", "东风"),
        ("额和宝力格苏木", "额和宝力格"),
        ("长哨营满族乡", "长哨营"),
        ("吉兴朝鲜族满族乡", "吉兴"),
        ("白银纳鄂伦春族民族乡", "白银纳"),
        ("马鞍民族乡", "马鞍"),
        ("仓上镇", "仓上"),
        ("花乡", "花乡"),
        ("乌镇镇", "乌镇"),
        ("双塔山镇", "双塔山"),
        ("红旗农场", "红旗农场"),
    ],
)
def test_the_proper_name_of_a_township_stays_when_its_kind_changes(name, stem):
    assert township_points.stem(name) == stem


def test_every_township_point_lies_in_its_county_and_is_asked_for_by_either_code():
    wrong = [
        (adcode, name)
        for adcode, name, point in township_points.every()
        if not boundaries.contains(adcode, point.lon, point.lat)
    ]
    assert wrong == []
    assert len({point.geonames_id for _, _, point in township_points.every()}) > 11_700
    # In a development zone the list has no county; the outline has.
    assert township_points.get("130100", "宋营镇") == township_points.get("130108", "宋营镇") is not None


def test_a_point_answers_one_township_only():
    names: dict[str, set[str]] = {}
    for _, name, point in township_points.every():
        names.setdefault(point.geonames_id, set()).add(name)
    assert [ids for ids, found in names.items() if len(found) > 1] == []


@pytest.mark.parametrize("content", [None, b"no gzip", gzip.compress(b"adcode,name\n", mtime=0)])
def test_a_broken_file_is_named_with_what_mends_it(tmp_path, monkeypatch, content):
    path = tmp_path / "township_points.csv.gz"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(township_points, "PATH", path)
    with pytest.raises(DataError, match=r"township_points\.csv\.gz.*geo\.places\.build"):
        township_points._rows.__wrapped__()
