"""Modules that are put into one script do what browsers would do with them."""

from __future__ import annotations

import pytest

from geo.errors import DataError
from geo.web.print.inline_modules import inline
from geo.web.server.assets import STATIC


@pytest.fixture
def modules(tmp_path):
    """Write modules, given as text by name; returns the first."""

    def write(**texts):
        for name, text in texts.items():
            (tmp_path / f"{name}.js").write_text(text, encoding="utf-8")
        return tmp_path / f"{next(iter(texts))}.js"

    return write


def test_each_module_stands_once_before_those_that_import_it(modules):
    script = inline(
        modules(
            main='import { b } from "./b.js";\nimport { c as other } from "./c.js";\nb(other);\n',
            b='import { c } from "./c.js";\nexport function b() {\n  return c;\n}\n',
            c="export const c = 1;\n",
        )
    )
    assert script.count("const c = 1;") == 1
    assert script.index("const c = 1;") < script.index("function b()") < script.index("b(other);")
    assert "const { c: other } = module0;" in script
    assert "return { b };" in script
    assert "import" not in script
    assert "export" not in script


@pytest.mark.parametrize(
    "text",
    [
        'import "./other.js";\n',
        'import * as other from "./other.js";\n',
        'import other from "./other.js";\n',
        "export default function () {}\n",
        "export let changing = 1;\n",
        "const a = 1;\nexport { a };\n",
    ],
)
def test_a_form_that_cannot_be_inlined_is_an_error(modules, text):
    with pytest.raises(DataError, match="cannot be inlined"):
        inline(modules(main=text, other=""))


def test_modules_in_a_circle_are_an_error(modules):
    with pytest.raises(DataError, match="circle"):
        inline(modules(a='import { b } from "./b.js";\n', b='import { a } from "./a.js";\n'))


def test_ours_can_be_inlined():
    script = inline(STATIC / "export" / "export.js")
    assert script.count("function make(") == 1
    assert "Outlines" not in script  # only what is imported
