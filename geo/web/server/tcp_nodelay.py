"""Sends what is written at once.

Streamlit binds its socket in a way that leaves asyncio's TCP_NODELAY off: head and body of an answer are then
two packets, and the second waits some 40 ms for the browser's acknowledgement of the first.
"""

from __future__ import annotations

import socket

from starlette.types import ASGIApp, Receive, Scope, Send


class AtOnce:
    """Switches the delay off for the connection of each request, where there is one to a network."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] in ("http", "websocket"):
            _switch(receive)
        await self.app(scope, receive, send)


def _switch(receive: Receive) -> None:
    """`receive` is a method of the server's connection, which knows its transport; others have none."""
    transport = getattr(getattr(receive, "__self__", None), "transport", None)
    connection = transport.get_extra_info("socket") if transport is not None else None
    if connection is not None and connection.family in (socket.AF_INET, socket.AF_INET6):
        connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
