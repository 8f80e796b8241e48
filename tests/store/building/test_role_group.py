from __future__ import annotations

import pytest

from geo.store.building.role_group import role_group
from geo.store.contract.columns import ROLE_GROUPS
from tests.store.made import chain

VILLAGE = ("某省", "某市", "某县", "某镇", "某村")


@pytest.mark.parametrize(
    ("role", "organisation", "names", "expected"),
    [
        ("村党总支书记、村委会主任", None, VILLAGE, "village"),
        ("党支部书记", None, VILLAGE, "village"),
        ("党支部书记", None, (*VILLAGE[:4], "花园社区"), "community"),
        ("社区党委专职副书记", None, VILLAGE[:4], "community"),
        ("镇党委书记", None, VILLAGE[:4], "township"),
        ("党委书记", None, VILLAGE[:4], "township"),
        ("区委书记", None, VILLAGE[:3], "county"),
        ("县长", None, VILLAGE[:3], "county"),
        ("市委书记", None, VILLAGE[:2], "city"),
        ("市委书记", None, ("某省", None, "某市"), "county"),
        ("市委书记", None, ("某市",), "province"),
        ("州长", None, VILLAGE[:2], "city"),
        ("省委书记", None, VILLAGE[:1], "province"),
        ("营运部经理", "某速递有限公司", VILLAGE[:2], "enterprise"),
        ("乘务员", "某巴士集团公汽分公司", VILLAGE[:2], "enterprise"),
        ("党委书记、董事长", "某集团", VILLAGE[:2], "enterprise"),
        ("焊工", None, VILLAGE[:2], "enterprise"),
        ("小学教师", None, VILLAGE[:3], "education"),
        ("党委书记", "某大学", VILLAGE[:2], "education"),
        ("党委书记", "某医院", VILLAGE[:2], "health"),
        ("村医", None, VILLAGE, "health"),
        ("研究员", "某农业科学院", VILLAGE[:1], "research"),
        ("民警", "某派出所", VILLAGE[:3], "law"),
        ("庭长", "某县人民法院", VILLAGE[:3], "law"),
        ("非遗传承人", None, VILLAGE[:3], "culture"),
        ("班长", "某部队", (), "military"),
        ("种粮大户", None, VILLAGE[:3], "village"),
        ("书记", None, (), "other"),
        ("市民", None, VILLAGE[:2], "other"),
        ("", None, VILLAGE, "other"),
        (None, "某大学", (), "other"),
    ],
)
def test_the_office_says_its_group(role, organisation, names, expected):
    found = role_group(role, organisation=organisation, divisions=chain(*names))
    assert found == expected
    assert found in ROLE_GROUPS
