"""Answer times of /api/cells: one connection, the server on one core, no request like another."""

from __future__ import annotations

import http.client
import os
import statistics
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlencode, urlsplit

import numpy as np

from tests.browser.server import Server

REQUESTS = 200
WARM_UP = 10
CORPUS = "乡亲们愿意一起把路修好村党总支书记合作社社员把产业做起来广东省市县河南四川山东省镇街道教师张王李"
THEMES = ("rural-revitalisation", "innovation", "education", "health", "ecology")


def answer_times(server: Server, *, searching: bool, requests: int = REQUESTS) -> tuple[float, float]:
    """Median and 95th percentile in milliseconds."""
    connection = http.client.HTTPConnection(urlsplit(server.origin).netloc, timeout=60)
    times = []
    with _on_one_core(server.process.pid):
        for number, query in enumerate(_queries(requests + WARM_UP, searching=searching)):
            start = time.perf_counter()
            connection.request("GET", f"{server.base}/api/cells?{query}", headers={"Accept-Encoding": "gzip"})
            response = connection.getresponse()
            response.read()
            if response.status != 200:
                raise RuntimeError(f"/api/cells?{query}: {response.status}")
            if number >= WARM_UP:
                times.append((time.perf_counter() - start) * 1000)
    connection.close()
    return statistics.median(times), statistics.quantiles(times, n=20)[-1]


def _queries(count: int, *, searching: bool) -> Iterator[str]:
    """Windows of all sizes over China, half of them with a theme, the search in all or none."""
    random = np.random.default_rng(7)
    for number in range(count):
        zoom = int(random.integers(3, 12))
        width = 1200 / 256 * 360 / 2**zoom
        west, south = random.uniform(75, 130), random.uniform(18, 50)
        pairs = [
            ("zoom", str(zoom)),
            ("bbox", f"{west:.4f},{south:.4f},{west + width:.4f},{south + width / 2:.4f}"),
        ]
        if random.random() < 0.5:
            pairs.append(("theme", THEMES[number % len(THEMES)]))
        if searching:
            at = int(random.integers(len(CORPUS) - 4))
            pairs.append(("q", CORPUS[at : at + int(random.integers(1, 5))]))
        yield urlencode(pairs)


@contextmanager
def _on_one_core(process: int) -> Iterator[None]:
    """Hold all threads of the process on one core for as long as the block runs."""
    cores = os.sched_getaffinity(process)
    _hold(process, {min(cores)})
    try:
        yield
    finally:
        _hold(process, cores)


def _hold(process: int, cores: set[int]) -> None:
    for thread in os.listdir(f"/proc/{process}/task"):  # noqa: PTH208 # names, not files
        with suppress(ProcessLookupError):  # it ended meanwhile
            os.sched_setaffinity(int(thread), cores)
