"""News articles that quote delegates in; who said what, and where they are from, out.

The public names are handed on when they are first asked for, so that `import geo` costs nothing. Functions:
`parse`, `read` and `extract` for articles, `resolve` and `geocode` for places, `load` and `current` for
datasets, and `EmbeddedGeocoder` for programs that speak geopy. Types: what these take and give. Errors: all
are `DelegateMapError`.

    >>> import geo
    >>> article = geo.parse("代表们的心声\\n　　江西省萍乡市安源区委书记李明代表说：“路修好了。”")
    >>> extraction = geo.extract(article)
    >>> [speaker.name for speaker in extraction.speakers]
    ['李明']
    >>> [quotation.text for quotation in extraction.quotations]
    ['路修好了。']
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo.errors import (
        ArticleError,
        BadParameter,
        DataError,
        DelegateMapError,
        ServiceError,
        ServiceQuotaExceeded,
        ServiceUnavailable,
        UnknownId,
        UserError,
    )
    from geo.model import (
        Article,
        Divisions,
        Extraction,
        Notice,
        Paragraph,
        Place,
        Position,
        Quotation,
        Section,
        Speaker,
        Theme,
    )
    from geo.places.geocoder import EmbeddedGeocoder
    from geo.places.position import geocode
    from geo.places.resolver import resolve
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Filters, Selection
    from geo.store.dataset.load import current, load
    from geo.text.extraction import extract
    from geo.text.structure.article import parse, read

__version__ = "1.0.0"
_HOME = {
    "geo.errors": (
        *("ArticleError", "BadParameter", "DataError", "DelegateMapError", "ServiceError"),
        *("ServiceQuotaExceeded", "ServiceUnavailable", "UnknownId", "UserError"),
    ),
    "geo.model": (
        *("Article", "Divisions", "Extraction", "Notice", "Paragraph", "Place", "Position", "Quotation"),
        *("Section", "Speaker", "Theme"),
    ),
    "geo.places.geocoder": ("EmbeddedGeocoder",),
    "geo.places": ("geocode", "resolve"),
    "geo.store": ("Dataset", "Filters", "Selection", "current", "load"),
    "geo.text": ("extract", "parse", "read"),
}
_MODULE = {name: module for module, names in _HOME.items() for name in names}
__all__ = [
    "Article",
    "ArticleError",
    "BadParameter",
    "DataError",
    "Dataset",
    "DelegateMapError",
    "Divisions",
    "EmbeddedGeocoder",
    "Extraction",
    "Filters",
    "Notice",
    "Paragraph",
    "Place",
    "Position",
    "Quotation",
    "Section",
    "Selection",
    "ServiceError",
    "ServiceQuotaExceeded",
    "ServiceUnavailable",
    "Speaker",
    "Theme",
    "UnknownId",
    "UserError",
    "current",
    "extract",
    "geocode",
    "load",
    "parse",
    "read",
    "resolve",
]


def __getattr__(name: str) -> Any:
    if name not in _MODULE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_MODULE[name]), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
