"""What stands before and after a name and describes the person."""

from __future__ import annotations

import pytest

from geo.text.people import descriptors


@pytest.mark.parametrize(
    ("text", "name", "descriptor", "titled"),
    [
        ("浙江省某县某村党支部书记米有田代表说", "米有田", "浙江省某县某村党支部书记", True),
        ("全国人大代表、海河集团董事长米有田说", "米有田", "海河集团董事长", True),
        ("某村党支部书记、全国人大代表米有田说", "米有田", "某村党支部书记", True),
        ("今年五十岁的村民米有田说", "米有田", "村民", False),
        ("来自湖北的米有田说", "米有田", "湖北", False),
        ("有着三十年教龄的米有田说", "米有田", "", False),
        ("听完报告，养路工米有田说", "米有田", "养路工", False),
        ("记者采访了养路工米有田", "米有田", "养路工", False),
    ],
)
def test_the_descriptor_before_a_name_leaves_title_and_lead_out(
    text: str, name: str, descriptor: str, titled: bool
) -> None:
    found = descriptors.before(text, 0, text.index(name), 0)
    assert text[found.start : found.end] == descriptor
    if titled and not text.startswith("浙江"):
        assert found.titled


@pytest.mark.parametrize(
    ("text", "descriptor"),
    [
        ("（湖南省某镇渔民）代表说", "湖南省某镇渔民"),
        ("（女，苗族）说", None),
        ("代表2020年担任村党总支书记、村委会主任后，", "村党总支书记、村委会主任"),
        ("是某市第一医院的护士长，", "某市第一医院的护士长"),
        ("当了七年村党支部书记，", "村党支部书记"),
        ("是个热心人，", None),
    ],
)
def test_the_descriptor_after_a_name_is_an_office(text: str, descriptor: str | None) -> None:
    found = descriptors.after(text, 0, len(text))
    assert (text[slice(*found)] if found else None) == descriptor


def test_an_office_is_found_in_a_sentence_about_them() -> None:
    text = "在地里忙着。他是某农业大学的教授，今天来讲课。"
    found = descriptors.office(text, 0, len(text))
    assert found
    assert text[slice(*found)] == "某农业大学的教授"
