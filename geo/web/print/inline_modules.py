"""ES modules as one script that runs where nothing can be loaded, such as in a file opened from disk.

Each module becomes a function that is called once and returns what the module exports, in the order in
which browsers would run them. Reads the forms that our modules are written in, each statement at the
beginning of a line: `import { a, b as c } from "./x.js";` and `export` before a function, class or const.
Any other form is an error and not passed on.
"""

from __future__ import annotations

import re
from pathlib import Path

from geo.errors import DataError

_IMPORT = re.compile(r'^import \{([^}]*)\} from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=(?:async function|function|class|const) (\w+))", re.MULTILINE)
_OTHER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


def inline(entry: Path) -> str:
    """The script that does what the module at `entry` and those that it imports do.

    Raises DataError for a statement in another form, and for modules that import each other in a circle.
    """
    order: list[Path] = []
    _visit(entry.resolve(), order, ())
    return "\n".join(["(() => {", '"use strict";', *(_wrapped(path, order) for path in order), "})();"])


def _visit(path: Path, order: list[Path], above: tuple[Path, ...]) -> None:
    if path in above:
        raise DataError(f"{path.name} imports itself by way of {above[-1].name}: break the circle")
    if path in order:
        return
    for match in _IMPORT.finditer(path.read_text(encoding="utf-8")):
        _visit((path.parent / match[2]).resolve(), order, (*above, path))
    order.append(path)


def _wrapped(path: Path, order: list[Path]) -> str:
    source = path.read_text(encoding="utf-8")
    imports = [
        f"const {{ {match[1].strip().replace(' as ', ': ')} }} = "
        f"module{order.index((path.parent / match[2]).resolve())};"
        for match in _IMPORT.finditer(source)
    ]
    code = _IMPORT.sub("", source)
    exports = _EXPORT.findall(code)
    code = _EXPORT.sub("", code)
    if other := _OTHER.search(code):
        raise DataError(f"{path.name} holds {other[0]!r}, a form of import or export that cannot be inlined")
    body = "\n".join([*imports, code.rstrip(), f"return {{ {', '.join(exports)} }};"])
    return f"const module{order.index(path)} = (() => {{\n{body}\n}})();"
