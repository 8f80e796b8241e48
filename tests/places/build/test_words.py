"""The word list: grades of short names, idioms, characters that simplified text does not use."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from geo.places.build import words

JIEBA = {
    "平安": (1438, "a"),
    "平安保险": (24, "n"),
    "大庆": (200, "ns"),
    "大庆油田": (37, "nz"),
    "北京大学": (2053, "nt"),
    "凤凰": (1348, "nr"),
    "部门": (20000, "n"),
    "稀见": (2, "a"),
    "平安无事": (3, "l"),
    "A股": (50, "n"),
}


@pytest.fixture
def inputs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(words, "_jieba", lambda: JIEBA)
    for path, text in (
        (words.MEANINGS, "平安\t没有事故\n大庆\t1.地名。在黑龙江省\n同心\t1.齐心。 2.县名。\n"),
        (words.IDIOMS, "一路平安\t9\n天天向上\t3\n"),
    ):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        with zipfile.ZipFile(tmp_path / path, "w") as archive:
            archive.writestr("list.txt", text)
    return tmp_path


def test_names_that_are_words_too_are_graded(inputs: Path) -> None:
    grades = words.grades(["平安", "大庆", "凤凰", "同心", "昭觉"], inputs)
    assert grades == {"平安": words.EVERYDAY, "凤凰": words.COMMON_WORD, "同心": words.ALSO_WORD}


def test_the_lexicon_holds_words_that_speak_against_a_name(inputs: Path) -> None:
    lexicon = words.lexicon(["平安", "大庆"], ["大庆"], inputs)
    found = {word for group in lexicon.values() for word in group}
    # 一路平安 is an idiom around a name; things called after a city, bodies, rare words and letters stay out.
    assert found == {"平安", "大庆", "平安保险", "部门", "凤凰", "平安无事", "一路平安"}
    assert all(group == sorted(group) for group in lexicon.values())


def test_traditional_characters_are_those_that_no_name_is_written_with() -> None:
    found = words.traditional(["乾县"])
    assert {"臺", "廣", "陝"} <= set(found)
    assert not {"乾", "台", "广"} & set(found)
    assert list(found) == sorted(found)
