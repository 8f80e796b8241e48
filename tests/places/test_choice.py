"""Which of several runs of names says where."""

from __future__ import annotations

import pytest

from geo.places.choice import choose
from geo.places.gazetteer import gazetteer
from geo.places.organisations import bodies

NAMES = gazetteer()


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # A later run refines an earlier one, or settles it.
        ("浙江省电力公司宁波供电公司", {"宁波市"}),
        ("鼓楼区（南京）", {"鼓楼区"}),
        ("芒市芒市镇", {"芒市"}),
        # The tail decides in an organisation's name.
        ("宁波银行南京分行", {"南京市"}),
        ("山东大学威海校区", {"威海市"}),
        ("香港中文大学（深圳）", {"深圳市"}),
        ("中国科学院昆明植物研究所", {"昆明市"}),
        # Otherwise the first one stands.
        ("宁波市重庆路", {"宁波市"}),
        # A well-known body stands for its seat, and hides names inside its own.
        ("中山大学", {"广州市"}),
        ("长安大学", {"西安市"}),
        # A full name that goes on hides the short one it begins in.
        ("来自贡嘎县", {"贡嘎县"}),
        ("今天天气", set()),
    ],
)
def test_the_run_that_says_where_is_chosen(text: str, names: set[str]) -> None:
    path = choose(text, NAMES, bodies(NAMES))
    assert ({unit.name for unit in path.units if unit.stands} if path else set()) == names
