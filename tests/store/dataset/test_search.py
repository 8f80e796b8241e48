from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.dataset.search import FIELD_END, RECORD_END, Haystack, hits, printed, terms

LETTERS = st.text("aAbB党建ß", max_size=6)


@given(st.lists(st.lists(LETTERS, max_size=3), max_size=6), LETTERS)
def test_a_record_is_found_when_one_of_its_fields_holds_the_words(records, words):
    haystack = Haystack(FIELD_END.join(fields) for fields in records)
    expected = [
        not words or any(words.casefold() in field.casefold() for field in fields) for fields in records
    ]
    assert haystack.find(words).tolist() == expected
    assert haystack.find(words).tolist() == expected  # the second time from memory


@pytest.mark.parametrize("words", [FIELD_END, RECORD_END, f"甲{FIELD_END}乙", f"甲{RECORD_END}"])
def test_separators_are_found_nowhere(words):
    assert not Haystack([f"甲{FIELD_END}乙", "甲"]).find(words).any()


def test_what_is_found_cannot_be_changed():
    with pytest.raises(ValueError, match="read-only"):
        Haystack(["甲"]).find("甲")[0] = False


def test_memory_of_searches_is_bounded():
    haystack = Haystack(["甲乙"])
    for number in range(100):
        haystack.find(str(number))
    assert len(haystack._found) <= 32


PEOPLE = [
    ("刘淑红", "Liu Shuhong", "liushuhong", "村党总支書記", "云南省昭通市", "Zhaotong", "Xi'an"),
    ("昭通", "主任", "书", "记", "APP 数据", "Garzê"),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("昭通 书记", [True, False]),  # every word, in whatever field
        ("书记　昭通", [True, False]),
        ("昭通", [True, True]),
        ("昭通書記", [False, False]),  # one word does not run over two fields
        ("書記", [True, False]),
        ("总支", [True, False]),
        ("Liu Shuhong", [True, False]),
        ("liushuhong", [True, False]),
        ("liu shu hong", [True, False]),
        ("liú shūhóng", [True, False]),
        ("zhaotong liu", [True, False]),
        ("xian", [True, False]),
        ("Xi’an", [True, False]),
        ("ａｐｐ", [False, True]),
        ("garze", [False, True]),
        ("  ", [True, True]),
        ("'", [True, True]),
    ],
)
def test_search_takes_words_in_either_script_and_pinyin_with_or_without_blanks(words, expected):
    assert Haystack(map(FIELD_END.join, PEOPLE)).find(words).tolist() == expected


@pytest.mark.parametrize(
    ("words", "texts", "expected"),
    [
        ("", ["村"], []),
        ("书记 昭通", ["昭通的書記和书记"], ["书记", "昭通", "書記"]),
        ("liushuhong", ["Liu Shuhong"], ["Liu Shuhong"]),
        ("shuhong liu", ["Liu Shuhong"], ["Shuhong", "Liu"]),
        ("xian", ["Xi'an City"], ["Xi'an"]),
        ("garze", ["Garzê"], ["Garzê"]),
        ("党", ["无"], []),
    ],
)
def test_what_is_marked_is_as_the_page_prints_it(words, texts, expected):
    assert printed(words, texts) == expected


def test_the_text_with_most_of_the_words_counts_most():
    assert [hits(text, terms("乡村 教育")) for text in ("鄉村", "乡村教育", "无")] == [1, 2, 0]
