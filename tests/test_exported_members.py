"""The public names of the library: this table is the promise, the packages have to keep it."""

from __future__ import annotations

from importlib import import_module

import pytest

TYPES = {
    *("Article", "Divisions", "Extraction", "Notice", "Paragraph", "Place", "Position", "Quotation"),
    *("Section", "Speaker", "Theme"),
}
ERRORS = {
    *("ArticleError", "BadParameter", "DataError", "DelegateMapError", "ServiceError"),
    *("ServiceQuotaExceeded", "ServiceUnavailable", "UnknownId", "UserError"),
}
STORE = {"Dataset", "Filters", "Selection", "current", "load"}
PUBLIC = {
    "geo": {
        *("extract", "geocode", "parse", "read", "resolve", "EmbeddedGeocoder"),
        *STORE,
        *TYPES,
        *ERRORS,
    },
    "geo.text": {"extract", "parse", "read"},
    "geo.places": {"geocode", "resolve"},
    "geo.store": STORE,
}
HOMES = ("geo.text", "geo.places", "geo.store", "geo.model", "geo.errors", "geo.places.geocoder")


@pytest.mark.parametrize(("package", "names"), PUBLIC.items())
def test_a_package_exports_what_is_promised(package, names):
    module = import_module(package)
    assert set(module.__all__) == names
    assert names <= set(dir(module))
    for name in names:
        assert callable(getattr(module, name))


@pytest.mark.parametrize("name", sorted(PUBLIC["geo"]))
def test_the_front_door_hands_on_the_very_same_thing(name):
    homes = [getattr(import_module(home), name) for home in HOMES if hasattr(import_module(home), name)]
    assert {id(each) for each in homes} == {id(getattr(import_module("geo"), name))}


def test_an_unknown_name_is_refused_by_name():
    with pytest.raises(AttributeError, match="no_such_name"):
        import_module("geo").no_such_name  # noqa: B018 # only the look-up counts
