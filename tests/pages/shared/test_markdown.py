"""Text of the data reaches Markdown as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from pages.shared.markdown import WORD_JOINER, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("新业态", "新业态"),
        ("*重*", r"\*重\*"),
        ("[a](javascript:x)", r"\[a\](javascript\:x)"),
        ("<img onerror=x>", r"\<img onerror=x\>"),
        (":red[x] $a$ `b`", r"\:red\[x\] \$a\$ \`b\`"),
        ("- a", r"\- a"),
        ("12. a", r"12\. a"),
        ("www.a.cn", "www\u2060\\.a.cn"),
        ("http://a.cn https://b.cn", "http\\:\u2060//a.cn https\\:\u2060//b.cn"),
        ("a@b.cn", "a\u2060\\@b.cn"),
        ("示范（一）- 二.三!", "示范（一）- 二.三!"),
        ("两\n行", "两 行"),
    ],
)
def test_marks_are_escaped(text, shown):
    assert plain(text) == shown


@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1).filter(
        str.strip
    )
)
def test_markdown_gives_the_text_back(text):
    tokens = MarkdownIt("commonmark").parse(plain(text))
    assert [token.type for token in tokens] == ["paragraph_open", "inline", "paragraph_close"]
    shown = "".join(child.content for child in tokens[1].children or [])
    assert shown.replace(WORD_JOINER, "") == " ".join(text.split()).replace(WORD_JOINER, "")
