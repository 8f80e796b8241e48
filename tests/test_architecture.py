"""The house rules that no linter knows: who may import whom, what lies where, what stays out.

Works on the files that version control knows, so that a developer's own files do not matter.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP_LEVEL = {
    *("app.py", "pages", "data", "geo", "tests", "requirements.txt", "README.md"),
    *("pyproject.toml", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "Dockerfile", "compose.yaml"),
    *(".gitignore", ".dockerignore", ".streamlit", ".ci", ".pre-commit-config.yaml"),
}
LONGEST_MODULE = 400
BASE = ("geo.model", "geo.errors", "geo.resources", "geo.vocabulary")
FLOORS = (  # who may import whom: only what stands on a lower floor, or in the same part of the house
    ("base", 0, BASE),
    ("text", 1, ("geo.text",)),
    ("places", 1, ("geo.places",)),
    ("store", 2, ("geo.store",)),
    ("web", 3, ("geo.web",)),
    ("pages", 4, ("pages",)),
    ("app", 5, ("app",)),  # joins the pages with the web
    ("command line", 4, ("geo.cli", "geo.__main__")),
    ("front door", 5, ("geo",)),  # geo/__init__.py hands on names of the rooms; no room comes back to it
)
# The rooms of a part, lowest first: a room imports from those before it. Equals do not know each other.
ROOMS = {
    "geo.text": (
        ("confidence", "formats", "lexicon"),
        ("structure",),
        ("names",),
        ("people",),
        ("speech",),
        ("extraction",),
        ("",),  # the part's own __init__.py
        ("evaluation",),
    ),
    "geo.store": (
        ("contract",),
        ("reading", "dataset"),
        ("building",),
        ("",),
        ("curation", "export"),
    ),
    "geo.web": (
        ("presenter", "marker_shapes"),
        ("server", "api", "print"),
        ("maps", "poster"),
        ("routes", ""),
    ),
    "pages": (("texts",), ("shared",), ("views",), ("review",), ("adding",), ("",)),
}
PAGES = ("index", "map", "delegates", "themes", "article", "places", "articles", "about")
HEAVY = ("pandas", "geopy", "shapely", "pyarrow", "folium", "streamlit")
OUTSIDE_URL = re.compile(r"""(?:https?:)?//(?!www\.w3\.org/)[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
LINKS = re.compile(r"""\b(?:src|href)\s*=|url\(|@import|\bimport\b|\bfetch\(|\bload\w*\(""")
CDNS = re.compile(r"(?:cdn|unpkg|jsdelivr|cdnjs|googleapis|bootstrapcdn|netdna)[\w.-]*\.(?:com|net|org)")
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home|Users)/\w")
UNFINISHED = re.compile(r"\b(?:TO[D]O|FIX[M]E|X[X]X)\b|mark\.(?:skip|x[f]ail)|pytest\.(?:skip|x[f]ail)\(")


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project, relative to its folder."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True)
    return tuple(Path(name) for name in sorted(filter(None, listed.stdout.split("\0"))))


def modules(*tops: str) -> list[Path]:
    """Python files below the given top-level names."""
    return [path for path in tracked() if path.suffix == ".py" and path.parts[0] in tops]


def texts() -> Iterator[tuple[Path, str]]:
    """The project's own text files: code, settings and documents, not its data."""
    for path in tracked():
        if path.parts[0] != "data" or path.suffix == ".md":
            try:
                yield path, (ROOT / path).read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture


def dotted(path: Path) -> str:
    """geo/text/__init__.py is geo.text."""
    parts = path.with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room(module: str) -> tuple[str, int] | None:
    """The room that a module lives in and its floor; None for other people's packages."""
    for name, floor, prefixes in FLOORS:
        if any(module == prefix or module.startswith(prefix + ".") for prefix in prefixes):
            return name, floor
    return None


def imports(path: Path) -> Iterator[str]:
    """Dotted names of all modules that a file imports, also inside functions."""
    package = dotted(path) if path.name == "__init__.py" else dotted(path).rpartition(".")[0]
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *filter(None, [base])])
            for alias in node.names:
                full = f"{base}.{alias.name}"
                is_module = any((ROOT / full.replace(".", "/")).with_suffix(s).exists() for s in (".py", ""))
                yield full if is_module else base


@pytest.mark.parametrize("path", modules("geo", "pages", "app.py"), ids=str)
def test_imports_run_one_way(path):
    here = room(dotted(path))
    assert here is not None, f"{path} lives in no room"
    wrong = []
    for module in imports(path):
        there = room(module)
        if there is not None and there != here and there[1] >= here[1]:
            wrong.append(f"{module} ({there[0]}) from {here[0]}")
    assert wrong == []


