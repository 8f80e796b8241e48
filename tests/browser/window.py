"""A browser window with the application in it, and the words in which tests speak about it.

Everything is found as a reader finds it: by role and accessible name, in Chinese.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import ConsoleMessage, Dialog, FrameLocator, Locator, Page, WebError, expect

from tests.browser.chromium import Outside
from tests.browser.server import Server
from tests.browser.tabs import Tabs

WIDE = (1280, 800)
PHONE = (390, 844)
# A page of its own address asks first there and then at the root where Streamlit answers; the first is a 404.
PROBE = re.compile(r"/(delegates|themes|article|articles|places|about)/_stcore/(health|host-config)$")
TIMEOUT = 20_000  # milliseconds; two cores may be busy with another test's browser


class Window:
    """One window of a session of its own. `page` is Playwright's page."""

    def __init__(
        self,
        tabs: Tabs,
        server: Server,
        *,
        size: tuple[int, int] = WIDE,
        scheme: str = "light",
        tolerate: str | None = None,
    ) -> None:
        """`tolerate` is a pattern of console errors that the test provokes."""
        self.server = server
        self.faults: list[str] = []
        self._tolerate = re.compile(tolerate) if tolerate else None
        self._tabs = tabs
        self._phone = size == PHONE
        self.page: Page = tabs.take(size=size, dark=scheme == "dark", phone=self._phone)
        self._context = self.page.context
        self._context.on("console", self._on_console)
        self._context.on("weberror", self._on_error)
        self._context.on("dialog", self._on_dialog)

    def goto(self, path: str) -> None:
        """Go to a path of the application and wait until its first run has ended."""
        self.page.goto(self.server.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until no run of the script is under way."""
        expect(self.page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")

    def close(self) -> list[str]:
        """Close the window; returns what went wrong in it."""
        self._context.cookies()  # with its answer comes what was said until now
        self._context.remove_listener("console", self._on_console)
        self._context.remove_listener("weberror", self._on_error)
        self._context.remove_listener("dialog", self._on_dialog)
        self._tabs.give_back(self.page, phone=self._phone)
        return self.faults

    def _on_console(self, message: ConsoleMessage) -> None:
        address = str(message.location.get("url"))
        tolerated = self._tolerate and self._tolerate.search(message.text)
        if message.type == "error" and not tolerated and not PROBE.search(address):
            self.faults.append(f"console: {message.text} ({address})")

    def _on_error(self, error: WebError) -> None:
        self.faults.append(f"thrown: {error.error}")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    # The address

    @property
    def query(self) -> dict[str, list[str]]:
        """The filters and selections in the address."""
        return parse_qs(urlsplit(self.page.url).query)

    def expect_query(self, **wanted: str | None) -> None:
        """Wait until the address has these values; None means that the key is not there."""
        for name, value in wanted.items():
            found = f"new URLSearchParams(location.search).get({name!r})"
            self.page.wait_for_function(f"value => {found} === value", arg=value)

    # The filters

    def checkbox(self, name: str) -> Locator:
        """A value of a facet by its name; the name is followed by a count."""
        return self.page.get_by_role("checkbox", name=re.compile(rf"^\W*{re.escape(name)}\s*[\d,]*$"))

    def toggle(self, name: str) -> None:
        """Click a value of a facet, as a mouse does."""
        self.page.locator("label").filter(has=self.checkbox(name)).click()

    @property
    def search(self) -> Locator:
        return self.page.get_by_role("searchbox", name="搜索").or_(
            self.page.get_by_role("textbox", name="搜索")
        )

    def look_for(self, text: str) -> None:
        """Type into the search box and press Enter."""
        self.search.fill(text)
        self.search.press("Enter")

    @property
    def headline(self) -> Locator:
        """The line that counts what is shown."""
        return self.page.get_by_text(re.compile(r"[\d,]+ 位代表 · [\d,]+ 段引语"))

    def card(self, name: str) -> Locator:
        """The card of a delegate in the list beside the map."""
        return self.page.get_by_role("listitem").filter(
            has=self.page.get_by_role("heading", name=name, level=3)
        )

    def cards(self) -> Locator:
        return self.page.get_by_role("list", name="代表列表").get_by_role("heading", level=3)

    # The map

    @property
    def map_frame(self) -> Locator:
        return self.page.locator("iframe[title^='地图']")

    @property
    def map(self) -> FrameLocator:
        """What is inside the map's frame."""
        return self.map_frame.content_frame

    def marks(self) -> Locator:
        """Markers and clusters."""
        return self.map.locator(".leaflet-marker-pane [role=button]")

    def mark(self, name: str) -> Locator:
        """The marker of one delegate: its accessible name is the delegate's, then the themes."""
        return self.map.get_by_role("button", name=re.compile(rf"^{re.escape(name)}(，|$)"))

    def shown(self) -> int:
        """How many delegates all marks together stand for."""
        names = self.marks().evaluate_all("marks => marks.map(mark => mark.getAttribute('aria-label'))")
        counts = [re.match(r"([\d,]+) 位代表", name or "") for name in names]
        return sum(int(count[1].replace(",", "")) if count else 1 for count in counts)

    def expect_shown(self, count: int) -> None:
        """Wait until the map shows this many delegates."""
        deadline = time.monotonic() + TIMEOUT / 1000
        while (shown := self.shown()) != count and time.monotonic() < deadline:
            self.page.wait_for_timeout(100)
        assert shown == count

    def popup(self, name: str | None = None) -> Locator:
        """The open popup, or the one that is named."""
        dialogs = self.map.locator(".leaflet-popup[role=dialog]")
        return (
            dialogs if name is None else dialogs.and_(self.map.get_by_role("dialog", name=name, exact=True))
        )

    def zoom_in(self) -> Locator:
        return self.map.get_by_role("button", name="放大", exact=True)

    def focused(self) -> str | None:
        """Accessible name, or text, of what has the focus inside the map's frame."""
        focus = "(document.activeElement.getAttribute('aria-label') || document.activeElement.textContent)"
        found = self.map.locator(":root").evaluate(f"() => {focus}")
        return str(found) if found else None


@contextmanager
def windows(tabs: Tabs, proxy: Outside) -> Iterator[Callable[..., Window]]:
    """Opens windows, each of a session of its own; all must have been faultless when the block ends."""
    opened: list[Window] = []
    before = len(proxy.requests)

    def open_window(server: Server, path: str = "/", **options: Any) -> Window:
        opened.append(Window(tabs, server, **options))
        opened[-1].goto(path)
        return opened[-1]

    yield open_window
    faults = [fault for each in opened for fault in each.close()]
    assert faults == []
    assert proxy.requests[before:] == []
