"""Which names are meant as places, by what stands around them."""

from __future__ import annotations

import pytest

from geo.places.evidence import supported
from geo.places.gazetteer import gazetteer
from geo.places.organisations import bodies
from geo.places.paths import path_at

NAMES = gazetteer()


@pytest.mark.parametrize(
    ("text", "start", "kept"),
    [
        # A full name speaks for itself, unless its kind begins another word.
        ("宁海县人民医院", 0, "宁海县"),
        ("新城区域规划", 0, None),
        # A short name of a county needs evidence.
        ("公安部门", 0, None),
        ("湖北公安县", 0, "湖北公安县"),
        ("湖北公安部门", 0, "湖北"),
        ("平安银行", 0, None),
        ("青海平安区", 0, "青海平安区"),
        ("江苏昆山", 0, "江苏昆山"),
        # A word that goes on is no place.
        ("长治久安", 0, None),
        ("大同小异", 0, None),
        # Roads, persons and townships that begin alike.
        ("重庆路", 0, None),
        ("香港中路", 0, None),
        ("广元说", 0, None),
        ("昌平街道", 0, None),
        ("广安门外街道", 0, None),
        # In the middle of a sentence.
        ("沿海南下", 1, None),
        ("记者在河南采访", 3, "河南"),
    ],
)
def test_a_run_of_names_is_cut_to_what_is_meant(text: str, start: int, kept: str | None) -> None:
    path = path_at(text, start, bodies(NAMES))
    assert path is not None
    meant = supported(text, path, NAMES, led=False)
    assert (text[meant.start : meant.end] if meant else None) == kept
