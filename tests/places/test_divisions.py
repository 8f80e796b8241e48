"""divisions.csv: codes, levels and chains as the data contract defines them."""

from __future__ import annotations

from collections import Counter

import pytest

from geo.errors import DataError
from geo.model import Divisions
from geo.places import divisions

EVERY = list(divisions.every())


@pytest.mark.parametrize(
    ("adcode", "level", "parent", "chain"),
    [
        ("150000", "province", None, Divisions("内蒙古自治区")),
        ("330200", "prefecture", "330000", Divisions("浙江省", "宁波市")),
        ("330226", "county", "330200", Divisions("浙江省", "宁波市", "宁海县")),
        # A county that answers to its province has no prefecture.
        ("500233", "county", "500000", Divisions("重庆市", None, "忠县")),
        ("419001", "county", "410000", Divisions("河南省", None, "济源市")),
        ("429004", "county", "420000", Divisions("湖北省", None, "仙桃市")),
        ("659001", "county", "650000", Divisions("新疆维吾尔自治区", None, "石河子市")),
        ("469007", "county", "460000", Divisions("海南省", None, "东方市")),
        # A prefecture without counties.
        ("441900", "prefecture", "440000", Divisions("广东省", "东莞市")),
        ("442000", "prefecture", "440000", Divisions("广东省", "中山市")),
        ("460400", "prefecture", "460000", Divisions("海南省", "儋州市")),
        ("620200", "prefecture", "620000", Divisions("甘肃省", "嘉峪关市")),
        # Hong Kong's districts are counties, Taiwan's cities and counties prefectures, Macao has none.
        ("810109", "county", "810000", Divisions("香港特别行政区", None, "油尖旺区")),
        ("710009", "prefecture", "710000", Divisions("台湾省", "台北市")),
        ("820000", "province", None, Divisions("澳门特别行政区")),
        # Codes that changed with the division's rank.
        ("540481", "county", "540400", Divisions("西藏自治区", "林芝市", "米林市")),
        ("540581", "county", "540500", Divisions("西藏自治区", "山南市", "错那市")),
        ("460302", "county", "460300", Divisions("海南省", "三沙市", "西沙区")),
    ],
)
def test_a_division_has_its_level_and_chain(adcode, level, parent, chain):
    division = divisions.get(adcode)
    assert division is not None
    assert (division.level, division.parent, division.chain) == (level, parent, chain)


@pytest.mark.parametrize(
    "adcode", ["629700", "629800", "629900", "540422", "460321", "620201", "", None, "11"]
)
def test_what_is_no_current_division_is_not_listed(adcode):
    assert divisions.get(adcode) is None


def test_the_numbers_of_the_levels():
    assert Counter(division.level for division in EVERY) == {
        "province": 34,
        "prefecture": 353,  # 333 of the mainland, 20 of Taiwan
        "county": 2863,
    }


def test_rows_are_sorted_and_unique():
    codes = [division.adcode for division in EVERY]
    assert codes == sorted(set(codes))


def test_every_parent_is_listed_and_one_level_up_in_the_chain():
    for division in EVERY:
        if division.parent is None:
            assert division.level == "province"
            continue
        parent = divisions.get(division.parent)
        assert parent is not None
        assert parent.chain.province == division.chain.province
        if division.level == "county":
            assert parent.chain.prefecture == division.chain.prefecture


def test_the_name_is_the_end_of_the_chain():
    for division in EVERY:
        assert division.name == getattr(division.chain, division.level)


def test_points_lie_in_the_box_and_boxes_have_their_radius():
    for division in EVERY:
        west, south, east, north = division.box
        assert west <= division.lon <= east
        assert south <= division.lat <= north
        assert division.radius_km > 0


@pytest.mark.parametrize(
    ("adcode", "expected"),
    [("211324", 50), ("310112", 22.5)],  # one large, one small
)
def test_the_radius_is_half_the_diagonal_of_the_box(adcode, expected):
    division = divisions.get(adcode)
    assert division is not None
    assert division.radius_km == pytest.approx(expected, abs=0.2)


@pytest.mark.parametrize(
    ("adcode", "english"),
    [
        ("540000", "Xizang"),
        ("640423", "Longde County"),
        ("310112", "Minhang District"),
        ("341221", "Linquan County"),
        ("341500", "Lu'an"),
        ("211300", "Chaoyang"),
        ("141024", "Hongdong County"),
        ("130726", "Yuxian County"),
        ("513400", "Liangshan Yi Autonomous Prefecture"),
        ("530925", "Shuangjiang Lahu, Va, Blang and Dai Autonomous County"),
        ("622926", "Dongxiang Autonomous County"),
        ("429021", "Shennongjia Forestry District"),
        ("310115", "Pudong New Area"),
        ("650100", "Ürümqi"),
        ("710001", "Kaohsiung"),
        ("810105", "Southern District"),
    ],
)
def test_names_for_readers_of_english(adcode, english):
    division = divisions.get(adcode)
    assert division is not None
    assert division.name_en == english


def test_children_stand_in_the_order_of_their_codes():
    assert [child.name for child in divisions.children("640400")] == [
        "原州区",
        "西吉县",
        "隆德县",
        "泾源县",
        "彭阳县",
    ]
    assert divisions.children("441900") == ()


@pytest.mark.parametrize(
    "content",
    [b"", b"adcode,name\n110000,\xff\n", b"adcode,name\n", None],
    ids=["empty", "bytes", "columns", "missing"],
)
def test_a_broken_table_is_named_with_what_mends_it(tmp_path, monkeypatch, content):
    path = tmp_path / "divisions.csv"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setattr(divisions, "PATH", path)
    with pytest.raises(DataError, match=r"divisions\.csv.*geo\.places\.build"):
        divisions._rows.__wrapped__()
