from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from geo.errors import BadParameter, DataError
from geo.store import Filters, load
from geo.store.building import build
from geo.store.contract.columns import ARTICLES, TABLES, THEMES
from geo.store.contract.csvfile import read_rows
from geo.store.dataset.rows import delegate_list
from geo.store.dataset.select import select

DATA = Path(__file__).parents[3] / "data"
ARTICLE = (
    "新的一页\n\n　　扩大开放，走向世界\n\n　　“路通了，心就近了。”辽宁省朝阳市建平县教师王小芳代表说。\n"
    "\n　　守护边疆\n\n　　山高路远，一年里有八个月大雪封山，巡逻的人从来没有停下过脚步。\n"
)
OTHER = "又一页\n\n　　“孩子们爱上了读书。”辽宁省朝阳市建平县教师王小芳代表说。\n"
NAMES = [table.file for table in TABLES] + ["datapackage.json"]


@pytest.fixture
def articles(tmp_path):
    directory = tmp_path / "articles"
    directory.mkdir()
    (directory / "b.txt").write_text(ARTICLE, encoding="utf-8")
    (directory / "a.txt").write_text(OTHER, encoding="utf-8")
    return directory


def contents(directory: Path) -> dict[str, bytes]:
    return {name: (directory / name).read_bytes() for name in NAMES}


def test_the_committed_dataset_is_what_a_build_gives(tmp_path):
    for name in NAMES:
        shutil.copyfile(DATA / name, tmp_path / name)
    shutil.copytree(DATA / "articles", tmp_path / "articles")
    built = build.build(tmp_path, cache=None)
    assert built.left_out == {}
    assert contents(tmp_path) == contents(DATA)


def test_a_dataset_from_elsewhere_is_whole(articles, tmp_path):
    out = tmp_path / "out"
    built = build.build(out, articles=articles, cache=None)
    assert built.counts["articles"] == 2
    assert (out / "articles" / "b.txt").read_bytes() == (articles / "b.txt").read_bytes()
    dataset = load(out)
    (row,) = delegate_list(dataset, select(dataset, Filters()))
    assert (row["name"], row["county"], row["adcode"]) == ("王小芳", "建平县", "211322")
    assert [dataset.article_path(quote["article_id"]).name for quote in row["quotes"]] == ["a.txt", "b.txt"]


def test_a_heading_of_its_own_is_a_theme_beside_the_curated_ones(articles, tmp_path):
    build.build(tmp_path / "out", articles=articles, cache=None)
    path = tmp_path / "out" / "themes.csv"
    curated = (DATA / "themes.csv").read_bytes()
    assert path.read_bytes().startswith(curated)
    (added,) = [row for row in read_rows(path, THEMES) if row["origin"] == "heading"]
    assert added["name_zh"] == "扩大开放"


def test_building_again_changes_no_byte(articles, tmp_path):
    out = tmp_path / "out"
    build.build(out, articles=articles, cache=tmp_path / "cache")
    first = contents(out)
    build.build(out, cache=tmp_path / "cache")
    build.build(out, cache=None, workers=2)
    assert contents(out) == first


def test_curated_rows_keep_their_bytes(articles, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    curated = 'id,name_zh,name_en,colour,shape,keywords,origin\n"one",一,"One, more",#000000,circle,,curated'
    (out / "themes.csv").write_text(curated, encoding="utf-8")
    for _ in range(2):
        build.build(out, articles=articles, cache=None)
        assert (out / "themes.csv").read_text(encoding="utf-8").startswith(curated + "\n")


def test_an_article_that_cannot_be_read_is_named_and_the_others_stay(articles, tmp_path):
    (articles / "empty.txt").write_text("", encoding="utf-8")
    (articles / "bytes.txt").write_bytes(b"\xff\xfe\xfd\x80\x81")
    (articles / "copy.txt").write_text(OTHER, encoding="utf-8")
    built = build.build(tmp_path / "out", articles=articles, cache=None)
    assert set(built.left_out) == {"empty.txt", "bytes.txt", "copy.txt"}
    assert built.left_out["copy.txt"] == "has the same text as a.txt"
    assert built.counts["articles"] == 2
    assert not (tmp_path / "out" / "articles" / "empty.txt").exists()


def test_sources_say_where_an_article_is_from(articles, tmp_path):
    sources = "file,publisher,date,url,retrieved\na.txt,某报,2022-10-20,https://news.example/a,\nz.txt,,,,\n"
    (tmp_path / "sources.csv").write_text(sources, encoding="utf-8")
    built = build.build(tmp_path / "out", articles=articles, cache=None)
    rows = read_rows(tmp_path / "out" / "articles.csv", ARTICLES)
    assert [(row["file"], row["publisher"], row["date"]) for row in rows] == [
        ("a.txt", "某报", "2022-10-20"),
        ("b.txt", "", ""),
    ]
    assert built.remarks == ["sources.csv: no article is named 'z.txt'"]


def test_a_build_that_fails_leaves_the_old_files(articles, tmp_path):
    out = tmp_path / "out"
    build.build(out, articles=articles, cache=None)
    before = contents(out)
    (out / "articles" / "c.txt").write_text(ARTICLE + "\n　　再添一句。\n", encoding="utf-8")
    (out / "corrections.csv").write_text("match,field,value,reason,source\nx:1,a,b,c,d\n", encoding="utf-8")
    with pytest.raises(DataError, match="record 1"):
        build.build(out, cache=None)
    (out / "corrections.csv").write_bytes(before["corrections.csv"])
    assert contents(out) == before


def test_articles_of_another_dataset_are_not_mixed_in(articles, tmp_path):
    out = tmp_path / "out"
    build.build(out, articles=articles, cache=None)
    (articles / "b.txt").unlink()
    before = contents(out)
    with pytest.raises(BadParameter, match=r"b\.txt"):
        build.build(out, articles=articles, cache=None)
    assert contents(out) == before


def test_articles_have_to_be_somewhere(tmp_path):
    with pytest.raises(BadParameter, match="articles"):
        build.build(tmp_path, cache=None)


def test_what_was_not_read_or_is_nobodys_is_counted(articles, tmp_path):
    text = OTHER + "\n　　有人说：“山路不好走。”\n\n　　“少了一半引号，王小芳代表说。\n"
    (articles / "a.txt").write_text(text, encoding="utf-8")
    built = build.build(tmp_path / "out", articles=articles, cache=None)
    assert built.notices == {"unassigned": 1, "unreadable": 1}
