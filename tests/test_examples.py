"""The examples in the docstrings of what geo hands on run as written."""

from __future__ import annotations

import doctest
import inspect
from importlib import import_module
from typing import assert_type

import pytest

import geo

FUNCTIONS = [name for name in geo.__all__ if inspect.isfunction(getattr(geo, name))]
SECTIONS = ("Returns:", "Example:")


@pytest.mark.parametrize("name", ["geo", *(f"geo.{name}" for name in (*FUNCTIONS, "EmbeddedGeocoder"))])
def test_an_example_gives_what_it_shows(name):
    thing = geo if name == "geo" else getattr(geo, name.removeprefix("geo."))
    module = thing if name == "geo" else import_module(thing.__module__)
    (found,) = [
        each
        for each in doctest.DocTestFinder(recurse=False).find(thing, name, module=module)
        if each.examples
    ]
    said: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(found, out=said.append).failed == 0, "".join(said)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_says_what_it_takes_gives_and_refuses(name):
    function = getattr(geo, name)
    text = inspect.getdoc(function) or ""
    assert text.splitlines()[0].endswith(".")
    parameters = inspect.signature(function).parameters
    assert [section for section in SECTIONS if section not in text] == []
    assert ("Args:" in text) == bool(parameters)
    assert [parameter for parameter in parameters if f"{parameter}:" not in text] == []


def test_the_types_of_what_geo_hands_on_are_known():
    article = assert_type(geo.parse("题目\n　　李明代表说：“好。”"), geo.Article)
    assert_type(geo.extract(article), geo.Extraction)
    place = assert_type(geo.resolve("云南省昭通市"), geo.Place)
    assert_type(geo.geocode(place), geo.Position)
    assert_type(geo.current(), geo.Dataset)
