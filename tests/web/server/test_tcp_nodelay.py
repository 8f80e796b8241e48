"""The delay of a connection is switched off, and what has no network connection is left alone."""

from __future__ import annotations

import asyncio
import socket

import pytest

from geo.web.server.tcp_nodelay import AtOnce


class Protocol:
    """The part of a server's connection that the middleware looks at."""

    def __init__(self, connection: socket.socket | None) -> None:
        self.transport = self if connection is not None else None
        self.connection = connection

    def get_extra_info(self, name: str) -> socket.socket | None:
        return self.connection if name == "socket" else None

    async def receive(self) -> dict[str, object]:
        return {}


async def answer(scope, receive, send):
    await send(scope["type"])


def passed(scope_type, receive):
    sent = []

    async def send(message):
        sent.append(message)

    asyncio.run(AtOnce(answer)({"type": scope_type}, receive, send))
    return sent


@pytest.mark.parametrize("scope_type", ["http", "websocket"])
def test_the_delay_is_switched_off(scope_type):
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as connection:
        assert not connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
        assert passed(scope_type, Protocol(connection).receive) == [scope_type]
        assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_a_local_socket_and_none_at_all_are_left_alone():
    one, other = socket.socketpair(socket.AF_UNIX)
    with one, other:
        assert passed("http", Protocol(one).receive) == ["http"]
    assert passed("http", Protocol(None).receive) == ["http"]


async def nothing() -> dict[str, object]:
    return {}


def test_a_server_without_such_a_connection_is_served_as_well():
    assert passed("http", nothing) == ["http"]
    assert passed("lifespan", nothing) == ["lifespan"]
