from __future__ import annotations

import pytest

from geo.model import Divisions, Notice, Position
from geo.store.reading import batch, isolated
from geo.store.reading.article import Reading
from tests.store.made import person, reading

ARTICLE = "新的一页\n\n　　“路通了，心就近了。”辽宁省朝阳市建平县教师王小芳代表说。\n"


@pytest.fixture
def articles(tmp_path):
    directory = tmp_path / "articles"
    (directory / "deeper").mkdir(parents=True)
    for name in ("b.txt", "a.txt", "deeper/c.txt"):
        (directory / name).write_text(ARTICLE + name + "\n", encoding="utf-8")
    (directory / ".hidden.txt").write_text(ARTICLE, encoding="utf-8")
    return directory


def test_files_come_in_one_order_without_hidden_ones(articles):
    assert batch.files(articles) == ["a.txt", "b.txt", "deeper/c.txt"]


def test_a_reading_survives_being_kept():
    where = Position(41.1, 119.7, "county", 50.0, "embedded", "211324")
    made = person("李明", "辽宁省", "朝阳市", position=where, alternatives=(Divisions("甲省"),))
    one = reading("a0", made, headings=("标题",))
    assert Reading.from_json(one.to_json()) == one
    assert one.notices == ()
    noticed = Reading.from_json({**one.to_json(), "notices": [{"start": 1, "end": 2, "reason": "理由"}]})
    assert noticed.notices == (Notice(1, 2, "理由"),)


@pytest.mark.parametrize("workers", [1, 2])
def test_articles_are_read_in_order_however_many_read(articles, workers):
    names = batch.files(articles)
    shown: list[tuple[int, int]] = []
    found = batch.read_all(
        articles, names, dates={}, workers=workers, cache=None, progress=lambda *at: shown.append(at)
    )
    assert [one.file for one in found] == names
    assert all(one.reading is not None and one.reading.people[0].name == "王小芳" for one in found)
    assert shown == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_what_was_read_is_not_read_again(articles, tmp_path, monkeypatch):
    cache = tmp_path / "cache"
    names = batch.files(articles)
    first = batch.read_all(articles, names[:2], dates={}, cache=cache)
    read: list[str] = []
    whole = isolated.read

    def noted(content, name, *, date):
        read.append(name)
        return whole(content, name, date=date)

    monkeypatch.setattr(isolated, "read", noted)
    again = batch.read_all(articles, names, dates={}, cache=cache)
    assert read == ["c.txt"]
    assert again[:2] == first


def test_a_changed_article_date_or_rule_is_read_anew(articles, tmp_path, monkeypatch):
    cache = tmp_path / "cache"

    def kept() -> int:
        return len(list(cache.glob("*.json")))

    batch.read_all(articles, ["a.txt"], dates={}, cache=cache)
    batch.read_all(articles, ["a.txt"], dates={"a.txt": "2022-10-20"}, cache=cache)
    assert kept() == 2
    (articles / "a.txt").write_text(ARTICLE + "再添一句。\n", encoding="utf-8")
    batch.read_all(articles, ["a.txt"], dates={}, cache=cache)
    assert kept() == 3
    monkeypatch.setattr(batch, "code_version", lambda: "another")
    batch.read_all(articles, ["a.txt"], dates={}, cache=cache)
    assert kept() == 4


def test_a_damaged_cache_file_is_read_over(articles, tmp_path):
    cache = tmp_path / "cache"
    first = batch.read_all(articles, ["a.txt"], dates={}, cache=cache)
    (kept,) = cache.glob("*.json")
    kept.write_text('{"text": "half', encoding="utf-8")
    assert batch.read_all(articles, ["a.txt"], dates={}, cache=cache) == first


def test_whatever_goes_wrong_in_one_article_is_reported_by_name(articles, monkeypatch):
    def broken(content, name, *, date):
        if name == "a.txt":
            raise RuntimeError("a fault of ours")
        return whole(content, name, date=date)

    whole = isolated.read
    monkeypatch.setattr(isolated, "read", broken)
    found = batch.read_all(articles, ["a.txt", "b.txt"], dates={}, cache=None)
    assert (found[0].reading, found[0].fault) == (None, "RuntimeError: a fault of ours")
    assert found[1].reading is not None
