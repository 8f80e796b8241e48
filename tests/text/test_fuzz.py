"""Whatever the text: reading it raises nothing but our errors, and every quotation is printed words."""

from __future__ import annotations

import json
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from geo import text
from geo.errors import ArticleError
from geo.store.contract.data_dir import DEFAULT

PIECES = (
    *[
        "李建国",
        "王秀英",
        "阿卜杜拉·买买提",
        "张三",
        "王",
        "欧阳",
        "代表",
        "委员",
        "书记",
        "记者",
        "村民",
        "有人",
        "老王",
    ],
    *["说", "表示", "认为", "坦言", "说道", "在", "看来", "告诉记者", "问", "答", "他", "她", "他们", "这位"],
    *[
        "：",
        "，",
        "。",
        "！",
        "？",
        "“",
        "”",
        "‘",
        "’",
        "「",
        "」",
        '"',
        "（",
        "）",
        "——",
        "……",
        "、",
        "#",
        "*",
    ],
    *[
        "江西省",
        "萍乡市",
        "安源区委",
        "来自",
        "路修好了",
        "桥也修好了",
        "2022年10月20日",
        "来源：",
        "本报",
        "一、",
        "1",
        "a",
    ],
    *("\n", "\n　　", " ", "\u3000", "\t", "\u200b", "\u2028", "\x85", "\x1c", "\U00020000", "\ufeff"),
)


@cache
def gold() -> list[str]:
    files = sorted((DEFAULT / "gold").glob("*/*.json"))
    return [article["text"] for file in files for article in json.loads(file.read_text(encoding="utf-8"))]


def check(article: str) -> None:
    try:
        found = text.extract(text.parse(article))
    except ArticleError:
        return
    for quotation in found.quotations:
        assert quotation.text == found.article.text[quotation.start : quotation.end]
        assert any(map(str.isalnum, quotation.text))
        assert found.speakers[quotation.speaker].name
    for person in found.speakers:
        assert found.article.text[person.start : person.end] == person.name or person.start < person.end


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_texts_of_pieces_of_news(article):
    check(article)


@given(st.data())
def test_articles_with_pieces_taken_out_put_in_and_doubled(data):
    article = data.draw(st.sampled_from(gold()))
    for _ in range(data.draw(st.integers(1, 6))):
        start = data.draw(st.integers(0, len(article)))
        end = min(len(article), start + data.draw(st.integers(0, 30)))
        change = data.draw(st.sampled_from(["out", "double", "in"]))
        middle = {"out": "", "double": article[start:end] * 2}.get(change)
        if middle is None:
            middle = data.draw(st.sampled_from(PIECES)) + article[start:end]
        article = article[:start] + middle + article[end:]
    check(article)


@given(st.text(max_size=200))
def test_any_text(article):
    check(article)
