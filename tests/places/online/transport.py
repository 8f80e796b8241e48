"""A transport for geopy that answers from a table and writes down what was asked."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import parse_qs, urlsplit

from geopy.adapters import BaseSyncAdapter


class Recorder:
    """Hand `adapter_factory` to a geocoder; `pages` are its answers in turn, the last one for ever."""

    def __init__(self, *pages: Any) -> None:
        self.pages = list(pages)
        self.urls: list[str] = []
        self.headers: list[dict[str, str]] = []

    @property
    def asked(self) -> list[dict[str, str]]:
        """The parameters of each request."""
        return [{key: value[0] for key, value in parse_qs(urlsplit(url).query).items()} for url in self.urls]

    @property
    def adapter_factory(self) -> Callable[..., BaseSyncAdapter]:
        """What geopy calls to get its transport."""
        recorder = self

        class Adapter(BaseSyncAdapter):
            def get_json(self, url: str, *, timeout: Any, headers: dict[str, str]) -> Any:
                assert timeout
                recorder.urls.append(url)
                recorder.headers.append(headers)
                page = recorder.pages.pop(0) if len(recorder.pages) > 1 else recorder.pages[0]
                if isinstance(page, Exception):
                    raise page
                return page

            get_text = get_json

        return Adapter


class Clock:
    """Time that passes only by sleeping."""

    def __init__(self, now: float = 1_800_000_000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds
