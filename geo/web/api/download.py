"""The filtered dataset as a file to keep: GeoJSON and CSV, sent as geo.store.export writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import BoundedSemaphore

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.store import Selection, export
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.select import select
from geo.web.api import params
from geo.web.api.endpoint import NOT_KEPT, fault

AT_ONCE = 2  # files that are written at a time
PATIENCE = 20.0  # seconds that a request waits for its turn
_writers = BoundedSemaphore(AT_ONCE)

Parts = Callable[[Dataset, Selection], Iterator[str]]


class _File(Response):
    """A file that is sent in pieces as they are written; whoever leaves early gives the turn back."""

    def __init__(self, parts: Iterator[str], headers: dict[str, str], media_type: str) -> None:
        super().__init__(None, 200, headers, media_type)
        del self.headers["content-length"]  # known at the end only
        self.parts = parts

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        del receive
        try:
            await send(
                {"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers}
            )
            while scope["method"] != "HEAD":
                part = await run_in_threadpool(next, self.parts, None)
                if part is None:
                    break
                await send({"type": "http.response.body", "body": part.encode(), "more_body": True})
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            _writers.release()


def geojson(request: Request) -> Response:
    """The filtered delegates as a FeatureCollection."""
    return _file(request, export.geojson_parts, "delegates.geojson", "application/geo+json")


def csv(request: Request) -> Response:
    """The filtered delegates as a table that spreadsheets open."""
    return _file(request, export.csv_parts, "delegates.csv", "text/csv; charset=utf-8")


def _file(request: Request, write: Parts, name: str, media_type: str) -> Response:
    dataset = params.dataset(request)
    selection = select(dataset, params.filters(request, dataset))
    headers = {**NOT_KEPT, "Content-Disposition": f'attachment; filename="{name}"'}
    if not _writers.acquire(timeout=PATIENCE):
        busy = fault(503, "many files are being written just now; try again in a minute")
        busy.headers["Retry-After"] = "60"
        return busy
    return _File(write(dataset, selection), headers, media_type)
