"""The docstrings of the text room say what a function does, with a verb first."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

TEXT = Path(__file__).resolve().parents[2] / "geo" / "text"
ARTICLES = {"A", "All", "An", "Each", "Every", "It", "One", "That", "The", "There", "This", "Those", "Two"}
QUESTIONS = {"How", "What", "When", "Where", "Whether", "Which", "Who", "Whom", "Whose"}
NO_VERBS = ARTICLES | QUESTIONS | {"For", "If", "In", "Of", "On", "Only", "To"}


@pytest.mark.parametrize("path", sorted(TEXT.rglob("*.py")), ids=lambda path: str(path.relative_to(TEXT)))
def test_a_docstring_of_a_function_begins_with_a_verb(path: Path) -> None:
    functions = (
        node
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef)
    )
    docstrings = {function.name: ast.get_docstring(function) for function in functions}
    first = {name: text.split(maxsplit=1)[0] for name, text in docstrings.items() if text}
    assert [(name, word) for name, word in first.items() if word in NO_VERBS or not word.isascii()] == []
