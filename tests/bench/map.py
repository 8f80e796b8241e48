"""Measures the map against the stock way and prints one table: python -m tests.bench.map

Both ways show the same generated datasets in the same browser, in turns. README.md says what the columns
mean; the targets stand in `targets`. Exit status 1 when one of them is missed.
"""

from __future__ import annotations

import argparse
import csv
import http.server
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, WebSocket, sync_playwright

from tests.bench.cells import answer_times
from tests.browser.chromium import launch, outside
from tests.browser.server import Server, serve
from tests.browser.window import WIDE
from tests.generate import generate

STOCK_APP = Path(__file__).parent / "stock_app.py"
SIZES = (9, 2296, 20_000, 100_000)
STOCK_SIZES = (9, 2296)  # beyond these the stock way takes minutes
CLICKS = 3  # themes that are chosen one after the other
PATIENCE = 180_000  # milliseconds
# What the marks look like, as one text, empty while there are none; both ways have Leaflet's marker pane.
# Asked of the page, since the stock way's frame is another one after a filter.
SIGNATURE = """() => [...document.querySelectorAll("iframe[src*='streamlit_folium']")]
    .flatMap(frame => [...frame.contentDocument.querySelectorAll('.leaflet-marker-pane > *')])
    .map(mark => mark.textContent + mark.style.transform).sort().join('|')"""
CHANGED = f"before => {{ const now = ({SIGNATURE})(); return now !== '' && now !== before }}"


@dataclass(slots=True)
class Series:
    """The measurements of one way on one dataset."""

    way: str
    size: int
    server: Server
    themes: list[str]  # clicked one after the other
    first: list[float] = field(default_factory=list)  # seconds
    filtered: list[float] = field(default_factory=list)  # seconds
    traffic: list[float] = field(default_factory=list)  # kilobytes
    cells: tuple[float, float] | None = None  # p50 and p95 in milliseconds
    search: tuple[float, float] | None = None

    def median(self, name: str) -> float:
        return statistics.median(getattr(self, name))


def measure(browser: Browser, series: Series) -> None:
    """One run: open the page, click the themes on one after the other."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    traffic: list[int] = []
    page.on("websocket", lambda socket: _count(socket, traffic))
    start = time.perf_counter()
    page.goto(series.server.url)
    page.wait_for_function(CHANGED, arg="")
    series.first.append(time.perf_counter() - start)
    rest(page)
    for theme in series.themes:
        before = page.evaluate(SIGNATURE)
        traffic.clear()
        button = page.locator("[data-testid=stSidebar]").locator("label, button", has_text=theme).first
        start = time.perf_counter()
        button.click()
        page.wait_for_function(CHANGED, arg=before)
        series.filtered.append(time.perf_counter() - start)
        rest(page)
        series.traffic.append(sum(traffic) / 1000)
    context.close()


def _count(socket: WebSocket, traffic: list[int]) -> None:
    for event in ("framereceived", "framesent"):
        socket.on(event, lambda data: traffic.append(len(data.encode() if isinstance(data, str) else data)))


def rest(page: Page) -> None:
    """Wait until the script has ended and the marks have stood still for half a second."""
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    last, since = None, time.perf_counter()
    while time.perf_counter() - since < 0.5:
        now = page.evaluate(SIGNATURE)
        if now != last:
            last, since = now, time.perf_counter()
        page.wait_for_timeout(50)


def telling_themes(data: Path) -> list[str]:
    """Names of themes each of which, chosen after those before it, brings further delegates to the map."""
    placed = {row["id"] for row in _read(data / "delegates.csv") if row["lat"]}
    names = {row["id"]: row["name_zh"] for row in _read(data / "themes.csv")}
    who: dict[str, set[str]] = {theme: set() for theme in names}
    for quote in _read(data / "quotes.csv"):
        if quote["theme_id"] and quote["delegate_id"] in placed:
            who[quote["theme_id"]].add(quote["delegate_id"])
    told: list[str] = []
    shown: set[str] = set()
    for theme in sorted(who, key=lambda theme: -len(who[theme])):
        if who[theme] - shown:
            told.append(names[theme])
            shown |= who[theme]
    return told[:CLICKS]


def _read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@contextmanager
def library_files() -> Iterator[str]:
    """An address on this machine that answers with what folium's classes load from outside."""
    files = import_module("offlinefolium.elements")._res  # by address; only the bench installs the package

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = files.get(unquote(self.path[1:]), "")
            self.send_response(200 if body else 404)
            kind = "text/css" if self.path.endswith(".css") else "text/javascript"
            self.send_header("Content-Type", f"{kind}; charset=utf-8")
            self.send_header("Access-Control-Allow-Origin", "*")
            self.end_headers()
            self.wfile.write(body.encode() if isinstance(body, str) else body)

        def log_message(self, format: str, *args: object) -> None:
            return

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()


