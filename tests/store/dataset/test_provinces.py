from __future__ import annotations

import pytest

from geo.store.dataset.provinces import province_of, provinces


def test_there_are_34_in_the_order_of_their_codes_and_none():
    keys = list(provinces())
    assert len(keys) == 35
    assert keys[:-1] == sorted(keys[:-1])
    assert keys[-1] == "none"
    assert all(province.name_zh and province.name_en for province in provinces().values())


@pytest.mark.parametrize(("adcode", "expected"), [("211322", "210000"), ("810000", "810000"), ("", "none")])
def test_a_code_lies_in_its_province(adcode, expected):
    assert province_of(adcode) == expected
    assert expected in provinces()
