"""Reading takes time in proportion to the text, whatever the text; no pattern repeats what it repeats."""

from __future__ import annotations

import pkgutil
import random
import re
import time
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from re import _parser  # the library's own reading of patterns
from typing import Any

import pytest

import geo
from tests.bench.adversarial import SHAPES, seconds

SIZE = 12_000  # characters
MOST = 1.2  # CPU seconds for them: ten times what they take
NOT_OURS = ("geo.places.build", "geo.__main__")
LENGTH = 1_000  # characters of a text that a pattern is tried on
PATTERN_MOST = 0.1  # CPU seconds for that


@pytest.mark.parametrize("name", SHAPES)
def test_no_shape_of_text_is_slow_to_read(name):
    article = SHAPES[name](SIZE)
    assert min(seconds(article) for _ in range(2)) < MOST


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """All compiled patterns of geo: of modules, of what modules hold, and of functions that make one once."""
    seen: set[str] = set()
    for module in pkgutil.walk_packages(geo.__path__, "geo."):
        if module.name.startswith(NOT_OURS):
            continue
        for name, value in vars(import_module(module.name)).items():
            for pattern in found_in(value):
                if pattern.pattern not in seen and isinstance(pattern.pattern, str):
                    seen.add(pattern.pattern)
                    yield f"{module.name}.{name}", pattern


def found_in(value: Any) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from found_in(each)
    elif isinstance(value, tuple | list | set | frozenset):
        for each in value:
            yield from found_in(each)
    elif hasattr(value, "cache_info") and hasattr(value, "__wrapped__"):
        code = value.__wrapped__.__code__
        if not code.co_argcount + code.co_kwonlyargcount and "Pattern" in str(
            value.__wrapped__.__annotations__.get("return")
        ):
            yield from found_in(value())


@cache
def characters(pattern: str) -> str:
    """Characters that the pattern names, one of each of its classes, and some of everyday."""
    drawn: list[str] = []

    def walk(parsed: Any) -> None:
        for code, argument in parsed:
            if str(code) in ("LITERAL", "RANGE", "NOT_LITERAL"):
                drawn.append(chr(argument[0] if isinstance(argument, tuple) else argument))
            for part in argument if isinstance(argument, tuple | list) else (argument,):
                for each in part if isinstance(part, list) else (part,):
                    if isinstance(each, _parser.SubPattern):
                        walk(each)
                    elif isinstance(each, tuple) and len(each) == 2 and not isinstance(each[0], int):
                        walk([each])

    walk(_parser.parse(pattern))
    return "".join(dict.fromkeys([*drawn, *"路a1 \n“，。"]))


def hostile(pattern: str) -> Iterator[str]:
    """Texts that repeat what the pattern names, with an end that it does not expect."""
    named = characters(pattern)
    draw = random.Random(pattern)
    few = named if len(named) < 12 else "".join(draw.sample(named, 12))
    yield from (one * LENGTH + "\x00" for one in few)
    for _ in range(12):
        unit = "".join(draw.choices(named, k=draw.randint(2, 6)))
        yield unit * (LENGTH // len(unit)) + "\x00"
    yield "".join(draw.choices(named, k=LENGTH)) + "\x00"


def slow_text(pattern: re.Pattern[str]) -> str | None:
    """A text on which the pattern is slow; None where it is on none."""
    for text in hostile(pattern.pattern):
        for act in (pattern.search, pattern.fullmatch):
            start = time.process_time()
            act(text)
            if time.process_time() - start > PATTERN_MOST:
                return text[:12]
    return None


def test_no_pattern_can_be_made_slow():
    found = list(patterns())
    assert len(found) > 120
    slow = [(name, text) for name, pattern in found if (text := slow_text(pattern)) is not None]
    assert slow == []


def test_a_pattern_that_repeats_what_it_repeats_is_caught():
    assert slow_text(re.compile("路*路*b")) is not None
