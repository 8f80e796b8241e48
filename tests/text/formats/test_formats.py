from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from geo.errors import ArticleError
from geo.text import formats
from geo.text.formats import sniff
from geo.text.formats.messages import SENTENCES, FormatError
from tests.text import files

ARTICLE = "把路修到村口\n宋绍田代表说：“路通了，人就回来了。”\n"
PAGE = (
    f"<!DOCTYPE html><html><body>{''.join(f'<p>{line}</p>' for line in ARTICLE.splitlines())}</body></html>"
)
PARAGRAPHS = [("Normal", line) for line in ARTICLE.splitlines()]
LINES = [(72, 700 - 40 * number, line) for number, line in enumerate(ARTICLE.splitlines())]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(ARTICLE.encode(), id="plain"),
        pytest.param(("# " + ARTICLE).encode(), id="markdown"),
        pytest.param(PAGE.encode(), id="web page"),
        pytest.param(files.word(PARAGRAPHS), id="word"),
        pytest.param(files.pdf([LINES]), id="pdf"),
    ],
)
def test_the_content_tells_the_format_whatever_the_name(content, tmp_path):
    (tmp_path / "article.jpg").write_bytes(content)
    assert formats.text_of(tmp_path / "article.jpg") == ARTICLE
    assert formats.text_of(content) == ARTICLE


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        (b"", "empty", "没有文字"),
        (b" \n\t\n", "empty", "没有文字"),
        ("　　\n".encode(), "empty", "没有文字"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "unsupported", "旧版 Office"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "encrypted",
            "去掉密码",
        ),
        (b"{\\rtf1\\ansi }", "empty", "没有文字"),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 50, "unsupported", "图片"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 50, "unsupported", "图片"),
        (b"Rar!\x1a\x07\x00", "unsupported", "RAR"),
        (b"\x1f\x8b\x08" + b"\0" * 20, "unsupported", "gzip"),
        (files.archive([("xl/workbook.xml", b"<x/>")]), "unsupported", "Excel"),
        (files.archive([("ppt/presentation.xml", b"<x/>")]), "unsupported", "PowerPoint"),
        (
            files.archive([("content.xml", b"<x/>"), ("META-INF/manifest.xml", b"<x/>")]),
            "unsupported",
            "OpenDocument",
        ),
        (files.archive([("a.txt", ARTICLE.encode())]), "archive", "压缩包"),
        (
            files.archive([("word/document.xml", b"<x/>"), ("[Content_Types].xml", b"<x/>")]),
            "broken",
            "Word",
        ),
        (files.word(PARAGRAPHS)[:300], "archive", "压缩包"),
        (b"\x00\x01\x02\x03 binary", "encoding", "编码"),
        (b"x" * (formats.MAX_BYTES + 1), "too_large", "10 MB"),
    ],
)
def test_what_cannot_be_read_is_refused_by_name_with_what_to_do(content, code, said):
    with pytest.raises(FormatError) as raised:
        formats.text_of(content, "两会.文件")
    assert raised.value.code == code
    assert "两会.文件" in str(raised.value)
    assert said in str(raised.value)
    assert isinstance(raised.value, ArticleError)


def test_a_missing_file_and_a_folder_are_refused_by_name(tmp_path):
    for path in (tmp_path / "nowhere.txt", tmp_path):
        with pytest.raises(ArticleError, match=path.name):
            formats.text_of(path)


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    large = tmp_path / "large.txt"
    with large.open("wb") as file:
        file.truncate(formats.MAX_BYTES + 1)
    monkeypatch.setattr(Path, "read_bytes", lambda path: pytest.fail("it was read"))
    with pytest.raises(ArticleError, match=r"large\.txt.*上限"):
        formats.text_of(large)


def test_every_sentence_ends_with_what_to_do():
    assert all(sentence.endswith("。") and "：" in sentence for sentence in SENTENCES.values())


@pytest.mark.parametrize(
    ("text", "page", "markdown"),
    [
        ("<!DOCTYPE html><html>", True, False),
        ('<?xml version="1.0"?>\n<!-- saved -->\n<html>', True, False),
        ("<div><p>正文", True, False),
        ("# 标题\n正文", False, True),
        ("正文\n\n> 引文\n", False, True),
        ("见[原文](https://example.org/a)。", False, True),
        ("**标题**\n正文", False, True),
        ("---\ntitle: 标题\n---\n正文", False, True),
        ("张**、李**两位代表说", False, False),
        ("编号 #12 的提案", False, False),
        ("他说：<好>。", False, False),
        ("1. 第一条\n2. 第二条", False, False),
    ],
)
def test_only_marks_that_nothing_else_explains_make_a_page_or_markdown(text, page, markdown):
    assert (sniff.is_web_page(text), sniff.is_markdown(text)) == (page, markdown)


def test_reading_plain_text_loads_no_library_of_another_format():
    code = (
        "import sys; from geo.text.formats import text_of; text_of('代表说，好。'.encode());"
        "print(*{'trafilatura', 'pypdfium2', 'striprtf', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
