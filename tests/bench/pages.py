"""Measures every page as a reader feels it and prints one table: python -m tests.bench.pages

Largest contentful paint with an empty browser cache and a warm server, the first markers of the map, and
how long each interaction takes to its next paint, medians of several runs, at 2,296 delegates; then how long
the map takes to follow a filter at 100,000. README.md says what the columns mean. Exit status 1 when a
target is missed.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Locator, Page, sync_playwright

from tests.bench.map import CHANGED, PATIENCE, SIGNATURE, rest, say
from tests.browser.chromium import launch, outside
from tests.browser.server import Server, serve
from tests.browser.window import WIDE
from tests.generate import generate

PEOPLE, MANY = 2296, 100_000
RUNS = 7
PAGES = ("", "delegates", "themes", "article", "places", "articles", "about")
MOST = {"lcp": 2.5, "first markers": 4.0, "interaction": 0.2, "filter at 100,000": 1.0}  # seconds
FILTERS = "[data-testid=stSidebar] label:has(input[type=checkbox])"
BUTTONS = "[data-testid=stMain] [data-testid=stBaseButton-secondary]:visible:enabled"
# Kept by the page from its first moment: the largest paint, and every interaction's time to its next paint.
WATCH = """
window.bench = {lcp: 0, events: []}
new PerformanceObserver(list => { for (const e of list.getEntries()) bench.lcp = e.startTime })
    .observe({type: "largest-contentful-paint", buffered: true})
const keep = e => { if (e.interactionId) bench.events.push(e.duration) }
new PerformanceObserver(list => list.getEntries().forEach(keep))
    .observe({type: "event", durationThreshold: 16, buffered: true})
"""


@dataclass(slots=True)
class Measured:
    """The measurements of one page, in seconds."""

    page: str
    lcp: list[float] = field(default_factory=list)
    markers: list[float] = field(default_factory=list)
    interactions: list[float] = field(default_factory=list)


def measure(browser: Browser, server: Server, into: Measured) -> None:
    """One run: open the page in a new window, then click what it offers."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    context.add_init_script(WATCH)
    page = context.new_page()
    start = time.perf_counter()
    page.goto(f"{server.url}/{into.page}")
    if not into.page:
        page.wait_for_function(CHANGED, arg="")
        into.markers.append(time.perf_counter() - start)
    _settle(page)
    into.lcp.append(page.evaluate("bench.lcp") / 1000)
    for target in _targets(page):
        page.evaluate("bench.events = []")
        target.click()
        _settle(page)
        slowest = max(page.evaluate("bench.events"), default=0)  # below 16 ms none is reported
        into.interactions.append(slowest / 1000)
    context.close()


def follow(browser: Browser, server: Server, runs: int) -> list[float]:
    """Seconds from the click on a theme to new markers."""
    context = browser.new_context(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="zh-CN")
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(server.url)
    page.wait_for_function(CHANGED, arg="")
    rest(page)
    box = page.locator(FILTERS).first
    found = []
    for _ in range(runs):
        before = page.evaluate(SIGNATURE)
        start = time.perf_counter()
        box.click()
        page.wait_for_function(CHANGED, arg=before)
        found.append(time.perf_counter() - start)
        rest(page)
    context.close()
    return found


def _targets(page: Page) -> Iterator[Locator]:
    """What a reader would click: a filter and back, else the first buttons of the page itself."""
    filters = page.locator(FILTERS)
    if filters.count():
        yield filters.first
        yield filters.first
    yield from page.locator(BUTTONS).all()[:1]


def _settle(page: Page) -> None:
    page.wait_for_selector(".stApp[data-test-script-state='notRunning']")
    page.wait_for_timeout(700)


def run(runs: int) -> tuple[list[Measured], list[float]]:
    """All measurements, the pages taking turns."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        servers = []
        for size in (PEOPLE, MANY):
            data, home = folder / str(size), folder / f"server-{size}"
            home.mkdir()
            generate(size, data)
            servers.append(stack.enter_context(serve(home, data=data)))
        proxy = stack.enter_context(outside())
        browser = launch(stack.enter_context(sync_playwright()).chromium, proxy)
        measured = [Measured(page) for page in PAGES]
        for each in measured:
            measure(browser, servers[0], Measured(each.page))  # warms the server
        for turn in range(runs):
            for each in measured:
                say(f"run {turn + 1} of {runs}: /{each.page}")
                measure(browser, servers[0], each)
        say(f"filter at {MANY:,}")
        followed = follow(browser, servers[1], runs + 1)[1:]
        browser.close()
        return measured, followed


def table(measured: list[Measured]) -> Iterator[str]:
    """The lines of the table, in Markdown."""
    yield "| page | largest paint | first markers | interaction, median | slowest |"
    yield "|---|--:|--:|--:|--:|"
    for each in measured:
        markers = f"{statistics.median(each.markers):.2f} s" if each.markers else "–"
        clicks = each.interactions or [0.0]
        yield (
            f"| /{each.page} | {statistics.median(each.lcp):.2f} s | {markers} "
            f"| {statistics.median(clicks) * 1000:.0f} ms | {max(clicks) * 1000:.0f} ms |"
        )


def targets(measured: list[Measured], followed: list[float]) -> Iterator[tuple[str, float, float]]:
    """What is to be reached: its name, the figure in seconds, and the most that it may be."""
    for each in measured:
        yield f"largest paint of /{each.page}", statistics.median(each.lcp), MOST["lcp"]
        if each.markers:
            yield "first markers", statistics.median(each.markers), MOST["first markers"]
        if each.interactions:
            yield (
                f"interaction on /{each.page}",
                statistics.median(each.interactions),
                MOST["interaction"],
            )
    yield "filter at 100,000", statistics.median(followed), MOST["filter at 100,000"]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.pages", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"measured runs of each page (default {RUNS})")
    options = parser.parse_args()
    measured, followed = run(options.runs)
    print("\n".join(table(measured)), end="\n\n")
    missed = 0
    for name, figure, most in targets(measured, followed):
        missed += figure > most
        print(f"{'missed ' if figure > most else 'reached'} {name}: {figure:.2f} s (at most {most:.2f} s)")
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
