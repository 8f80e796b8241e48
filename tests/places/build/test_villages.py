"""Names of villages and townships as people print them."""

from __future__ import annotations

import pytest

from geo.places.build.villages import township_name, village_name


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("多福巷社区居委会", "多福巷社区"),
        ("夜郎社区居民委员会", "夜郎社区"),
        ("坡宋村村民委员会", "坡宋村"),
        ("王庄村委会", "王庄村"),
        ("南辛庄村民委员会", "南辛庄村"),
        ("哈日淖尔嘎查村民委员会", "哈日淖尔嘎查"),
        ("赛汗呼热嘎查", "赛汗呼热嘎查"),
        ("桥东街居委会", "桥东街社区"),
        ("秀峰街道解西社区", "解西社区"),
        ("桂林市秀峰街道解西社区", "解西社区"),
        ("五连生活区", "五连生活区"),
        ("开发区虚拟社区", None),
    ],
)
def test_a_committee_becomes_the_name_that_people_print(name: str, printed: str | None) -> None:
    assert village_name(name, township="秀峰街道", names=("桂林市",)) == printed


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("结古街道办事处", "结古街道"),
        ("先锋街道街道", "先锋街道"),
        ("四平市铁东区北门街道", "北门街道"),
        ("铁东区北门街道", "北门街道"),
        ("乌镇", "乌镇"),
    ],
)
def test_a_township_loses_its_office_and_what_stands_before_it(name: str, printed: str) -> None:
    assert township_name(name, names=("四平市铁东区", "铁东区", "四平市")) == printed
