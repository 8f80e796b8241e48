"""Starts the application as a reader would, on a free port of this machine, and ends it again.

Everything that the server process tries to send to another machine is counted (see audit/).
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
AUDIT = Path(__file__).resolve().parent / "audit"
START_TIMEOUT = 60.0


@dataclass(frozen=True, slots=True)
class Server:
    """A running application."""

    process: subprocess.Popen[bytes]
    origin: str  # http://127.0.0.1:port
    base: str  # "" or the path below which everything is served, with a leading slash
    folder: Path  # where its output and its connections are written

    @property
    def url(self) -> str:
        """Address of the start page, without a slash at its end."""
        return self.origin + self.base

    def outside(self) -> list[Any]:
        """Attempts of the process to reach another machine: event, host, command."""
        return connections(self.folder)

    def output(self) -> str:
        """What the process has printed."""
        return (self.folder / "output.txt").read_text(errors="replace")

    def get(self, path: str) -> tuple[int, Any]:
        """Status and decoded JSON of a route."""
        try:
            with urllib.request.urlopen(self.url + path, timeout=10) as response:
                return response.status, json.load(response)
        except urllib.error.HTTPError as error:
            with error:
                return error.code, json.load(error)


@contextmanager
def serve(
    folder: Path,
    *,
    data: Path | None = None,
    base: str = "",
    env: Mapping[str, str] | None = None,
    script: Path = ROOT / "app.py",
    cwd: Path = ROOT,
    port: int | None = None,
) -> Iterator[Server]:
    """The application on the dataset in `data` (its own by default), ready to answer."""
    port = port or free_port()
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless=true"]
    command += [f"--server.port={port}", "--server.address=127.0.0.1"]
    if base:
        command.append(f"--server.baseUrlPath={base}")
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(
            command,
            cwd=cwd,
            env=environment(folder, data=data) | dict(env or {}),
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        server = Server(process, f"http://127.0.0.1:{port}", base, folder)
        try:
            wait_until_ready(server)
            yield server
        finally:
            stop(process)


def environment(folder: Path, *, data: Path | None) -> dict[str, str]:
    """A reader's environment: a home of its own, nothing of Streamlit's or ours set, connections counted."""
    kept = {
        name: value for name, value in os.environ.items() if not name.startswith(("STREAMLIT_", "DELEGATE_"))
    }
    home = folder / "home"
    home.mkdir(exist_ok=True)
    kept |= {"HOME": str(home), "PYTHONPATH": str(AUDIT), "CONNECTIONS": str(folder / "connections.jsonl")}
    kept.pop("DISPLAY", None)
    if data is not None:
        kept["DELEGATE_MAP_DATA"] = str(data)
    return kept


def connections(folder: Path) -> list[Any]:
    """What processes with the environment of that folder tried to reach: event, host, command."""
    log = folder / "connections.jsonl"
    return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until_ready(server: Server) -> None:
    """Return when /healthz is answered, also when the answer is that the data are broken."""
    deadline = time.monotonic() + START_TIMEOUT
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            raise RuntimeError(f"the server ended with {server.process.returncode}:\n{server.output()}")
        try:
            with urllib.request.urlopen(f"{server.url}/healthz", timeout=10):
                return
        except urllib.error.HTTPError as error:
            error.close()
            return
        except OSError:
            time.sleep(0.1)
    raise TimeoutError(f"no answer from {server.url}/healthz in {START_TIMEOUT} s:\n{server.output()}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
