"""Tabs that one window after another is opened in, so that not each of them reads Streamlit's scripts anew.

What a window could hand on to the next is taken away in between: the document, cookies, storage, the history
and what a test answers instead of the network. What stays are the scripts that the browser has fetched and
compiled, which is half of what opening the application costs. Tabs in use at the same time share nothing.
A phone's tab is not used again: with Chromium's emulation of a phone, clicks in the frames of a later
application in the same tab land beside what is clicked.
"""

from __future__ import annotations

from playwright.sync_api import Browser, Page

STORED = "local_storage,indexeddb,cache_storage,service_workers,file_systems"  # and that of the session


class Tabs:
    """The tabs of a browser that nobody uses at the moment."""

    def __init__(self, browser: Browser, *, timeout: float) -> None:
        """`timeout`, in milliseconds, is how long what is done in a tab may take."""
        self._browser = browser
        self._timeout = timeout
        self._free: list[Page] = []

    def take(self, *, size: tuple[int, int], dark: bool, phone: bool) -> Page:
        """A tab that is as good as new; it is nobody else's until it is given back."""
        page = self._free.pop() if self._free and not phone else self._new(phone)
        page.set_viewport_size({"width": size[0], "height": size[1]})
        page.emulate_media(media="null", color_scheme="dark" if dark else "light", reduced_motion="reduce")
        return page

    def give_back(self, page: Page, *, phone: bool) -> None:
        """Empty the tab. One that cannot be emptied raises, and is not used again."""
        context = page.context
        if phone:
            context.close()
            return
        page.goto("about:blank")
        page.mouse.move(-1, -1)
        for other in context.pages:
            if other != page:
                other.close()
        page.unroute_all()
        context.unroute_all()
        context.clear_cookies()
        session = context.new_cdp_session(page)
        session.send("Storage.clearDataForOrigin", {"origin": "*", "storageTypes": STORED})
        session.send("Page.resetNavigationHistory")
        session.detach()
        self._free.append(page)

    def _new(self, phone: bool) -> Page:
        context = self._browser.new_context(has_touch=phone, is_mobile=phone, locale="zh-CN")
        context.set_default_timeout(self._timeout)
        return context.new_page()
