"""One address of the HTTP interface: runs a function and turns what it raises into an answer in JSON.

A handler is a plain function from request to response and runs in a worker thread, so that counting never
holds up the pages' connections. Errors of the library become 400, 404 or 503 with their own message; one
that nobody foresaw is logged and becomes 503, so that a client never meets a page of HTML.
"""

from __future__ import annotations

import json
import logging
from collections.abc import Callable
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from geo.errors import DataError, UnknownId, UserError

Handler = Callable[[Request], Response]

NOT_KEPT = {"Cache-Control": "no-store"}
METHODS = ("GET", "HEAD")
_log = logging.getLogger(__name__)


class Endpoint:
    """An ASGI application for a read-only address."""

    def __init__(self, handler: Handler) -> None:
        self.handler = handler

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        request = Request(scope, receive)
        if request.method in METHODS:
            response = await run_in_threadpool(self.answer, request)
        else:
            response = fault(405, f"{request.method} is not possible here; allowed: {', '.join(METHODS)}")
            response.headers["Allow"] = ", ".join(METHODS)
        if request.method == "HEAD":
            response.body = b""  # the headers stay those of GET
        await response(scope, receive, send)

    def answer(self, request: Request) -> Response:
        """The handler's response, or the one that says what went wrong."""
        try:
            return self.handler(request)
        except UnknownId as error:
            return fault(404, str(error))
        except UserError as error:
            return fault(400, str(error))
        except DataError as error:
            return fault(503, str(error))
        except Exception:
            _log.exception("%s failed", request.url.path)
            return fault(503, "this could not be answered; the server's log says why")


def as_json(value: Any, status: int = 200) -> Response:
    """A response that no cache keeps; a number that JSON cannot hold is an error, never NaN."""
    body = json.dumps(value, ensure_ascii=False, allow_nan=False, separators=(",", ":")).encode()
    return Response(body, status, NOT_KEPT, "application/json")


def fault(status: int, message: str) -> Response:
    """The answer to a request that failed."""
    return as_json({"error": message}, status)
