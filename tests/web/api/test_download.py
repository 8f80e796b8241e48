"""Files of the dataset are written a few at a time."""

from __future__ import annotations

import zipfile
from io import BytesIO
from urllib.parse import urlencode

import pytest
from starlette.applications import Starlette

from geo.store import Filters, current, export
from geo.store.dataset import rows
from geo.store.dataset.select import select
from geo.web.api import download
from geo.web.routes import routes
from tests.web.asgi import ask


def test_who_waits_too_long_is_told_to_come_back(monkeypatch):
    monkeypatch.setattr(download, "PATIENCE", 0.01)
    app = Starlette(routes=routes())
    taken = [download._writers.acquire() for _ in range(download.AT_ONCE)]
    try:
        answer = ask(app, "/api/delegates.geojson")
    finally:
        for _ in taken:
            download._writers.release()
    assert (answer.status, answer.headers["retry-after"]) == (503, "60")
    assert "try again" in answer.json()["error"]
    assert ask(app, "/api/delegates.geojson").status == 200


@pytest.mark.parametrize("name", ["geojson", "csv"])
def test_a_file_in_pieces_is_the_file(monkeypatch, name):
    app = Starlette(routes=routes())
    whole = ask(app, f"/api/delegates.{name}").body
    monkeypatch.setattr(rows, "PAGE", 2)
    assert ask(app, f"/api/delegates.{name}").body == whole
    dataset = current()
    assert whole.decode() == getattr(export, name)(dataset, select(dataset, Filters()))


def test_whoever_leaves_early_gives_the_turn_back():
    app = Starlette(routes=routes())

    async def gone(_message):
        raise OSError("the line is closed")

    for _ in range(download.AT_ONCE + 1):
        with pytest.raises(OSError, match="closed"):
            ask(app, "/api/delegates.csv", send=gone)
    assert ask(app, "/api/delegates.csv").status == 200


def test_the_package_and_the_workbook_are_served(monkeypatch):
    app, dataset = Starlette(routes=routes()), current()
    names = zipfile.ZipFile(BytesIO(ask(app, "/api/package.zip?texts=1").body)).namelist()
    assert "quotes.csv" in names
    assert any(name.startswith("articles/") for name in names)
    assert not any(
        name.startswith("articles/")
        for name in zipfile.ZipFile(BytesIO(ask(app, "/api/package.zip").body)).namelist()
    )
    assert ask(app, "/api/package.zip?texts=yes").status == 400
    book = ask(app, "/api/workbook.xlsx")
    assert book.headers["content-type"] == download.WORKBOOK
    assert f"quote={dataset.quotes['id'][0]}" in zipfile.ZipFile(BytesIO(book.body)).read(
        "xl/worksheets/sheet1.xml"
    ).decode("utf-8")
    assert download._writers.acquire(blocking=False)
    download._writers.release()


def test_quotes_and_articles_are_served_a_page_at_a_time():
    app, dataset = Starlette(routes=routes()), current()
    every = ask(app, "/api/quotes?limit=500").json()
    assert every["total"] == len(every["rows"]) == len(dataset.quotes["id"])
    assert ask(app, "/api/quotes?limit=2&offset=1").json()["rows"] == every["rows"][1:3]
    direct = ask(app, "/api/quotes?kind=direct&limit=500").json()["rows"]
    assert {row["kind"] for row in direct} == {"direct"}
    assert ask(app, "/api/quotes.csv").body.decode("utf-8-sig").count("\r\n") == len(every["rows"]) + 1
    articles = ask(app, "/api/articles").json()
    assert [row["id"] for row in articles["rows"]] == list(dataset.articles["id"])
    assert sum(row["quotes"] for row in articles["rows"]) == every["total"]
    assert ask(app, "/api/articles?what=1").status == 400


def test_articles_are_found_by_words_of_their_titles():
    app, dataset = Starlette(routes=routes()), current()
    title = dataset.articles["title"][-1]
    answer = ask(app, "/api/articles?" + urlencode({"title": title, "kind": "direct"})).json()
    (row,) = [row for row in answer["rows"] if row["title"] == title]
    of_article = [
        (person, kind)
        for person, article, kind in zip(
            dataset.quotes["delegate_id"], dataset.quotes["article_id"], dataset.quotes["kind"], strict=True
        )
        if article == row["id"] and kind == "direct"
    ]
    assert (row["delegates"], row["quotes"]) == (len(set(dict(of_article))), len(of_article))
    assert ask(app, "/api/articles?" + urlencode({"title": "没有这样的标题"})).json()["total"] == 0
