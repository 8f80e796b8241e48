"""The filtered dataset as a file to keep, in each format of geo.store.export, sent as it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryFile
from threading import BoundedSemaphore

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.store import Selection, export
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.select import select
from geo.store.export.package import chunks, write_package
from geo.web.api import params
from geo.web.api.endpoint import NOT_KEPT, fault

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
AT_ONCE = 2  # files that are written at a time
PATIENCE = 20.0  # seconds that a request waits for its turn
_writers = BoundedSemaphore(AT_ONCE)

Parts = Callable[[Dataset, Selection], Iterator[str | bytes]]


class _File(Response):
    """A file that is sent in pieces as they are written; whoever leaves early gives the turn back."""

    def __init__(self, parts: Iterator[str | bytes], headers: dict[str, str], media_type: str) -> None:
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
                await send(
                    {
                        "type": "http.response.body",
                        "body": part.encode() if isinstance(part, str) else part,
                        "more_body": True,
                    }
                )
            await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            _writers.release()


def geojson(request: Request) -> Response:
    """The filtered delegates as a FeatureCollection."""
    return _file(request, export.geojson_parts, "delegates.geojson", "application/geo+json")


def csv(request: Request) -> Response:
    """The filtered delegates as a table that spreadsheets open."""
    return _file(request, export.csv_parts, "delegates.csv", "text/csv; charset=utf-8")


def quotes(request: Request) -> Response:
    """The filtered quotes as a table that spreadsheets open."""
    return _file(request, export.quotes_csv_parts, "quotes.csv", "text/csv; charset=utf-8")


def package(request: Request) -> Response:
    """The filtered dataset as a data package; with `texts=1` the articles too."""

    def parts(dataset: Dataset, selection: Selection) -> Iterator[bytes]:
        pairs = params.filters(request, dataset, also=("texts",)).pairs()
        with TemporaryFile() as out:
            write_package(dataset, selection, out, filters=pairs, texts=texts)
            yield from chunks(out)

    texts = params.flag(request.query_params, "texts")
    return _file(request, parts, "delegate-voices.zip", "application/zip", also=("texts",))


def workbook(request: Request) -> Response:
    """The filtered dataset as a workbook whose links open the quotes here."""

    def parts(dataset: Dataset, selection: Selection) -> Iterator[bytes]:
        with TemporaryFile() as out:
            export.write_workbook(dataset, selection, out, site=str(request.url).partition("/api/")[0])
            yield from chunks(out)

    return _file(request, parts, "delegate-voices.xlsx", WORKBOOK)


def _file(
    request: Request, write: Parts, name: str, media_type: str, *, also: Sequence[str] = ()
) -> Response:
    dataset = params.dataset(request)
    selection = select(dataset, params.filters(request, dataset, also=also))
    headers = {**NOT_KEPT, "Content-Disposition": f'attachment; filename="{name}"'}
    if not _writers.acquire(timeout=PATIENCE):
        busy = fault(503, "many files are being written just now; try again in a minute")
        busy.headers["Retry-After"] = "60"
        return busy
    return _File(write(dataset, selection), headers, media_type)
