"""Reads articles in processes of their own, with a limit of time and memory for each article.

A file made to be slow or huge ends its reader, not the server or the build: `read` then says which file it
was. Readers are kept for the next article; each is a `python -m geo.store.reading.isolated`, which answers
pickled requests on its standard input and output until that ends.
"""

from __future__ import annotations

import atexit
import pickle
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any

from geo import text
from geo.errors import ArticleError, UserError
from geo.model import Article
from geo.resources import PACKAGE
from geo.store.reading.article import Reading, read_article
from geo.text import formats
from geo.text.formats import messages

SECONDS = 20.0  # for one article
MEGABYTES = 1024  # on top of what a reader takes before its first article
MOST_IDLE = 2  # readers that are kept
_TICK = 0.2  # seconds between two looks at whether the caller still waits
_LENGTH = struct.Struct(">Q")

_idle: list[_Reader] = []
_lock = threading.Lock()


def read(
    content: bytes,
    name: str,
    *,
    date: str | None = None,
    waiting: Callable[[float], None] | None = None,
) -> tuple[Article, Reading]:
    """Read the article in a file's bytes; `date` (ISO) is as for `read_article`.

    `waiting` is called with the seconds passed while the article is being read; what it raises ends the
    reading. Raises ArticleError where the file cannot be read, or not within the limits.
    """
    reader = _taken()
    try:
        kind, answer = reader.ask((content, name, date), waiting)
    except BaseException:
        reader.end()
        raise
    if kind == "read":
        _put_back(reader)
        article, reading = answer
        return article, reading
    if kind == "refused":
        _put_back(reader)
        raise answer
    reader.end()
    raise messages.error(kind, name=name, why=answer, seconds=round(SECONDS), limit=MEGABYTES)


class _Reader:
    """One process that reads articles."""

    def __init__(self) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", __name__, str(MEGABYTES)],
            cwd=PACKAGE.parent,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )
        self.answers: queue.SimpleQueue[tuple[str, Any]] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def ask(self, request: object, waiting: Callable[[float], None] | None) -> tuple[str, Any]:
        """Give what became of a request; "too_slow" where the time is up."""
        assert self.process.stdin is not None
        try:
            _send(self.process.stdin, request)
        except OSError:  # it has ended meanwhile
            return "reader_ended", ""
        began = time.monotonic()
        while (passed := time.monotonic() - began) < SECONDS:
            try:
                return self.answers.get(timeout=_TICK)
            except queue.Empty:
                if waiting is not None:
                    waiting(passed)
        return "too_slow", ""

    def end(self) -> None:
        """Stop the process, whatever it does."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        try:
            while (answer := _received(self.process.stdout)) is not None:
                self.answers.put(answer)
        except (OSError, ValueError):  # the pipe was closed: nobody waits any more
            return
        self.answers.put(("reader_ended", ""))


def _taken() -> _Reader:
    with _lock:
        while _idle:
            reader = _idle.pop()
            if reader.process.poll() is None:
                return reader
            reader.end()
    return _Reader()


def _put_back(reader: _Reader) -> None:
    with _lock:
        if len(_idle) < MOST_IDLE:
            _idle.append(reader)
            return
    reader.end()


@atexit.register
def close() -> None:
    """End the readers that are kept."""
    with _lock:
        while _idle:
            _idle.pop().end()


def _send(pipe: IO[bytes], value: object) -> None:
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    pipe.write(_LENGTH.pack(len(data)) + data)
    pipe.flush()


def _received(pipe: IO[bytes]) -> Any:
    """The next value; None where there is none any more."""
    head = pipe.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = pipe.read(length)
    return pickle.loads(data) if len(data) == length else None


# In the process of a reader


def serve(requests: IO[bytes], answers: IO[bytes], megabytes: int) -> None:
    """Answer requests until there are no more."""
    _limit(megabytes)
    while (request := _received(requests)) is not None:
        content, name, date = request
        answer: tuple[str, object]
        try:
            found = formats.read(content, name)
            article = text.parse(found.text, name=name, notices=found.notices)
            answer = "read", (article, read_article(article, date=date))
        except UserError as error:
            answer = "refused", _plain(error)
        except MemoryError:
            answer = "too_much_memory", ""
        except Exception as error:
            answer = "reader_failed", f"{type(error).__name__}: {error}"
        _send(answers, answer)


def _plain(error: UserError) -> ArticleError:
    """An error of ours that can be pickled."""
    return ArticleError(str(error), code=error.code, **error.values)


def _limit(megabytes: int) -> None:
    """Let the process take so much more memory than it has, where the system can."""
    try:
        import resource
    except ImportError:  # Windows: the time limit has to do
        return
    statm = Path("/proc/self/statm")
    if not statm.exists():  # macOS does not hold processes to it anyway
        return
    used = int(statm.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
    most = used + megabytes * 1024 * 1024
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent alone answers to an interrupt
    output, sys.stdout = sys.stdout, sys.stderr  # whatever prints must not speak into the answers
    serve(sys.stdin.buffer, output.buffer, int(sys.argv[1]))
