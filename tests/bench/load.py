"""Many readers at once: real sessions over Streamlit's websocket, requests of the API beside them, memory.

    python -m tests.bench.load [--delegates 20000] [--sessions 50] [--pages 8] [--steady 60]

Starts the application on generated delegates on 127.0.0.1, opens the sessions, and lets each ask for its
pages as fast as the answers come (the burst), then for one page every ten seconds (the steady part). An
answer is whole when the script's run has finished. Prints a table with the targets; the exit status says
whether all are reached. Bounded: it ends after the steady part whatever happened.
"""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
import urllib.request
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.server import Server, serve
from tests.generate import generate

PAGES = ("", "delegates", "themes", "article", "places", "articles", "about", "")
FILTERS = ("", "theme=innovation", "kind=direct", "province=440000", "q=书记", "theme=education&kind=direct")
LIMIT = 60.0  # seconds that one answer may take
BETWEEN = 10.0  # seconds between two actions of a session in the steady part
API = ("/api/cells?zoom=4&bbox=73,3,136,54", "/api/facets", "/api/delegates?limit=20", "/healthz")
API_EVERY = 0.25  # seconds
FORGOTTEN = 125.0  # seconds after which Streamlit lets go of a session that has ended, when somebody comes
TIDIED = 70.0  # seconds in which memory is given back then
BURST_P95, STEADY_P95, API_P95 = 4.0, 1.0, 0.3  # seconds
BACK_WITHIN = 1.2  # of the memory before


@dataclass(slots=True)
class Times:
    """How long answers took, in seconds, and what went wrong."""

    burst: list[float] = field(default_factory=list)
    steady: list[float] = field(default_factory=list)
    api: list[float] = field(default_factory=list)
    api_steady: list[float] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


class Reader:
    """One session, as a browser's tab holds it."""

    def __init__(self, server: Server) -> None:
        self.address = server.origin.replace("http", "ws") + server.base + "/_stcore/stream"
        self.origin = server.origin

    async def __aenter__(self) -> Reader:
        self.socket = await websockets.connect(
            self.address,
            subprotocols=[websockets.Subprotocol("streamlit")],
            origin=websockets.Origin(self.origin),
            max_size=None,
            open_timeout=LIMIT,
        )
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.socket.close()

    async def ask(self, page: str, query: str) -> float:
        """Ask for a page; answers the seconds until its run has finished."""
        message = BackMsg()
        message.rerun_script.page_name = page
        message.rerun_script.query_string = query
        began = time.perf_counter()
        await self.socket.send(message.SerializeToString())
        async with asyncio.timeout(LIMIT):
            while True:
                received = await self.socket.recv()
                if isinstance(received, str):
                    raise TypeError("the server sent text where it sends bytes")
                answer = ForwardMsg()
                answer.ParseFromString(received)
                if answer.WhichOneof("type") == "script_finished":
                    if answer.script_finished != ForwardMsg.FINISHED_SUCCESSFULLY:
                        raise RuntimeError(f"{page or 'map'}: the run ended with {answer.script_finished}")
                    return time.perf_counter() - began


async def burst(reader: Reader, number: int, pages: int, times: Times) -> None:
    """Ask for pages one after another."""
    for step in range(pages):
        query = FILTERS[(number + step) % len(FILTERS)]
        await _noted(times, times.burst, partial(reader.ask, PAGES[step % len(PAGES)], query))


async def steady(reader: Reader, number: int, seconds: float, times: Times) -> None:
    """Change the filter of the map now and then."""
    ends = time.perf_counter() + seconds
    await asyncio.sleep(BETWEEN * (number % 50) / 50)
    step = 0
    while time.perf_counter() < ends:
        query = FILTERS[(number + step) % len(FILTERS)]
        began = time.perf_counter()
        await _noted(times, times.steady, partial(reader.ask, "", query))
        step += 1
        await asyncio.sleep(max(0.0, BETWEEN - (time.perf_counter() - began)))


