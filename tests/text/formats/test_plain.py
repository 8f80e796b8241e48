from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.text import formats
from geo.text.formats import glyphs

TEXT = "　　“路通了，人就回来了。”宋绍田代表说，今年还要再修三公里。\n"
TRADITIONAL = "「樓價雖然回落，基層市民感受未必深刻。」溫栢年代表說，青年的出路更值得關注。\n"


@pytest.mark.parametrize("text", [TEXT, TRADITIONAL])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "gbk"])
def test_the_encodings_of_chinese_newsrooms_are_read(text, encoding):
    assert formats.text_of(text.encode(encoding)) == text


def test_gb18030_holds_what_gbk_does_not():
    text = "“药要对症。”㐂小满代表说，𠮷家村的村医不能断。大家都说这话在理。"
    assert formats.text_of(text.encode("gb18030")) == text


def test_utf_16_of_either_order_is_read_by_its_mark():
    assert formats.text_of(codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be")) == TEXT


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (TRADITIONAL, "big5hkscs"),
        ("これは日本語の文章です。代表は「道が通れば人が戻る」と述べました。", "shift_jis"),
        ("これは日本語の文章です。代表は「道が通れば人が戻る」と述べました。", "euc_jp"),
        ("대표는 길이 열리면 사람이 돌아온다고 말했습니다. 올해도 계속합니다.", "euc_kr"),
        ("Les députés étaient là, très fâchés, à l’été dernier déjà.", "cp1252"),
        ("Делегаты говорили о дорогах и школах, о хлебе и воде.", "cp1251"),
        (TEXT, "utf-16-le"),
        (TEXT, "utf-32"),
    ],
)
def test_other_encodings_are_refused_rather_than_misread(text, encoding):
    with pytest.raises(ArticleError, match=r"稿件\.txt.*UTF-8"):
        formats.text_of(text.encode(encoding), "稿件.txt")


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_a_few_bytes_that_fit_nowhere_are_left_out_and_told(encoding):
    first, last = TEXT[:24], TEXT[24:]
    whole = first.encode(encoding) + b"\xff" + last.encode(encoding)
    found = formats.read(whole)
    assert found.text == TEXT
    (notice,) = found.notices
    assert (notice.start, first[-4:] in notice.reason) == (24, True)


def test_many_bytes_that_fit_nowhere_are_refused():
    with pytest.raises(ArticleError, match="编码"):
        formats.text_of(b"\xe4\xb8".join(letter.encode() for letter in TEXT))


def test_control_characters_are_dropped():
    assert formats.text_of((TEXT[:10] + "\x08" + TEXT[10:] + "\x1a").encode()) == TEXT


def test_line_ends_become_lf_and_nothing_else_changes():
    assert formats.text_of("一　二\r\n 三\r四\n".encode()) == "一　二\n 三\n四\n"


@given(st.binary(max_size=200))
def test_any_bytes_give_text_or_a_refusal(content):
    try:
        text = formats.text_of(content)
    except ArticleError:
        return
    assert text.strip()


@given(st.text(alphabet=st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip))
def test_any_utf_8_text_without_marks_of_other_formats_comes_back_as_it_is(text):
    sentence = "代表说，" + "".join(character for character in text if glyphs.plain(character) == character)
    if not any(mark in sentence for mark in "<#*`[~-"):
        assert formats.text_of(sentence.encode()) == sentence
