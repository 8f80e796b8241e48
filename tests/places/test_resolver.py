"""resolve: phrases by hand and by program, office and body, context, date, and what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.model import LEVELS, Divisions
from geo.places import resolve
from geo.places.evaluate import Label, judge
from geo.places.gazetteer import COUNTY, gazetteer
from tests.places.phrases import made, written

CHAINS = {unit.chain: unit.code for unit in gazetteer().units if unit.stands} | {(None, None, None): None}


@pytest.mark.parametrize("label", written.labels(), ids=lambda label: label.input)
def test_a_phrase_written_by_hand_is_resolved(label: Label) -> None:
    place = resolve(label.input, context=label.context, date=label.date)
    score = judge(label, place.divisions)
    assert score.strict, place.divisions
    assert score.local_right == score.local, place.divisions


@pytest.mark.parametrize(
    ("phrase", "role", "organisation", "matched"),
    [
        ("江西省赣州市于都县委书记", "县委书记", None, "江西省赣州市于都县"),
        ("湖南省湘潭市市长", "市长", None, "湖南省湘潭市"),
        ("河北省正定县长", "县长", None, "河北省正定县"),
        ("福建省寿宁县下党乡原党委书记", "原党委书记", None, "福建省寿宁县下党乡"),
        ("安徽省凤阳县小溪河镇小岗村党委第一书记", "党委第一书记", None, "安徽省凤阳县小溪河镇小岗村"),
        ("湖南省花垣县双龙镇十八洞村村委会主任", "村委会主任", None, "湖南省花垣县双龙镇十八洞村"),
        ("湖南省花垣县双龙镇十八洞村委会主任", "村委会主任", None, "湖南省花垣县双龙镇十八洞村"),
        ("广东省教育厅厅长", "厅长", "广东省教育厅", "广东省"),
        ("广州地铁集团维修工程师", "维修工程师", "广州地铁集团", "广州"),
        ("国网浙江电力公司宁波供电公司员工", "员工", "国网浙江电力公司宁波供电公司", "浙江宁波"),
        ("山东省日照市人民医院护士长", "护士长", "日照市人民医院", "山东省日照市"),
        ("朝阳区法院", None, "朝阳区法院", "朝阳区"),
        ("清华大学附属中学教师", "教师", "清华大学附属中学", "清华大学"),
        ("中国人寿河北分公司员工", "员工", "中国人寿河北分公司", "河北"),
        ("全国人大代表", "全国人大代表", None, None),
    ],
)
def test_office_and_body_are_split_from_the_place(phrase, role, organisation, matched) -> None:
    place = resolve(phrase)
    assert (place.role, place.organisation, place.matched) == (role, organisation, matched)


@pytest.mark.parametrize(
    ("phrase", "context", "expected"),
    [
        ("城关区", ["甘肃省"], Divisions("甘肃省", "兰州市", "城关区")),
        # Nearest first.
        ("鼓楼区", ["福建省", "江苏省"], Divisions("福建省", "福州市", "鼓楼区")),
        # A context that holds no reading changes nothing.
        ("义乌市", ["甘肃省"], Divisions("浙江省", "金华市", "义乌市")),
        # An office that points back takes the unit it leans on, and only down to its level.
        (
            "社区党委副书记",
            ["上海市闵行区莘庄镇康城社区"],
            Divisions("上海市", None, "闵行区", "莘庄镇", "康城社区"),
        ),
        ("镇党委书记", ["上海市闵行区莘庄镇康城社区"], Divisions("上海市", None, "闵行区", "莘庄镇")),
        ("县委书记", ["河南省开封市兰考县"], Divisions("河南省", "开封市", "兰考县")),
        ("市委书记", ["浙江省义乌市"], Divisions("浙江省", "金华市", "义乌市")),
        ("市委书记", ["上海市闵行区"], Divisions("上海市")),
        ("县委书记", ["河南省"], Divisions()),
        # A post that leans on nothing takes no place from its context.
        ("种粮大户", ["河南省"], Divisions()),
        ("小溪河镇小岗村", ["安徽省"], Divisions("安徽省", "滁州市", "凤阳县", "小溪河镇", "小岗村")),
    ],
)
def test_context_settles_what_the_phrase_leaves_open(phrase, context, expected) -> None:
    assert resolve(phrase, context=context).divisions == expected


@pytest.mark.parametrize(
    ("phrase", "date", "today", "as_printed"),
    [
        ("襄樊市", None, Divisions("湖北省", "襄阳市"), Divisions("湖北省", "襄樊市")),
        (
            "北京市宣武区",
            None,
            Divisions("北京市", None, "西城区"),
            Divisions("北京市", None, "宣武区"),
        ),
        ("巢湖市", None, Divisions("安徽省", "合肥市", "巢湖市"), None),
        ("巢湖市", "2005-06-01", Divisions("安徽省"), Divisions("安徽省", "巢湖市")),
        (
            "安徽省巢湖市和县",
            None,
            Divisions("安徽省", "马鞍山市", "和县"),
            Divisions("安徽省", "巢湖市", "和县"),
        ),
        (
            "杭州市余杭区临平街道",
            None,
            Divisions("浙江省", "杭州市", "临平区", "临平街道"),
            Divisions("浙江省", "杭州市", "余杭区", "临平街道"),
        ),
        ("浙江省温州市", None, Divisions("浙江省", "温州市"), None),
    ],
)
def test_former_names_are_given_as_printed_and_as_of_today(phrase, date, today, as_printed) -> None:
    place = resolve(phrase, date=date)
    assert (place.divisions, place.as_printed) == (today, as_printed)


def test_equals_are_listed_and_never_guessed() -> None:
    place = resolve("江苏鼓楼区")
    assert place.divisions == Divisions("江苏省")
    assert place.adcode == "320000"
    assert place.alternatives == (
        Divisions("江苏省", "南京市", "鼓楼区"),
        Divisions("江苏省", "徐州市", "鼓楼区"),
    )
    assert place.alternative_adcodes == ("320106", "320302")


def test_a_community_that_the_gazetteer_lacks_is_kept_as_printed() -> None:
    place = resolve("上海市闵行区莘庄镇康城社区")
    assert (place.divisions.village, place.known) == ("康城社区", "township")


@given(st.text(max_size=40))
@settings(max_examples=300, deadline=None)
def test_any_text_is_answered_with_a_row_of_the_gazetteer(text: str) -> None:
    _check(text)


PIECES = st.sampled_from(
    [
        *"省市县区镇乡村委的（）·，、 ",
        *(
            "吉林",
            "北京市",
            "朝阳区",
            "新华区",
            "海南州",
            "街道",
            "社区",
            "党支部书记",
            "襄樊",
            "大学",
            "分行",
        ),
        *("路", "巢湖市", "庐江县", "莘庄镇", "乌镇", "城关镇", "臺灣", "⻄安", "公安", "平安", "和平"),
    ]
)


@given(st.lists(PIECES, max_size=9).map("".join))
@settings(max_examples=500, deadline=None)
def test_any_run_of_names_is_answered_with_a_row_of_the_gazetteer(text: str) -> None:
    _check(text)


def _check(text: str) -> None:
    place = resolve(text)
    for chain, code in (
        (place.divisions, place.adcode),
        *zip(place.alternatives, place.alternative_adcodes, strict=True),
    ):
        assert CHAINS[chain.province, chain.prefecture, chain.county] == code
    assert 0 <= place.confidence <= 1
    assert all(getattr(place.divisions, level) != "" for level in LEVELS)
    assert place.alternative_adcodes == tuple(sorted(place.alternative_adcodes))


@pytest.mark.parametrize(
    ("kind", "right", "wrong"),
    [
        ("full", 0.99, 0.002),
        ("shortened", 0.95, 0.005),
        ("alone", 0.94, 0.005),
        ("village", 0.95, 0.005),
        ("former", 0.95, 0.01),
    ],
)
def test_phrases_made_from_the_gazetteer_are_resolved(kind: str, right: float, wrong: float) -> None:
    count = 400
    counts, failures = made.tally(getattr(made.Maker(gazetteer(), seed=2), kind), count)
    assert counts["right"] >= right * count, counts
    assert counts["wrong"] <= wrong * count, failures


def test_every_county_is_found_by_its_name_and_its_prefecture() -> None:
    wrong = []
    for unit in gazetteer().units:
        if unit.stands and unit.level == COUNTY:
            prefecture = unit.prefecture
            for phrase in (unit.name, f"{prefecture.name if prefecture else unit.chain[0]}{unit.name}"):
                place = resolve(phrase)
                listed = (place.divisions, *place.alternatives)
                if not any(
                    (chain.province, chain.prefecture, chain.county) == unit.chain for chain in listed
                ):
                    wrong.append(phrase)
    assert not wrong


def test_importing_the_resolver_loads_nothing_heavy() -> None:
    import subprocess
    import sys

    code = (
        "import sys; from geo.places import resolve; resolve('浙江省宁波市'); "
        "print(sorted({'geopy', 'pandas', 'shapely', 'pyarrow', 'numpy', 'opencc'} & set(sys.modules)))"
    )
    answer = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert answer.stdout.strip() == "[]"
