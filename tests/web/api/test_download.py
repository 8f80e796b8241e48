"""Files of the dataset are written a few at a time."""

from __future__ import annotations

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
