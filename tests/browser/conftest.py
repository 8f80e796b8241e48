"""Fixtures of the browser tests: running applications, a browser, windows that watch for faults.

A window fails its test when the page logged an error, threw, opened a dialogue or asked for anything
outside this machine.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from tests.browser.chromium import Outside, launch, outside
from tests.browser.server import Server, serve
from tests.browser.tabs import Tabs
from tests.browser.window import TIMEOUT, Window, windows
from tests.generate import generate, hostile

HERE = Path(__file__).parent
expect.set_options(timeout=TIMEOUT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def proxy() -> Iterator[Outside]:
    """What the browser asks of the outside."""
    with outside() as refusing:
        yield refusing


@pytest.fixture(scope="package")
def chromium(proxy: Outside) -> Iterator[Browser]:
    """The browser; of package scope, because its event loop would stand in the way of other tests'."""
    with sync_playwright() as playwright:
        browser = launch(playwright.chromium, proxy)
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def tabs(chromium: Browser) -> Tabs:
    return Tabs(chromium, timeout=TIMEOUT)


@pytest.fixture(scope="package")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """Starts an application that lives until the last browser test; the arguments are those of serve."""
    with ExitStack() as running:
        yield lambda **options: running.enter_context(serve(tmp_path_factory.mktemp("server"), **options))


@pytest.fixture(scope="package")
def app(serving: Callable[..., Server]) -> Server:
    """The application on the dataset of the repository."""
    return serving()


@pytest.fixture(scope="package")
def big_app(serving: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The application on a generated dataset of 2,296 delegates."""
    data = tmp_path_factory.mktemp("data")
    generate(2296, data)
    return serving(data=data)


@pytest.fixture(scope="package")
def hostile_app(serving: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Server:
    """The application on a dataset whose text fields try to become code."""
    data = tmp_path_factory.mktemp("data")
    hostile(data)
    return serving(data=data)


@pytest.fixture
def fresh(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Starts an application for one test; the arguments are those of serve."""
    with ExitStack() as running:
        yield lambda **options: running.enter_context(serve(tmp_path, **options))


@pytest.fixture
def window(tabs: Tabs, proxy: Outside, fresh: object) -> Iterator[Callable[..., Window]]:
    """Opens windows for one test.

    Depends on `fresh` so that windows close before the application that they show ends.
    """
    with windows(tabs, proxy) as open_window:
        yield open_window
