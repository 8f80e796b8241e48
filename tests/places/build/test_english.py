"""English names by rule; the table of exceptions is tested through divisions.csv."""

from __future__ import annotations

import pytest

from geo.places.build.english import english, pinyin, romanised


@pytest.mark.parametrize(
    ("name", "level", "expected"),
    [
        ("隆德县", "county", "Longde County"),
        ("昭通市", "prefecture", "Zhaotong"),
        ("章丘市", "county", "Zhangqiu City"),
        ("延安市", "prefecture", "Yan'an"),
        ("歙县", "county", "Shexian County"),
        ("塔城地区", "prefecture", "Tacheng Prefecture"),
        ("威宁彝族回族苗族自治县", "county", "Weining Yi, Hui and Miao Autonomous County"),
        ("木垒哈萨克自治县", "county", "Mulei Kazak Autonomous County"),
        ("东乡族自治县", "county", "Dongxiang Autonomous County"),
        ("峰峰矿区", "county", "Fengfeng Mining District"),
        ("矿区", "county", "Kuangqu District"),
        ("碑林区", "county", "Beilin District"),
        ("沈北新区", "county", "Shenbei New Area"),
    ],
)
def test_the_name_and_its_kind(name, level, expected):
    assert english("000000", name, level, names={}) == expected


def test_the_table_comes_first():
    assert english("1", "青山市", "prefecture", names={"1": "Green Hills"}) == "Green Hills"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("长治市", "chang zhi shi"),
        ("长子县", "zhang zi xian"),
        ("都匀市", "du yun shi"),
        ("绿园区", "lü yuan qu"),
    ],
)
def test_characters_are_read_as_in_place_names(name, expected):
    assert pinyin(name) == expected


def test_the_romanised_name_leaves_the_kind_off():
    assert romanised("吉安市") == "Ji'an"