def run(sizes: tuple[int, ...], runs: int) -> list[Series]:
    """All measurements, the series taking turns."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        files = stack.enter_context(library_files())
        series = []
        for size in sizes:
            data = folder / str(size)
            generate(size, data)
            themes = telling_themes(data)
            for way in ("ours", "stock"):
                if way == "stock" and size not in STOCK_SIZES:
                    continue
                home = folder / f"{way}-{size}"
                home.mkdir()
                options = {"script": STOCK_APP, "env": {"BENCH_FILES": files}} if way == "stock" else {}
                server = stack.enter_context(serve(home, data=data, **options))  # type: ignore[arg-type]
                series.append(Series(way, size, server, themes))
        proxy = stack.enter_context(outside())
        browser = launch(stack.enter_context(sync_playwright()).chromium, proxy)
        for each in series:
            measure(browser, each)  # warms the server and its caches
            each.first, each.filtered, each.traffic = [], [], []
        for turn in range(runs):
            for each in series:
                say(f"run {turn + 1} of {runs}: {each.way}, {each.size:,}")
                measure(browser, each)
        browser.close()
        for each in series:
            if each.way == "ours":
                say(f"/api/cells: {each.size:,}")
                each.cells = answer_times(each.server, searching=False)
                each.search = answer_times(each.server, searching=True)
        return series


def table(series: list[Series]) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| way | delegates | first markers | filter | websocket | cells p50, p95 | cells with q p50, p95 |"
    yield "|---|--:|--:|--:|--:|--:|--:|"
    for each in series:
        times = [
            "–" if pair is None else f"{pair[0]:.1f}, {pair[1]:.1f} ms" for pair in (each.cells, each.search)
        ]
        yield (
            f"| {each.way} | {each.size:,} | {each.median('first'):.2f} s | {each.median('filtered'):.2f} s "
            f"| {each.median('traffic'):,.1f} kB | {times[0]} | {times[1]} |"
        )


def targets(series: list[Series]) -> Iterator[tuple[str, float, float]]:
    """What is to be reached: its name, the figure, and the most that the figure may be."""
    ours = {each.size: each for each in series if each.way == "ours"}
    stock = {each.size: each for each in series if each.way == "stock"}
    if 2296 in ours and 100_000 in ours:
        ratio = ours[100_000].median("filtered") / ours[2296].median("filtered")
        yield "filter at 100,000 over filter at 2,296", ratio, 1.3
    if 100_000 in ours:
        big = ours[100_000]
        yield "kB over the websocket for a filter, largest dataset", max(big.traffic), 60
        if big.cells and big.search:
            yield "/api/cells p95 at 100,000, ms", big.cells[1], 25
            yield "/api/cells p95 at 100,000 with q, ms", big.search[1], 100
    if 2296 in ours and 2296 in stock:
        first, filtered = (
            ours[2296].median(name) / stock[2296].median(name) for name in ("first", "filtered")
        )
        yield "first markers at 2,296 over the stock way's", first, 1 / 2.5
        yield "filter at 2,296 over the stock way's", filtered, 1 / 6


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.map", description=__doc__)
    parser.add_argument("--runs", type=int, default=5, help="measured runs of each series (default 5)")
    parser.add_argument("--sizes", default=",".join(map(str, SIZES)), help="delegates, separated by commas")
    options = parser.parse_args()
    sizes = tuple(int(size) for size in options.sizes.split(","))
    series = run(sizes, options.runs)
    print("\n".join(table(series)), end="\n\n")
    missed = 0
    for name, figure, most in targets(series):
        missed += figure > most
        print(f"{'missed ' if figure > most else 'reached'} {name}: {figure:.2f} (at most {most:.2f})")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
