"""Takes the README's pictures of the running application: python -m tests.browser.pictures"""

from __future__ import annotations

import tempfile
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.browser.chromium import launch, outside
from tests.browser.server import Server, serve
from tests.browser.tabs import Tabs
from tests.browser.window import PHONE, TIMEOUT, Window

FOLDER = Path(__file__).parent / "pictures"
DESKTOP = (1440, 900)


def main() -> None:
    """Write every picture anew."""
    expect.set_options(timeout=TIMEOUT)
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, outside() as proxy, sync_playwright() as playwright:
        browser = launch(playwright.chromium, proxy)
        tabs = Tabs(browser, timeout=TIMEOUT)
        with serve(Path(folder)) as server:
            rows = server.get("/api/delegates?limit=100")[1]["rows"]
            chosen = next(row for row in rows if row["lat"] is not None)
            quote = chosen["quotes"][0]["id"]
            _take(tabs, server, f"/?delegate={chosen['id']}&view=4.5,34,108", "map")
            _take(tabs, server, "/", "map-dark", scheme="dark")
            _take(tabs, server, "/", "map-phone", size=PHONE)
            _take(tabs, server, f"/article?quote={quote}", "article")
        browser.close()


def _take(
    tabs: Tabs,
    server: Server,
    path: str,
    name: str,
    *,
    size: tuple[int, int] = DESKTOP,
    scheme: str = "light",
) -> None:
    window = Window(tabs, server, size=size, scheme=scheme)
    window.goto(path)
    if name == "article":
        expect(window.page.locator("article [aria-current=true]").first).to_be_in_viewport()
    else:
        expect((window.popup() if "delegate" in path else window.marks()).first).to_be_visible()
    window.page.wait_for_timeout(2000)  # fonts, and what Streamlit draws late
    window.page.screenshot(path=FOLDER / f"{name}.png")
    if faults := window.close():
        raise RuntimeError(f"{name}: {faults}")


if __name__ == "__main__":
    main()
