"""The committed dataset of the first article, against what a reader of that article knows."""

from __future__ import annotations

import pytest

from geo.store import Filters, load
from geo.store.contract.data_dir import DEFAULT
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select

RURAL, URBAN, NEW = "rural-revitalisation", "community-party-building", "emerging-fields"
SEED = "grassroots-party-building.txt"
PEOPLE = [
    ("刘淑红", "辽宁省 朝阳市 喀喇沁左翼蒙古族自治县 六官营子镇 西南沟村", RURAL, 1, 0),
    ("陈丙福", "山东省 淄博市 沂源县 南鲁山镇 流水村", RURAL, 2, 0),
    ("齐永新", "宁夏回族自治区 固原市 隆德县 凤岭乡 李士村", RURAL, 2, 0),
    ("张军萍", "上海市 闵行区 莘庄镇 康城社区", URBAN, 1, 1),
    ("李水清", "江西省 萍乡市 安源区", URBAN, 1, 1),
    ("吴亚琴", "吉林省 长春市 宽城区 团山街道 长山花园社区", URBAN, 1, 1),
    ("马石光", "湖南省 长沙市", NEW, 1, 0),
    ("胡春华", "广东省 深圳市", NEW, 1, 0),
    ("郭大进", "云南省 昭通市", NEW, 1, 1),
]


@pytest.fixture(scope="module")
def rows():
    dataset = load(DEFAULT)
    article = dataset.articles["id"][dataset.articles["file"].index(SEED)]
    return {
        row["name"]: row
        for row in delegate_list(dataset, select(dataset, Filters(article=(article,))), limit=None)
    }


def test_the_article_quotes_nine_delegates(rows):
    assert list(rows) == [name for name, *_ in PEOPLE]


@pytest.mark.parametrize(("name", "chain", "theme", "direct", "indirect"), PEOPLE)
def test_each_has_place_theme_and_quotes(rows, name, chain, theme, direct, indirect):
    row = rows[name]
    levels = ("province", "prefecture", "county", "township", "village")
    assert " ".join(row[level] for level in levels if row[level]) == chain
    assert {quote["theme_id"] for quote in row["quotes"]} == {theme}
    kinds = [quote["kind"] for quote in row["quotes"]]
    assert (kinds.count("direct"), kinds.count("indirect")) == (direct, indirect)
    assert row["lat"] is not None


@pytest.mark.parametrize(
    ("name", "organisation", "role", "group", "precision"),
    [
        ("刘淑红", None, "村党总支书记、村委会主任", "village", "county"),
        ("张军萍", None, "社区党委专职副书记", "community", "county"),
        ("李水清", None, "区委书记", "county", "county"),
        ("马石光", "圆通速递服务有限公司湖南省长沙市高桥分公司营运部", "经理", "enterprise", "prefecture"),
        ("胡春华", "深圳巴士集团公汽分公司", "乘务员", "enterprise", "prefecture"),
        ("郭大进", None, "市委书记", "city", "prefecture"),
    ],
)
def test_office_organisation_and_precision(rows, name, organisation, role, group, precision):
    row = rows[name]
    assert (row["organisation"], row["role"], row["role_group"]) == (organisation, role, group)
    assert row["precision"] == precision
