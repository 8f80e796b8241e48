"""A browser window with the application in it, and the words in which tests speak about it.

Everything is found as a reader finds it: by role and accessible name, in Chinese.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    FrameLocator,
    Locator,
    Page,
    expect,
)

from tests.browser.server import Server

WIDE = (1280, 800)
PHONE = (390, 844)
TIMEOUT = 20_000  # milliseconds; two cores may be busy with another test's browser


class Window:
    """One window of a session of its own. `page` is Playwright's page."""

    def __init__(
        self,
        browser: Browser,
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
        phone = size == PHONE
        self._context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme="dark" if scheme == "dark" else "light",
            has_touch=phone,
            is_mobile=phone,
            locale="zh-CN",
            reduced_motion="reduce",
        )
        self._context.set_default_timeout(TIMEOUT)
        self._context.on("console", self._on_console)
        self._context.on("weberror", lambda error: self.faults.append(f"thrown: {error.error}"))
        self._context.on("dialog", self._on_dialog)
        self.page: Page = self._context.new_page()

    def goto(self, path: str) -> None:
        """Go to a path of the application and wait until its first run has ended."""
        self.page.goto(self.server.url + path)
        self.settle()

    def settle(self) -> None:
        """Wait until no run of the script is under way."""
        expect(self.page.locator(".stApp")).to_have_attribute("data-test-script-state", "notRunning")

    def close(self) -> list[str]:
        """Close the window; returns what went wrong in it."""
        self._context.close()
        return self.faults

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not (self._tolerate and self._tolerate.search(message.text)):
            self.faults.append(f"console: {message.text} ({message.location.get('url')})")

    def _on_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialogue: {dialog.message}")
        dialog.dismiss()

    @property
    def query(self) -> dict[str, list[str]]:
        """The filters and selections in the address."""
        return parse_qs(urlsplit(self.page.url).query)

    @property
    def map_frame(self) -> Locator:
        return self.page.locator("iframe[title*='地图']")

    @property
    def map(self) -> FrameLocator:
        """What is inside the map's frame."""
        return self.map_frame.content_frame

    def marks(self) -> Locator:
        """Markers and clusters."""
        return self.map.locator(".leaflet-marker-pane [role=button]")

    def mark(self, name: str) -> Locator:
        """The marker whose accessible name starts with `name`."""
        return self.map.get_by_role("button", name=re.compile(f"^{re.escape(name)}"))

    def popup(self) -> Locator:
        return self.map.locator(".leaflet-popup")
