"""The catalogues are complete, say the same with the same values, and hold every text that pages ask for."""

from __future__ import annotations

import re
from pathlib import Path
from string import Formatter

import pytest

from geo.cli import build
from geo.model import BASES, KINDS, PRECISIONS, STATES
from geo.store.contract.columns import DELEGATES, ROLE_GROUPS
from geo.text.formats import messages
from pages.texts.frame import FRAME
from pages.texts.language import LANGUAGES, STRINGS
from pages.texts.notices import NOTICES

PAGES = Path(__file__).resolve().parents[3] / "pages"
CHINESE = re.compile(r"[\u4e00-\u9fff]")
IN_BOTH = ("审图号", "表示", "认为", "中文")  # Chinese that English texts quote


def values(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("key", STRINGS)
def test_every_text_is_there_in_both_languages_with_the_same_values(key):
    texts = STRINGS[key]
    assert len(texts) == len(LANGUAGES)
    assert all(text.strip() for text in texts)
    assert values(texts[0]) == values(texts[1])


@pytest.mark.parametrize(
    "key", [key for key, (zh, en) in STRINGS.items() if zh != en and key != "language.other"]
)
def test_chinese_texts_are_chinese_and_english_ones_are_not(key):
    chinese, english = STRINGS[key]
    assert CHINESE.search(chinese) or not re.search(r"[A-Za-z]{4}", re.sub(r"\{.*?\}", "", chinese))
    for word in IN_BOTH:
        english = english.replace(word, "")
    assert not CHINESE.search(english.replace("号", ""))


@pytest.mark.parametrize(("chinese", "english"), FRAME.values())
def test_the_frame_speaks_both_languages(chinese, english):
    assert CHINESE.search(chinese)
    assert english
    assert not CHINESE.search(english)


@pytest.mark.parametrize("key", STRINGS)
def test_english_texts_have_plain_marks(key):
    assert not set("’“”") & set(STRINGS[key][1])  # Chinese fonts draw these as wide as a character


@pytest.mark.parametrize("key", [key for key in STRINGS if key.endswith(".one")])
def test_a_singular_belongs_to_a_plural(key):
    plural = STRINGS[key.removesuffix(".one")]
    assert values(STRINGS[key][0]) == values(plural[0])
    assert STRINGS[key][0] == plural[0]  # Chinese has one form


def test_pages_ask_for_texts_that_exist():
    asked = {
        key
        for path in PAGES.glob("*.py")
        for key in re.findall(r"""\bt\(\s*"([\w.]+)\"""", path.read_text(encoding="utf-8"))
    }
    assert asked
    assert asked <= STRINGS.keys()


@pytest.mark.parametrize(
    ("prefix", "vocabulary"),
    [
        ("kind", KINDS),
        ("level", PRECISIONS),
        ("state", STATES),
        ("basis", BASES),
        ("role", ROLE_GROUPS),
        ("column", DELEGATES.names),
    ],
)
def test_every_word_of_a_vocabulary_of_the_data_has_a_text(prefix, vocabulary):
    assert [word for word in vocabulary if f"{prefix}.{word}" not in STRINGS] == []


def test_every_notice_is_said_in_english_with_the_same_values():
    def filled(sentences):
        return {
            code: {name for _, name, _, _ in Formatter().parse(sentence) if name}
            for code, sentence in sentences.items()
        }

    chinese, english = filled(messages.NOTICES), filled(NOTICES)
    assert english.keys() == chinese.keys() == build.NOTICES.keys()
    assert all(english[code] <= names for code, names in chinese.items())
