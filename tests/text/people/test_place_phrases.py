"""Place chains and the scenes that give them."""

from __future__ import annotations

import pytest

from geo.text.people import place_phrases


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("黄家沟村位于陕西省汉中市勉县武侯镇，", ["陕西省汉中市勉县武侯镇黄家沟村"]),
        ("上海市闵行区莘庄镇康城社区拥有很多楼。", ["上海市闵行区莘庄镇康城社区"]),
        ("吉林省长春市绿园区城西镇有个雁鸣湖社区，", ["吉林省长春市绿园区城西镇雁鸣湖社区"]),
        ("还没走进贵州省毕节市黔西市绿化白族彝族乡的小学，", ["贵州省毕节市黔西市绿化白族彝族乡"]),
        ("这样的大社区，如何管理？", []),
        ("农业农村现代化很重要。", []),
    ],
)
def test_scenes_give_their_place_outermost_level_first(text: str, phrases: list[str]) -> None:
    assert [phrase for _, phrase in place_phrases.in_scenes(text, 0, len(text))] == phrases


@pytest.mark.parametrize(
    ("text", "is_chain"), [("甘肃省康县长坝镇", True), ("今年五十岁", False), ("来自甘肃", False)]
)
def test_a_chain_is_names_of_places_only(text: str, is_chain: bool) -> None:
    assert place_phrases.chain(text, 0, len(text)) is is_chain