def place_in(module: str) -> tuple[str, str, int] | None:
    """The part of the house, the room in it and the room's height; None where a part has no rooms.

    Raises LookupError for a room that the table does not know.
    """
    part = next((part for part in ROOMS if module == part or module.startswith(part + ".")), None)
    if part is None:
        return None
    name = module.removeprefix(part).lstrip(".").partition(".")[0]
    name = "" if part == "pages" and name in PAGES else name
    for height, rooms in enumerate(ROOMS[part]):
        if name in rooms:
            return part, name, height
    raise LookupError(f"{module}: the house has no room {name!r} in {part}")


@pytest.mark.parametrize("path", modules("geo", "pages"), ids=str)
def test_within_a_part_rooms_know_only_those_before_them(path):
    here = place_in(dotted(path))
    if here is None:
        return
    part, name, height = here
    wrong = []
    for module in imports(path):
        there = place_in(module)
        if there is not None and there[0] == part and there[1] != name and there[2] >= height:
            wrong.append(f"{module} ({there[1] or part}) from {name or part}")
    assert wrong == []


@pytest.mark.parametrize("path", modules("tests"), ids=str)
def test_a_test_lies_in_the_room_of_what_it_tests(path):
    part = next((part for part in ROOMS if path.parts[1:2] == (part.removeprefix("geo."),)), None)
    if part and path.name.startswith("test_") and len(path.parts) > 3:
        assert place_in(f"{part}.{path.parts[2]}")


@pytest.mark.parametrize(
    "module", ["geo.text.shelf.book", "geo.store.cellar", "pages.attic.box", "geo.web.hall"]
)
def test_a_room_that_nobody_knows_is_told(module):
    with pytest.raises(LookupError, match="no room"):
        place_in(module)


@pytest.mark.parametrize("path", modules("geo"), ids=str)
def test_the_library_does_not_know_streamlit(path):
    assert [name for name in imports(path) if name.split(".")[0] in ("streamlit", "streamlit_folium")] == []


def test_the_top_level_holds_what_it_should_and_nothing_else():
    assert {path.parts[0] for path in tracked()} == TOP_LEVEL


@pytest.mark.parametrize("path", modules("geo", "pages", "app.py", "tests"), ids=str)
def test_no_module_is_too_long_to_read(path):
    assert len((ROOT / path).read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", modules("geo", "pages", "app.py"), ids=str)
def test_a_module_opens_with_what_it_is(path):
    source = (ROOT / path).read_text(encoding="utf-8")
    assert not source.strip() or ast.get_docstring(ast.parse(source))


@pytest.mark.parametrize(
    "statement",
    [
        "import geo",
        "import geo.text",
        "import geo.text; geo.text.extract(geo.text.parse('标题\\n　　甲代表说：“好。”'))",
        "from geo.places import resolve; resolve('云南省昭通市委书记')",
        "from geo import extract, resolve",
    ],
)
def test_the_library_starts_without_heavy_packages(statement):
    code = f"{statement}\nimport sys\nprint(*sorted(set(sys.modules) & {set(HEAVY)!r}))"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stdout.split(), run.stderr) == (0, [], "")


def test_browser_code_loads_nothing_from_outside():
    found = [
        f"{path}: {line.strip()}"
        for path, text in texts()
        if path.suffix in {".js", ".css", ".html", ".svg"}
        for line in text.splitlines()
        if LINKS.search(line) and OUTSIDE_URL.search(line)
    ]
    assert found == []


def test_nothing_names_a_content_delivery_network():
    found = [f"{path}: {hit[0]}" for path, text in texts() for hit in CDNS.finditer(text)]
    assert found == []


def test_no_file_knows_a_path_of_one_machine():
    assert [f"{path}: {hit[0]}" for path, text in texts() for hit in MACHINE_PATH.finditer(text)] == []


def test_nothing_is_left_unfinished_or_skipped():
    assert [f"{path}: {hit[0]}" for path, text in texts() for hit in UNFINISHED.finditer(text)] == []


@pytest.mark.parametrize(
    ("pattern", "bad", "good"),
    [
        (OUTSIDE_URL, "https://example.com/x.js", "http://www.w3.org/2000/svg"),
        (OUTSIDE_URL, "url(//fonts.example.com/a.css)", "// a comment, with words"),
        (CDNS, "https://cdn.jsdel" + "ivr.net/npm/leaflet", "geo/web/static/map/voices.js"),
        (MACHINE_PATH, "open('/" + "home/me/data.csv')", "https://example.com/home/page"),
        (UNFINISHED, "# TO" + "DO: later", "a to-do list"),
    ],
)
def test_the_patterns_above_find_what_they_are_for(pattern, bad, good):
    assert pattern.search(bad)
    assert not pattern.search(good)


@pytest.mark.parametrize(
    ("module", "expected"),
    [
        ("geo.text.structure.article", ("text", 1)),
        ("geo.textile", ("front door", 5)),
        ("geo", ("front door", 5)),
        ("geo.model", ("base", 0)),
        ("pages.map", ("pages", 4)),
        ("json", None),
    ],
)
def test_a_module_has_a_room(module, expected):
    assert room(module) == expected
