from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.building.pinyin import romanise


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("李明", "Li Ming"),
        ("王小红", "Wang Xiaohong"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("尉迟小雨", "Yuchi Xiaoyu"),
        ("单雄", "Shan Xiong"),
        ("曾强", "Zeng Qiang"),
        ("任重", "Ren Zhong"),
        ("仇英", "Qiu Ying"),
        ("区明", "Ou Ming"),
        ("吕平", "Lyu Ping"),
        ("王西安", "Wang Xi'an"),
        ("高峰", "Gao Feng"),
        ("買買提·艾力", "Maimaiti Aili"),
        ("次仁卓玛", "Cirenzhuoma"),
        ("劉淑芬", "Liu Shufen"),
        ("李", "Li"),
        ("欧阳", "Ou Yang"),
        ("Anna Li", "Anna Li"),
        ("", ""),
        ("·", ""),
    ],
)
def test_names_are_spelt_as_the_standard_says(name, expected):
    assert romanise(name) == expected


@given(st.text(max_size=12))
def test_anything_is_spelt_without_failing(name):
    assert isinstance(romanise(name), str)
