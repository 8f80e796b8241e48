"""The filtered dataset as a file to keep: GeoJSON and CSV, written by geo.store.export."""

from __future__ import annotations

from collections.abc import Callable
from threading import BoundedSemaphore

from starlette.requests import Request
from starlette.responses import Response

from geo.store import Selection, export
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.select import select
from geo.web.api import params
from geo.web.api.endpoint import NOT_KEPT, fault

AT_ONCE = 2  # files that are written at a time: one of 20,000 delegates takes a hundred megabytes meanwhile
PATIENCE = 20.0  # seconds that a request waits for its turn
_writers = BoundedSemaphore(AT_ONCE)


def geojson(request: Request) -> Response:
    """The filtered delegates as a FeatureCollection."""
    return _file(request, export.geojson, "delegates.geojson", "application/geo+json")


def csv(request: Request) -> Response:
    """The filtered delegates as a table that spreadsheets open."""
    return _file(request, export.csv, "delegates.csv", "text/csv; charset=utf-8")


def _file(
    request: Request, write: Callable[[Dataset, Selection], str], name: str, media_type: str
) -> Response:
    dataset = params.dataset(request)
    selection = select(dataset, params.filters(request, dataset))
    headers = {**NOT_KEPT, "Content-Disposition": f'attachment; filename="{name}"'}
    if not _writers.acquire(timeout=PATIENCE):
        busy = fault(503, "many files are being written just now; try again in a minute")
        busy.headers["Retry-After"] = "60"
        return busy
    try:
        content = write(dataset, selection).encode()
    finally:
        _writers.release()
    return Response(content, 200, headers, media_type)
