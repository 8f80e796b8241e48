"""What the geocoders of services with a key have in common: how they are made."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from geopy.exc import ConfigurationError
from geopy.geocoders.base import DEFAULT_SENTINEL, Geocoder


class Keyed(Geocoder):
    """A geopy geocoder that sends an API key; a subclass says whose it is and where it asks."""

    title: ClassVar[str]  # the service's name in messages
    base: ClassVar[str]  # host and path that its addresses begin with

    def __init__(
        self,
        api_key: str,
        *,
        scheme: str | None = None,
        timeout: Any = 10,
        proxies: Any = DEFAULT_SENTINEL,
        user_agent: str | None = None,
        ssl_context: Any = DEFAULT_SENTINEL,
        adapter_factory: Callable[..., Any] | None = None,
    ) -> None:
        """The arguments but the key are geopy's own; raises ConfigurationError without a key."""
        super().__init__(
            scheme=scheme,
            timeout=timeout,
            proxies=proxies,
            user_agent=user_agent,
            ssl_context=ssl_context,
            adapter_factory=adapter_factory,
        )
        if not api_key:
            raise ConfigurationError(f"{self.title} needs an API key")
        self._key = api_key
        self._api = f"{self.scheme}://{self.base}"
