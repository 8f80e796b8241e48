"""Names of persons by what stands around them."""

from __future__ import annotations

import pytest

from geo.text.names.decide import names


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("某县副县长李明代表说，路通了。", ["李明"]),
        ("某县副县长李明亮代表说，路通了。", ["李明亮"]),
        ("党支部书记欧阳文代表表示，要修渠。", ["欧阳文"]),
        ("党支部书记司马长青说，要修渠。", ["司马长青"]),
        ("村医买买提·依明说，药够了。", ["买买提·依明"]),
        ("村民格桑卓玛代表说，草好了。", ["格桑卓玛"]),
        ("全国人大代表、某厂焊工谌铁牛：“好。”", ["谌铁牛"]),
        ("全国人大代表高峰：“好。”", ["高峰"]),
        ("董事长苏华对记者表示，好。董事长汪洋在会上指出，好。", ["苏华", "汪洋"]),
        ("某集团董事长孙然凤代表说，好。高级工程师苌铁代表说，好。", ["孙然凤", "苌铁"]),
        ("社区居民王桂兰竖起大拇指。", ["王桂兰"]),
        ("王大成和李小满代表都表示赞成。", ["王大成", "李小满"]),
        ("董事长黄鸣微笑着说，好。黄鸣代表又说，很好。", ["黄鸣", "黄鸣"]),
        ("书记李明蹲在地头。李明说，水来了。", ["李明", "李明"]),
        ("市人大代表雨田生（左二）说，好。", ["雨田生"]),
        ("他叫常胜，却常常输。常胜说，不怕。", ["常胜", "常胜"]),
        ("书记常说，导师常挂在嘴边。团长总结时表示，好。", []),
        ("家长甲：好。家长乙：放心。边记边说，好。", []),
        ("来自某镇的党支部书记说，好。", []),
        ("方案提出，高度评价群众。文章指出，水利部表示。", []),
        ("主任高度评价，书记应当负责，代表们表示满意。", []),
        ("代表团认为，委员会指出，市民代表建议。", []),
    ],
)  # fmt: skip
def test_names_are_found_and_cut_right(text: str, expected: list[str]) -> None:
    assert [text[name.start : name.end] for name in names(text, [(0, len(text))])] == expected


def test_a_word_is_a_name_where_an_office_stands_before_it_and_a_word_elsewhere() -> None:
    text = "气象站站长高峰代表说，要预报。高峰说，要及时。登上高峰之后下起了雪。"
    assert [name.start for name in names(text, [(0, len(text))])] == [5, 15]
