"""The first start on a desktop: the README's command, an empty home, a terminal, a display.

Also shows that the two counters of ways out, the server's and the browser's, do count.
"""

from __future__ import annotations

import os
import pty
import re
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.server import ROOT, Server, connections, environment, free_port, stop, wait_until_ready


@pytest.fixture
def desktop(tmp_path):
    """The application as started from a terminal of a desktop."""
    env = environment(tmp_path, data=None)
    env |= {"DISPLAY": ":99", "TERM": "xterm", "PATH": f"{_browser(tmp_path)}:{env['PATH']}"}
    port = free_port()
    keyboard, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "app.py", f"--server.port={port}"],
        cwd=ROOT,
        env=env,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
        start_new_session=True,
    )
    os.close(terminal)
    reader = threading.Thread(target=_copy, args=(keyboard, tmp_path / "output.txt"))
    reader.start()
    server = Server(process, f"http://127.0.0.1:{port}", "", tmp_path)
    try:
        wait_until_ready(server)
        yield server
    finally:
        stop(process)
        reader.join()
        os.close(keyboard)


def _browser(folder: Path) -> Path:
    """A folder of programs with a desktop's browser in it that only writes down what it is to open."""
    programs = folder / "bin"
    programs.mkdir()
    opener = programs / "xdg-open"
    opener.write_text(f'#!/bin/sh\nprintf "%s\\n" "$1" >> "{folder / "opened.txt"}"\n')
    opener.chmod(0o755)
    return programs


def _copy(terminal: int, path: Path) -> None:
    with path.open("wb") as file:
        try:
            while data := os.read(terminal, 4096):
                file.write(data)
                file.flush()
        except OSError:
            return  # the other end is closed


def test_a_first_start_asks_nothing_and_opens_the_map(desktop, window):
    server = desktop
    address = re.search(r"http://localhost:\d+", server.output())
    assert address
    assert address[0].rpartition(":")[2] == server.origin.rpartition(":")[2]
    assert "mail" not in server.output().lower()
    assert "?" not in server.output()
    view = window(server)
    expect(view.marks().first).to_be_visible()
    assert (server.folder / "opened.txt").read_text().splitlines() == [address[0]]
    view.page.goto(address[0])
    expect(view.marks().first).to_be_visible()
    time.sleep(2)  # what is sent after the page stands would be sent by now
    assert server.outside() == []


def test_the_server_s_ways_out_are_counted(tmp_path):
    code = (
        "import socket, urllib.request\n"
        "for ask in (lambda: urllib.request.urlopen('http://outside.invalid/'),\n"
        "            lambda: socket.create_connection(('192.0.2.1', 9), timeout=0.01),\n"
        "            lambda: socket.socket(type=socket.SOCK_DGRAM).connect(('192.0.2.1', 9)),\n"
        "            lambda: socket.create_connection(('127.0.0.1', 9), timeout=0.01)):\n"
        "    try:\n        ask()\n    except OSError:\n        pass\n"
    )
    subprocess.run(
        [sys.executable, "-W", "ignore", "-c", code], env=environment(tmp_path, data=None), check=True
    )
    hosts = [host for _, host, _ in connections(tmp_path)]
    assert hosts.count("outside.invalid") >= 1
    assert hosts.count("192.0.2.1") >= 2
    assert set(hosts) == {"outside.invalid", "192.0.2.1"}


def test_the_browser_s_ways_out_are_counted(chromium, proxy):
    before = len(proxy.requests)
    page = chromium.new_page()
    page.set_content("<img src='http://outside.invalid/a.png'><img src='https://outside.invalid/b.png'>")
    page.wait_for_load_state("networkidle")
    page.close()
    asked = proxy.requests[before:]
    del proxy.requests[before:]
    assert any("http://outside.invalid/a.png" in line for line in asked)
    assert any(line.startswith("CONNECT outside.invalid:443") for line in asked)
