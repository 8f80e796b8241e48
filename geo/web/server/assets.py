"""The files that the map's browser code is made of, under addresses that change with their content.

Our scripts are ES modules, each served as it lies in static/; the map's styles travel as one file. Leaflet
comes from its wheel, the boundaries from data/boundaries. A boundary level can also be had in parts, one
per province, for the area that a map shows. An address holds a digest of the content, so that browsers
may keep what they have for ever. That of a module is a digest of all modules, so that the relative imports
between them lead to the same version. Nothing else can be reached through here.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from pathlib import Path

from geo.errors import DataError
from geo.places import divisions
from geo.resources import DATA

STATIC = Path(__file__).resolve().parents[1] / "static"
BOUNDARIES = DATA / "boundaries"
LEVELS = ("province", "prefecture", "county")
DASHES = "ten-dash-line"
NAMES = "names-en.json"  # English names of prefectures and counties
DIGEST_LENGTH = 12

MAP = "map/voices.js"  # the module that starts the map
ROOMS = ("shared", "map", "pages")  # folders of modules that are served; export/ is only ever inlined
_STYLES = ("map/voices.css", "map/popup.css", "map/layers.css", "map/picker.css")
_IMPORT = re.compile(r'^(?:import|export)\b[^"]*?\bfrom "(\.[^"]+)";$', re.MULTILINE)
_PART = re.compile(r"boundaries/(prefecture|county)/([0-9]{2})\.json")


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    media_type: str
    body: bytes
    zipped: bytes  # the same, compressed with gzip
    digest: str  # of the content, or of the file that it is a part of


def find(name: str) -> Asset | None:
    """The asset of that name; None where there is none. Raises DataError when its file cannot be read."""
    if part := _PART.fullmatch(name):
        whole = find(f"boundaries/{part[1]}.json")
        return _part(whole, part[2]) if whole else None
    if name.endswith(".js") and name != "leaflet.js":
        return _modules().get(name)
    if name == NAMES:
        return _names()
    source = _SOURCES.get(name)
    if source is None:
        return None
    paths = source.paths()
    try:
        signature = tuple((path, path.stat().st_mtime_ns) for path in paths)
        return _read(signature, source.media_type)
    except (OSError, EOFError, gzip.BadGzipFile) as error:
        raise DataError(f"{paths[0]} cannot be read ({error}): restore it from the repository") from error


def address(name: str) -> str:
    """Where the asset of that name is served, relative to the root of the app; raises KeyError."""
    asset = find(name)
    if asset is None:
        raise KeyError(name)
    return f"assets/{asset.digest}/{name}"


def parts_address(level: str) -> str:
    """Where the parts of a boundary level are served; the province's two digits and .json follow."""
    return address(f"boundaries/{level}.json").removesuffix(".json") + "/"


def imported_by(name: str) -> list[str]:
    """The names of a module and of all that it imports, directly or not; raises DataError."""
    found = [name]
    for one in found:
        asset = _modules().get(one)
        if asset is None:
            raise DataError(f"{STATIC / one} is missing: restore it from the repository")
        for path in _IMPORT.findall(asset.body.decode()):
            imported = posixpath.normpath(posixpath.join(posixpath.dirname(one), path))
            if imported not in found:
                found.append(imported)
    return found


def needed_by_map() -> list[str]:
    """The addresses of all that the map is drawn with, relative to the root of the app; raises DataError."""
    names = ["leaflet.js", "leaflet.css", "voices.css", *imported_by(MAP)]
    return [address(name) for name in names]


@dataclass(frozen=True, slots=True)
class _Source:
    media_type: str
    paths: Callable[[], list[Path]]


def _static(*names: str) -> Callable[[], list[Path]]:
    return lambda: [STATIC / name for name in names]


def _modules() -> dict[str, Asset]:
    """The modules by name. Raises DataError when there are none to read."""
    paths = sorted(path for room in ROOMS for path in (STATIC / room).glob("*.js"))
    try:
        return _read_modules(STATIC, tuple((path, path.stat().st_mtime_ns) for path in paths))
    except OSError as error:
        raise DataError(f"{STATIC} cannot be read ({error}): restore it from the repository") from error


def _boundary(name: str) -> Callable[[], list[Path]]:
    return lambda: [BOUNDARIES / f"{name}.json.gz"]


def _leaflet(name: str) -> Callable[[], list[Path]]:
    # the package's own module needs a web framework: its files are found without importing it
    return lambda: [Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet" / name]


_JSON = "application/json"
_SOURCES: dict[str, _Source] = {
    "leaflet.js": _Source("text/javascript", _leaflet("leaflet.js")),
    "leaflet.css": _Source("text/css", _leaflet("leaflet.css")),
    "voices.css": _Source("text/css", _static(*_STYLES)),
    f"boundaries/{DASHES}.json": _Source(_JSON, _boundary(DASHES)),
    **{f"boundaries/{level}.json": _Source(_JSON, _boundary(level)) for level in LEVELS},
}


@cache
def _names() -> Asset:
    """The English names of prefectures and counties by code, for the map's labels."""
    named = {each.adcode: each.name_en for each in divisions.every() if each.level != "province"}
    body = json.dumps(named, ensure_ascii=False, separators=(",", ":")).encode()
    digest = hashlib.sha256(body).hexdigest()[:DIGEST_LENGTH]
    return Asset(_JSON, body, gzip.compress(body, mtime=0), digest)


@lru_cache(maxsize=32)
def _read(signature: tuple[tuple[Path, int], ...], media_type: str) -> Asset:
    contents = [path.read_bytes() for path, _ in signature]
    if signature[0][0].suffix == ".gz":
        body, zipped = gzip.decompress(contents[0]), contents[0]
    else:
        body = b"\n".join(contents)
        zipped = gzip.compress(body, mtime=0)
    return Asset(media_type, body, zipped, hashlib.sha256(body).hexdigest()[:DIGEST_LENGTH])


@lru_cache(maxsize=4)
def _read_modules(root: Path, signature: tuple[tuple[Path, int], ...]) -> dict[str, Asset]:
    bodies = {path.relative_to(root).as_posix(): path.read_bytes() for path, _ in signature}
    whole = hashlib.sha256()
    for name, body in bodies.items():
        whole.update(f"{name}\n{len(body)}\n".encode() + body)
    digest = whole.hexdigest()[:DIGEST_LENGTH]
    return {
        name: Asset("text/javascript", body, gzip.compress(body, mtime=0), digest)
        for name, body in bodies.items()
    }


@lru_cache(maxsize=128)
def _part(whole: Asset, province: str) -> Asset | None:
    body = _split(whole).get(province)
    return Asset(_JSON, body, gzip.compress(body, 6, mtime=0), whole.digest) if body else None


@lru_cache(maxsize=len(LEVELS))
def _split(whole: Asset) -> dict[str, bytes]:
    """The features of a level by the first two digits of their codes, which name the province."""
    features: dict[str, list[object]] = {}
    for feature in json.loads(whole.body)["features"]:
        features.setdefault(feature["properties"]["adcode"][:2], []).append(feature)
    return {
        province: json.dumps(
            {"type": "FeatureCollection", "features": part}, ensure_ascii=False, separators=(",", ":")
        ).encode()
        for province, part in features.items()
    }
