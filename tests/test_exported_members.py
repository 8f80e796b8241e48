"""The public names of the library: this table is the promise, the packages have to keep it."""

from __future__ import annotations

from importlib import import_module

import pytest

PUBLIC = {
    "geo": {"current", "extract", "geocode", "load", "parse", "read", "resolve"},
    "geo.text": {"extract", "parse", "read"},
    "geo.places": {"geocode", "resolve"},
    "geo.store": {"Filters", "Selection", "current", "load"},
}


@pytest.mark.parametrize(("package", "names"), PUBLIC.items())
def test_a_package_exports_what_is_promised(package, names):
    module = import_module(package)
    assert set(module.__all__) == names
    assert names <= set(dir(module))
    for name in names:
        assert callable(getattr(module, name))


@pytest.mark.parametrize("name", sorted(PUBLIC["geo"]))
def test_the_front_door_hands_on_the_very_same_thing(name):
    homes = [
        import_module(package) for package, names in PUBLIC.items() if package != "geo" and name in names
    ]
    assert [getattr(import_module("geo"), name)] == [getattr(home, name) for home in homes]


def test_an_unknown_name_is_refused_by_name():
    with pytest.raises(AttributeError, match="no_such_name"):
        import_module("geo").no_such_name  # noqa: B018 # only the look-up counts
