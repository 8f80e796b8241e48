from __future__ import annotations

import builtins
from pathlib import Path

import pytest

from geo.store.building import build, check

ARTICLE = "新的一页\n\n　　“路通了，心就近了。”辽宁省朝阳市建平县教师王小芳代表说。\n"
DATA = Path(__file__).parents[3] / "data"


@pytest.fixture
def directory(tmp_path):
    articles = tmp_path / "news"
    articles.mkdir()
    (articles / "a.txt").write_text(ARTICLE, encoding="utf-8")
    build.build(tmp_path / "data", articles=articles, cache=None)
    return tmp_path / "data"


def change(directory: Path, name: str, old: str, new: str) -> None:
    path = directory / name
    text = path.read_text(encoding="utf-8")
    head, end, rest = text.partition("\n")
    changed = head + end + rest.replace(old, new) if old in rest else text.replace(old, new)
    assert changed != text
    path.write_text(changed, encoding="utf-8")


def test_the_committed_dataset_has_nothing_wrong():
    report = check.check(DATA)
    assert report.findings == []
    assert report.notes == []
    assert report.checked["delegates"] > 0


def test_a_fresh_dataset_has_nothing_wrong(directory):
    assert check.check(directory).findings == []


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("quotes.csv", "路通了", "路断了", ["quotes.csv", "路通了，心就近了。", "路断了"]),
        ("delegates.csv", "王小芳", "王小方", ["delegates.csv", "differs from a rebuild", "line 2"]),
        ("delegates.csv", ",county,", ",street,", ["precision", "'street'", "village, township"]),
        ("delegates.csv", ",119.", ",19.", ["lies outside 211322"]),
        ("delegates.csv", ",211322,", ",999999,", ["no outline", "'999999'"]),
        ("delegates.csv", ",211322,", ",2113,", ["adcode", "'2113'", "form"]),
        ("quotes.csv", ",a", ",b", ["article_id", "no id of articles"]),
        ("articles/a.txt", "新的一页", "旧的一页", ["a.txt", "sha256"]),
        ("datapackage.json", '"path": "quotes.csv"', '"path": "gone.csv"', ["datapackage.json", "gone.csv"]),
        ("datapackage.json", "{", "", ["datapackage.json", "not JSON"]),
        ("sources.csv", "file,", "path,", ["sources.csv", "file"]),
    ],
)
def test_what_is_wrong_is_said_in_a_line(directory, name, old, new, words):
    change(directory, name, old, new)
    findings = check.check(directory).findings
    assert any(all(word in finding for word in words) for finding in findings), findings
    assert all("\n" not in finding for finding in findings)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("a.txt,某报,20.10.2022,,", ["sources.csv", "row 1", "date", "20.10.2022"]),
        ("a.txt,某报,,ftp://news.example,", ["url", "ftp://"]),
        ("a.txt,,,,\na.txt,,,,", ["two rows", "a.txt"]),
        ("b.txt,,,,", ["no article is named 'b.txt'"]),
    ],
)
def test_curated_files_are_checked_too(directory, line, words):
    with (directory / "sources.csv").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    findings = check.check(directory).findings
    assert any(all(word in finding for word in words) for finding in findings), findings


def test_a_missing_article_or_file_is_named(directory):
    (directory / "articles" / "a.txt").unlink()
    (directory / "quotes.csv").unlink()
    (directory / "datapackage.json").unlink()
    findings = "\n".join(check.check(directory).findings)
    assert "a.txt is missing" in findings
    assert "quotes.csv is missing" in findings
    assert "datapackage.json: is missing" in findings


def test_it_says_when_frictionless_is_absent(directory, monkeypatch):
    whole = builtins.__import__

    def without(name, *rest, **named):
        if name == "frictionless":
            raise ImportError(name)
        return whole(name, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    report = check.check(directory)
    assert report.findings == []
    assert "frictionless is not installed" in report.notes[0]


def test_many_findings_of_one_kind_are_counted(directory):
    with (directory / "sources.csv").open("a", encoding="utf-8") as file:
        file.writelines(f"{number}.txt,,never,,\n" for number in range(50))
    findings = [line for line in check.check(directory).findings if "never" in line]
    assert len(findings) == 20
    assert "sources.csv: and 30 more like these" in check.check(directory).findings
