"""Files of other formats are made of labelled articles and compared with the text."""

from __future__ import annotations

import pytest

from geo.text.evaluation import as_files

LABELS = [
    {"id": "a", "text": "山里的事\n\n“路通到了家门口。”江西省萍乡市教师何小穗代表说。\n她说，上学近了许多。"},
    {"id": "b", "text": "没有人说话的一天。"},
]


@pytest.mark.parametrize("name", [name for name in as_files.FORMATS if not name.startswith("PDF")])
def test_what_is_written_here_reads_like_the_text(monkeypatch, name):
    monkeypatch.setattr(as_files, "FORMATS", {name: as_files.FORMATS[name]})
    (row,) = as_files.compare(LABELS)
    assert (row.articles, row.same, row.differ) == (2, 2, [])


def test_a_browser_prints_what_reads_like_the_text(monkeypatch):
    monkeypatch.setattr(as_files, "FORMATS", {"PDF": as_files.FORMATS["PDF, two columns"]})
    (row,) = as_files.compare(LABELS)
    assert (row.same, row.differ) == (2, [])
    assert as_files.table([row]).splitlines()[1].split() == ["PDF", "2", "2", "100.0"]


def test_a_program_that_is_not_installed_is_named(monkeypatch):
    monkeypatch.setattr(as_files, "OFFICE", ("no-such-office",))
    monkeypatch.setattr(as_files, "FORMATS", {"PDF": as_files.FORMATS["PDF, LibreOffice"]})
    (row,) = as_files.compare(LABELS)
    assert row.missing == "no-such-office"
    assert "not installed" in as_files.table([row])


def test_files_that_read_otherwise_are_named(monkeypatch):
    def other(articles, where):
        files = {key: where / f"{key}.txt" for key in articles}
        for path in files.values():
            path.write_text("没有人说话的一天。", encoding="utf-8")
        return files

    monkeypatch.setattr(as_files, "FORMATS", {"other": other})
    (row,) = as_files.compare(LABELS)
    assert (row.same, row.differ) == (1, ["a"])
