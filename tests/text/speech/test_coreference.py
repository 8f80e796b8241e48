"""Whom pronouns, surnames and bare speech mean."""

from __future__ import annotations

import pytest

from geo.text import extract, parse


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("村民米有田代表说，村里的路好了。\n他说，河上的桥也要修。", ["米有田", "米有田"]),
        (
            "村民米有田代表说，村里的路好了。教师方如意代表说，新课多了两门。她表示，操场实在太小了。",
            ["米有田", "方如意", "方如意"],
        ),
        ("村民米有田代表说，村里的路好了。\n县长古大勇来过。\n他说，河上的桥也要修。", ["米有田", "米有田"]),
        ("村党支部书记米有田代表种过地。米书记说，水要省着用。", ["米有田"]),
        ("他说，没有人知道他是谁。", []),
    ],
)
def test_who_is_meant_is_who_was_in_focus(text: str, speakers: list[str]) -> None:
    extraction = extract(parse(text))
    assert [extraction.speakers[q.speaker].name for q in extraction.quotations] == speakers