async def _noted(times: Times, into: list[float], ask: Callable[[], Awaitable[float]]) -> None:
    try:
        into.append(await ask())
    except (TimeoutError, OSError, RuntimeError, websockets.WebSocketException) as fault:
        times.faults.append(f"{type(fault).__name__}: {fault}")


async def api(server: Server, into: list[float], times: Times, ended: asyncio.Event) -> None:
    """Ask the API at regular times, until told that it is enough."""
    number = 0
    while not ended.is_set():
        path = server.url + API[number % len(API)]
        began = time.perf_counter()
        try:
            await asyncio.to_thread(_fetch, path)
            into.append(time.perf_counter() - began)
        except OSError as fault:
            times.faults.append(f"{path}: {fault}")
        number += 1
        await asyncio.sleep(API_EVERY)


def _fetch(address: str) -> None:
    with urllib.request.urlopen(address, timeout=LIMIT) as answer:
        answer.read()


def memory(server: Server) -> float:
    """What the server's process holds, in MB."""
    lines = Path(f"/proc/{server.process.pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024


async def measure(
    server: Server, *, sessions: int, pages: int, seconds: float
) -> tuple[Times, dict[str, float]]:
    """All of it, with the memory at each point."""
    times, held = Times(), {}
    async with Reader(server) as first:
        for page in dict.fromkeys(PAGES):
            await _noted(times, [], partial(first.ask, page, ""))
    held["one session"] = memory(server)
    readers = [Reader(server) for _ in range(sessions)]
    await asyncio.gather(*(reader.__aenter__() for reader in readers))
    for into, work in (
        (times.api, lambda reader, number: burst(reader, number, pages, times)),
        (times.api_steady, lambda reader, number: steady(reader, number, seconds, times)),
    ):
        ended = asyncio.Event()
        beside = asyncio.create_task(api(server, into, times, ended))
        await asyncio.gather(*(work(reader, number) for number, reader in enumerate(readers)))
        ended.set()
        await beside
        held["after the burst" if into is times.api else "after the steady part"] = memory(server)
    await asyncio.gather(*(reader.__aexit__() for reader in readers))
    await asyncio.sleep(FORGOTTEN)
    async with Reader(server) as last:
        await _noted(times, [], partial(last.ask, "", ""))
    await asyncio.sleep(TIDIED)
    held["sessions ended"] = memory(server)
    return times, held


def table(times: Times, held: dict[str, float], *, sessions: int, pages: int) -> tuple[str, bool]:
    """The figures as text, and whether every target is reached."""
    rows = [
        ("burst, pages", times.burst, BURST_P95),
        ("burst, /api/", times.api, API_P95),
        ("steady, actions", times.steady, STEADY_P95),
        ("steady, /api/", times.api_steady, API_P95),
    ]
    lines = [f"{'':<18}{'answers':>9}{'P50 s':>9}{'P95 s':>9}{'goal s':>9}"]
    reached = len(times.burst) == sessions * pages and not times.faults
    for name, found, goal in rows:
        middle, late = statistics.median(found), statistics.quantiles(found, n=20)[-1]
        reached = reached and late <= goal
        verdict = "" if late <= goal else "  missed"
        lines.append(f"{name:<18}{len(found):>9}{middle:>9.2f}{late:>9.2f}{goal:>9.1f}{verdict}")
    lines += [f"{name}: {size:.0f} MB" for name, size in held.items()]
    lines += [f"faults: {len(times.faults)}", *sorted(set(times.faults))[:5]]
    back = held["sessions ended"] <= BACK_WITHIN * held["one session"]
    return "\n".join(lines), reached and back


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--delegates", type=int, default=20000)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--pages", type=int, default=8, help="pages of a session in the burst")
    parser.add_argument("--steady", type=float, default=60, help="seconds of the steady part")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        generate(options.delegates, folder / "data")
        with serve(folder, data=folder / "data") as server:
            times, held = asyncio.run(
                measure(server, sessions=options.sessions, pages=options.pages, seconds=options.steady)
            )
    text, reached = table(times, held, sessions=options.sessions, pages=options.pages)
    print(f"{options.sessions} sessions, {options.delegates} delegates\n{text}")
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
