"""Normal form of a phrase: width, radicals, white space, traditional characters, offsets."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places.gazetteer import gazetteer
from geo.places.normalise import normalise

TRADITIONAL = gazetteer().traditional


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("浙江省", "浙江省"),
        ("浙 江\u3000省\u200b", "浙江省"),
        ("（１２号）", "(12号)"),
        ("陝⻄省⻄安市", "陕西省西安市"),
        ("⻓春", "长春"),
        ("臺灣省臺北市", "台湾省台北市"),
        ("廣東省東莞市", "广东省东莞市"),
        ("陝西省乾縣", "陕西省乾县"),  # 乾 stays: a county is written with it
        ("", ""),
    ],
)
def test_a_phrase_is_written_as_the_gazetteer_writes(phrase: str, text: str) -> None:
    assert normalise(phrase, TRADITIONAL).text == text


def test_offsets_lead_back_to_the_phrase_as_given() -> None:
    phrase = " 浙 江省 宁波市"
    normal = normalise(phrase, TRADITIONAL)
    assert normal.printed(phrase, 0, 3) == "浙 江省"
    assert normal.printed(phrase, 3, 6) == "宁波市"
    assert normal.printed(phrase, 2, 2) == ""


@given(st.text(max_size=30))
def test_every_character_has_an_offset(phrase: str) -> None:
    normal = normalise(phrase, TRADITIONAL)
    if normal.offsets is None:
        assert len(normal.text) == len(phrase)
    else:
        assert len(normal.offsets) == len(normal.text)
        assert list(normal.offsets) == sorted(normal.offsets)
