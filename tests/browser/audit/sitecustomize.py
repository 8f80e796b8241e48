"""Put on PYTHONPATH, writes every attempt of a Python process to reach another machine to $CONNECTIONS.

An audit hook sees name look-ups, connections and datagrams of all Python code before they happen; child
processes inherit it with the environment. Addresses of this machine are left out.
"""

import json
import os
import sys

_LOOKUPS = {"socket.getaddrinfo": 0, "socket.gethostbyname": 0, "socket.gethostbyaddr": 0}
_SENDS = {"socket.connect": 1, "socket.sendto": 1, "socket.sendmsg": 1}
_HERE = ("", "localhost", "::1", "::", "0.0.0.0")


def _is_outside(host: object) -> bool:
    if isinstance(host, bytes):
        host = host.decode(errors="replace")
    return isinstance(host, str) and host not in _HERE and not host.startswith("127.")


def _watch(event: str, args: tuple[object, ...]) -> None:
    if event in _LOOKUPS:
        host = args[0]
    elif event in _SENDS:
        address = args[_SENDS[event]]
        host = address[0] if isinstance(address, tuple) and address else None  # a path: a local socket
    else:
        return
    if _is_outside(host):
        os.write(_log, (json.dumps([event, str(host), sys.argv[:3]]) + "\n").encode())


if "CONNECTIONS" in os.environ:
    _log = os.open(os.environ["CONNECTIONS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    sys.addaudithook(_watch)
