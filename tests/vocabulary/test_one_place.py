"""Words for divisions, bodies, delegates, peoples and leaders stand in the vocabulary and nowhere else."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from geo.vocabulary import rows

GEO = Path(__file__).resolve().parents[2] / "geo"
RUN = re.compile("[\u3400-\u9fff]+")  # a word in a pattern stands between marks of the pattern
EXCEPTIONS = {
    "places/build/gazetteer.py": {"社区", "嘎查"},  # the description that it writes into the gazetteer
    "places/online/tianditu.py": {"街道", "社区", "居委会"},  # what the service calls its kinds of result
}


def literals(source: str) -> Iterator[str]:
    """Give the string literals of a module, but for docstrings."""
    tree = ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node.value


def runs(source: str) -> set[str]:
    """Give the words that stand in string literals of a module."""
    return {run for literal in literals(source) for run in RUN.findall(literal)}


@pytest.mark.parametrize("kind", ["divisions", "bodies", "titles", "peoples", "national_offices"])
def test_a_word_of_the_kind_stands_in_no_literal(kind: str) -> None:
    words = {row["word"] for row in rows(kind) if len(row["word"]) > 1}  # one character is no word in a class
    found = {}
    for path in sorted(GEO.rglob("*.py")):
        module = path.relative_to(GEO).as_posix()
        held = words & runs(path.read_text(encoding="utf-8")) - EXCEPTIONS.get(module, set())
        if held:
            found[module] = sorted(held)
    assert found == {}


def test_an_exception_is_needed() -> None:
    for module, words in EXCEPTIONS.items():
        assert words <= runs((GEO / module).read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ('A = re.compile("街道|[镇乡](?!村)|社区$")', {"街道", "镇乡", "村", "社区"}),
        ('A = f"(?:{B}|代表)?"', {"代表"}),
        ('"""代表 is a title."""\nA = 1', set()),
        ("# 代表", set()),
    ],
)
def test_words_are_read_from_literals(source: str, words: set[str]) -> None:
    assert runs(source) == words
