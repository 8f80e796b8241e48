"""Speech verbs, and words that hold one and are none."""

from __future__ import annotations

import pytest

from geo.text.lexicon.cues import verbs


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("他说，好。", ["说"]),
        ("他介绍，好。", ["介绍"]),
        ("他激动地说道：", ["说道"]),
        ("听说他写小说，据说不错。", []),
        ("他提出的建议很好，这条建议管用。", []),
        ("他知道这条道路。", []),
        ("他道：“好。", ["道"]),
        ("报道说明了一切。", []),
    ],
)
def test_verbs_are_told_from_words_that_hold_them(text: str, words: list[str]) -> None:
    assert [verb.word for verb in verbs(text, 0, len(text))] == words
