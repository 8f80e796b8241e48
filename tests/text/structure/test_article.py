"""Articles as structures: titles, headings, paragraphs, dates, and offsets that always hold."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ArticleError
from geo.text import parse, read

BODY = "“路修好了。”村民米有田代表说，今年的苹果卖到了城里。"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"山里的路\n{BODY}", "山里的路"),
        (f"山里的路（走基层）　　{BODY}", "山里的路（走基层）"),
        (f"山里的路\n（走基层）\n{BODY}", "山里的路\n（走基层）"),
        (f"山里的路\n——来自果乡的报道\n{BODY}", "山里的路\n——来自果乡的报道"),
        (f"# 山里的路\n\n{BODY}", "山里的路"),
        (f"山里的路通了吗？\n{BODY}", "山里的路通了吗？"),
        (f"来源：果乡报\n2023-03-05 10:00\n山里的路\n{BODY}", "山里的路"),
        (f"{BODY}\n{BODY}", None),
        (BODY, None),
        ("只有一行没有句号", None),
    ],
)
def test_the_title_is_the_first_line_that_heads_the_article(text: str, title: str | None) -> None:
    article = parse(text)
    assert article.title == title
    assert article.title is None or article.text[article.title_start : article.title_end] == title


@pytest.mark.parametrize(
    ("line", "is_heading"),
    [
        ("把产业留在村里", True),
        ("一、延伸组织“触角”", True),
        ("## 路通了，人回来了", True),
        ("谁来种地？", False),
        ("关注", False),
        ("编辑 | 冯宁", False),
        ("石立/丽水日报", False),
        ("0", False),
        ("这是一句话。", False),
        ("全国人大代表米有田：“路要再宽。”", False),
        ("本报记者 米有田", False),
        ("责任编辑：米有田", False),
        ("四川省眉山市丹棱县龙鹄村党支部书记 米有田", False),
        ("太长" * 30, False),
    ],
)
def test_a_heading_is_short_and_has_no_stop_speech_or_byline(line: str, is_heading: bool) -> None:
    article = parse(f"题目\n{BODY}\n{line}\n{BODY}")
    assert (line.removeprefix("## ") in [section.heading for section in article.sections]) == is_heading


def test_paragraphs_know_their_section_and_leave_white_space_out() -> None:
    article = parse(f"题目\n　　{BODY}\n小标题\n {BODY} \n{BODY}")
    assert [section.heading for section in article.sections] == [None, "小标题"]
    assert [p.section for p in article.paragraphs] == [0, 1, 1]
    assert {article.text[p.start : p.end] for p in article.paragraphs} == {BODY}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"题目\n2022年10月20日 来源：果乡报\n{BODY}", "2022-10-20"),
        (f"题目\n果乡报 2023-3-5\n{BODY}", "2023-03-05"),
        (f"题目\n{BODY}\n（《果乡报》2024年03月08日 第2版）", "2024-03-08"),
        (f"题目\n2021年6月1日，果园开了一个会，大家在会上说了很多话，一直开到很晚才散。\n{BODY}", None),
        (f"题目\n{BODY}", None),
    ],
)
def test_the_date_is_that_of_a_date_line_not_of_the_story(text: str, date: str | None) -> None:
    assert parse(text).date == date


def test_byte_order_mark_and_line_ends_are_the_only_change() -> None:
    assert parse(f"\ufeff题目\r\n{BODY}\r{BODY}").text == f"题目\n{BODY}\n{BODY}"


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf \n", "　\n".encode()])
def test_an_empty_file_is_refused_by_its_name(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "空.txt"
    path.write_bytes(content)
    with pytest.raises(ArticleError, match="空"):
        read(path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_files_are_read_in_the_encodings_of_newsrooms(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "文章.txt"
    path.write_bytes(f"题目\r\n{BODY}".encode(encoding))
    assert read(path).text == f"题目\n{BODY}"


@given(st.text(alphabet="题目。“”：\n　 #a—（）", max_size=80))
def test_blocks_lie_in_order_without_overlap_on_any_text(text: str) -> None:
    if not text.strip(" \n　"):
        return
    article = parse(text)
    spans = [(p.start, p.end) for p in article.paragraphs]
    spans += [(s.start, s.end) for s in article.sections if s.heading is not None]
    spans += [(article.title_start, article.title_end)] if article.title else []
    spans.sort()
    assert all(start < end for start, end in spans)
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert all(0 <= p.section < len(article.sections) for p in article.paragraphs)
