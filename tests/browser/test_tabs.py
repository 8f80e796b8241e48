"""A tab that is used again is as good as new."""

from __future__ import annotations

from tests.browser.window import PHONE, WIDE, Window

LIGHT = "/healthz"  # of the application's origin, but loaded at once
LEAVE_TRACES = """() => {
    localStorage.setItem("left", "behind")
    sessionStorage.setItem("left", "behind")
    document.cookie = "left=behind"
    history.pushState({}, "", location.href)
    const asked = indexedDB.open("left-behind", 1)
    return new Promise(resolve => { asked.onsuccess = () => { asked.result.close(); resolve() } })
}"""
TRACES = """async () => ({
    local: localStorage.getItem("left"),
    session: sessionStorage.getItem("left"),
    cookie: document.cookie.includes("left"),
    steps: history.length,
    databases: (await indexedDB.databases()).length,
    dark: matchMedia("(prefers-color-scheme: dark)").matches,
    print: matchMedia("print").matches,
    width: innerWidth,
})"""


def test_a_window_finds_nothing_of_the_one_before_it_in_the_same_tab(tabs, app):
    first = Window(tabs, app)
    first.page.goto(app.url + LIGHT)
    unused = first.page.evaluate(TRACES)
    first.page.evaluate(LEAVE_TRACES)
    first.page.context.route("**/*", lambda route: route.abort())
    first.page.emulate_media(media="print", color_scheme="dark")
    first.page.set_viewport_size({"width": 320, "height": 256})
    assert first.close() == []
    second = Window(tabs, app)
    assert second.page == first.page
    second.page.goto(app.url + LIGHT)
    assert second.page.evaluate(TRACES) == unused
    assert second.close() == []


def test_windows_at_the_same_time_share_nothing(tabs, app):
    opened = [Window(tabs, app) for _ in range(2)]
    for window in opened:
        window.page.goto(app.url + LIGHT)
    unused = opened[1].page.evaluate(TRACES)
    opened[0].page.evaluate(LEAVE_TRACES)
    assert opened[1].page.evaluate(TRACES) == unused
    assert [window.close() for window in opened] == [[], []]


def test_only_a_phone_is_touched(tabs, app):
    for size, touched in ((WIDE, 0), (PHONE, 1), (WIDE, 0)):
        window = Window(tabs, app, size=size)
        assert min(window.page.evaluate("navigator.maxTouchPoints"), 1) == touched
        assert window.close() == []
