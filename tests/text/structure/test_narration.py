"""Narration with speech blanked, cut into pieces."""

from __future__ import annotations

import pytest

from geo.text import parse
from geo.text.structure.narration import narrate


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("“好。”他说。", ["“好。”", "他说。"]),
        (
            "他说，“好，很好，非常好”，又走了。来了。",
            ["他说，", "“好，很好，非常好”", "，又走了。", "来了。"],
        ),
        ("推行“积分制”以后好了。", ["推行“积分制”以后好了。"]),
    ],
)
def test_a_paragraph_is_a_row_of_quotes_and_sentences(text: str, pieces: list[str]) -> None:
    passage = narrate(parse(text)).passages[0]
    assert [text[piece.start : piece.end] for piece in passage.pieces] == pieces


def test_blanking_keeps_the_length_and_hides_what_is_said() -> None:
    text = "米有田说：“李明说，好。”"
    narration = narrate(parse(text))
    assert len(narration.masked) == len(text)
    assert "李明" not in narration.masked
