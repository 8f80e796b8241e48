"""Files of the dataset are written a few at a time."""

from __future__ import annotations

from starlette.applications import Starlette

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
