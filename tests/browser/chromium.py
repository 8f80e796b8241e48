"""Debian's Chromium behind a proxy that refuses everything and remembers what was asked for.

Chromium sends addresses of this machine directly and all else, also what it asks for of its own accord,
to the proxy; so what the proxy remembers is what would have left the machine.
"""

from __future__ import annotations

import shutil
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserType

OWN = "redirector.gvt1.com"
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-dev-shm-usage",
    # What Chromium asks its makers for by itself ends at a closed port of this machine.
    "--gaia-url=http://127.0.0.1:9/",
    "--component-updater=url-source=http://127.0.0.1:9/",
    "--autofill-server-url=http://127.0.0.1:9/",
    # What it loads of its own parts is no address of a page's; it ends at that port, too.
    f"--proxy-bypass-list={OWN}",
    f"--host-resolver-rules=MAP {OWN} 127.0.0.1:9",
)


class Outside(socketserver.ThreadingTCPServer):
    """A proxy that answers 403 to everything; `requests` holds the first line of each request."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Refuse)
        self.requests: list[str] = []

    @property
    def address(self) -> str:
        host, port = self.server_address[:2]
        return f"http://{host!s}:{port}"


class _Refuse(socketserver.StreamRequestHandler):
    def handle(self) -> None:
        assert isinstance(self.server, Outside)
        self.server.requests.append(self.rfile.readline().decode("latin-1").strip())
        self.wfile.write(b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")


@contextmanager
def outside() -> Iterator[Outside]:
    """A refusing proxy for as long as the block runs."""
    with Outside() as proxy:
        thread = threading.Thread(target=proxy.serve_forever, daemon=True)
        thread.start()
        try:
            yield proxy
        finally:
            proxy.shutdown()
            thread.join()


def launch(chromium: BrowserType, proxy: Outside) -> Browser:
    """A browser whose every way out leads to the proxy."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if path is None:
        raise FileNotFoundError("Chromium is not installed; tests/run.sh installs it")
    return chromium.launch(executable_path=path, args=[*FLAGS, f"--proxy-server={proxy.address}"])
