from __future__ import annotations

import io
import struct
import zipfile

import pytest

from geo.errors import ArticleError
from geo.text import formats
from geo.text.formats import archive
from tests.text import files

ONE, TWO = ("一.txt", "甲代表说，好。".encode()), ("篇/二.md", "# 二".encode())


def entry(name: str, content: bytes = b"x", *, mode: int = 0o644) -> bytes:
    """A zip with one entry whose name is taken as it is."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as package:
        info = zipfile.ZipInfo("x")
        info.filename, info.external_attr = name, mode << 16
        package.writestr(info, content)
    return target.getvalue()


def test_the_files_of_a_zip_come_out_in_its_order_without_litter():
    litter = [("__MACOSX/._一.txt", b"x"), ("篇/.DS_Store", b"x"), ("Thumbs.db", b"x"), ("篇/", b"")]
    assert list(formats.articles_in(files.archive([ONE, *litter, TWO]))) == [ONE, TWO]


def test_any_other_file_is_the_only_article_in_itself(tmp_path):
    (tmp_path / "a.txt").write_bytes(ONE[1])
    assert list(formats.articles_in(tmp_path / "a.txt")) == [("a.txt", ONE[1])]
    document = files.word([("Normal", "正文。")])
    assert list(formats.articles_in(document, "a.docx")) == [("a.docx", document)]


def test_names_of_systems_that_write_gbk_are_read():
    target = io.BytesIO(files.archive([("abcd.txt", ONE[1])]))
    content = target.getvalue().replace(b"abcd.txt", "两会".encode("gbk") + b".txt")
    assert list(formats.articles_in(content)) == [("两会.txt", ONE[1])]


def test_an_archive_inside_is_handed_on_and_refused_when_read():
    inner = files.archive([ONE])
    (name, content), after = formats.articles_in(files.archive([("inner.zip", inner), TWO]))
    assert after == TWO
    with pytest.raises(ArticleError, match=r"inner\.zip.*先解开"):
        formats.text_of(content, name)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (entry("../../etc/passwd"), "不安全的文件名"),
        (entry("/etc/passwd"), "不安全的文件名"),
        (entry("C:\\boot.txt"), "不安全的文件名"),
        (entry("a\\..\\..\\b.txt"), "不安全的文件名"),
        (entry("link.txt", b"/etc/passwd", mode=0o120777), "不安全的文件名"),
        (files.archive([("bomb.txt", b"0" * (3 * 1024 * 1024))]), "异常之密"),
        (files.archive([("folder/", b"")]), "没有文件"),
        (files.archive([]), "没有文件"),
        (files.archive([(f"{number}.txt", b"x") for number in range(archive.MAX_FILES + 1)]), "上限"),
    ],
)
def test_a_zip_that_is_not_safe_or_empty_is_refused_before_anything_is_unpacked(content, said, monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *_: pytest.fail("it was unpacked"))
    with pytest.raises(ArticleError, match=rf"稿件\.zip.*{said}"):
        list(formats.articles_in(content, "稿件.zip"))


def test_sizes_are_limited_each_and_together(monkeypatch):
    monkeypatch.setattr(formats, "MAX_BYTES", 100)
    with pytest.raises(ArticleError, match=r"large\.txt.*上限"):
        list(formats.articles_in(files.archive([("large.txt", b"x" * 101)])))
    monkeypatch.setattr(archive, "MAX_UNPACKED", 150)
    with pytest.raises(ArticleError, match="解开后超过"):
        list(formats.articles_in(files.archive([("a.txt", b"x" * 90), ("b.txt", b"y" * 90)])))


def test_a_zip_under_a_password_is_refused():
    content = bytearray(files.archive([ONE]))
    for signature, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = content.index(signature) + offset
        flags = struct.unpack_from("<H", content, at)[0]
        struct.pack_into("<H", content, at, flags | 1)
    with pytest.raises(ArticleError, match="去掉密码"):
        list(formats.articles_in(bytes(content)))


def test_a_damaged_zip_is_refused_before_its_first_file():
    content = bytearray(files.archive([ONE, ("二.txt", b"second file, stored well")]))
    at = content.index(b"PK\x01\x02") - 12
    content[at] ^= 0xFF
    with pytest.raises(ArticleError, match="损坏"):
        next(iter(formats.articles_in(bytes(content))))
