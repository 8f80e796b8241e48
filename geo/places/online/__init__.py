"""Finer coordinates from online services, only when somebody asks for them.

    services = online.services(["nominatim", "amap"], keys=os.environ)
    for outcome in online.locate(places, services, Cache()):
        rows = online.with_answers(rows, [outcome])

Nothing here is imported, and nobody asked, unless a command or a button does so. Every answer is checked
against the outline of the division that the place names; what is accepted becomes a row of geocoded.csv.
Whose key is used answers for the service's terms, which may limit what of its answers can be published.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

from geo.errors import BadParameter
from geo.places.online.ask import locate
from geo.places.online.geocoded import kept, with_answers
from geo.places.online.outcome import STATUSES, Answer, Fault, Outcome
from geo.places.online.service import joined

if TYPE_CHECKING:
    from geo.places.online.service import Service

__all__ = [
    "KEYS",
    "STATUSES",
    "Answer",
    "Fault",
    "Outcome",
    "joined",
    "kept",
    "locate",
    "services",
    "with_answers",
]

KEYS: dict[str, str | None] = {
    "nominatim": None,
    "amap": "DELEGATE_MAP_AMAP_KEY",
    "tianditu": "DELEGATE_MAP_TIANDITU_KEY",
    "baidu": "DELEGATE_MAP_BAIDU_KEY",
}
"""Name of a service -> environment variable (or secret) with its key; None where none is needed."""


def services(
    names: Iterable[str], *, keys: Mapping[str, str], adapter_factory: Callable[..., Any] | None = None
) -> list[Service]:
    """The services of these names, in this order; `adapter_factory` is geopy's, for another transport.

    geopy's own transport puts a failed request again at once, outside any limit, and logs it with the key in
    its address; the default here does not.

    Raises BadParameter for an unknown name and for a missing key, naming what is allowed or missing.
    """
    return [_service(name, keys, adapter_factory) for name in dict.fromkeys(names)]


def _service(name: str, keys: Mapping[str, str], adapter_factory: Callable[..., Any] | None) -> Service:
    if name not in KEYS:
        raise BadParameter(f"unknown online geocoder {name!r}; allowed are {', '.join(KEYS)}")
    variable = KEYS[name]
    if variable is not None and not keys.get(variable):
        raise BadParameter(f"{name} needs a key: set {variable} in the environment or the app's secrets")
    # Each of these loads geopy, so none is loaded before it is wanted.
    if adapter_factory is None:
        from geopy.adapters import RequestsAdapter

        adapter_factory = partial(RequestsAdapter, max_retries=0)
    if name == "amap":
        from geo.places.online.amap import AMap

        return AMap(keys["DELEGATE_MAP_AMAP_KEY"], adapter_factory=adapter_factory)
    if name == "tianditu":
        from geo.places.online.tianditu import Tianditu

        return Tianditu(keys["DELEGATE_MAP_TIANDITU_KEY"], adapter_factory=adapter_factory)
    if name == "baidu":
        from geo.places.online.baidu import Baidu

        return Baidu(keys["DELEGATE_MAP_BAIDU_KEY"], adapter_factory=adapter_factory)
    from geo.places.online.nominatim import Nominatim

    return Nominatim(adapter_factory=adapter_factory)
