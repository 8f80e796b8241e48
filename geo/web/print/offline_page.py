"""One self-contained HTML file of the filtered dataset: map, popups, list, theme filter, source line.

Everything is in the file: Leaflet, the map's drawing code, the outlines (simplified once more) and the
rows. It opens from disk with no network, and its content security policy forbids any request. The rows
stand as JSON in a script element that no browser runs, with every < escaped; the script hands them to the
page as text. Shows what the dataset holds, not the article texts.
"""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
import re
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Any

from geo.errors import DataError
from geo.resources import DATA
from geo.store.dataset.rows import delegate_list
from geo.web.presenter import exactness, office, place, spoken
from geo.web.print.inline_modules import inline

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

STATIC = Path(__file__).resolve().parents[1] / "static"
BOUNDARIES = DATA / "boundaries"
TOLERANCE = 0.02  # degrees; the file's outlines are looked at up to a zoom where that is a pixel or two
DECIMALS = 3  # of a degree
_STYLES = ("map/voices.css", "map/popup.css", "export/export.css")
_ROW = (
    *("id", "name", "name_pinyin", "role", "organisation", "place_text"),
    *("province", "prefecture", "county", "township", "village", "lat", "lon", "state"),
)
_QUOTE = ("text", "kind", "theme_id", "article_id")


def html(dataset: Dataset, selection: Selection) -> str:
    """The text of the file."""
    script, style = _script(), _style()
    policy = f"default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '{_digest(script)}'"
    page = Template((STATIC / "export" / "page.html").read_text(encoding="utf-8"))
    strings = spoken("zh")
    return page.substitute(
        policy=policy,
        style=style,
        source=strings["source"],
        data=_as_json(_data(dataset, selection, strings)),
        script=script,
    )


def _data(dataset: Dataset, selection: Selection, strings: dict[str, str]) -> dict[str, Any]:
    rows = delegate_list(dataset, selection, limit=None)
    delegates = [
        {name: row[name] for name in _ROW}
        | {"office": office(row), "place": place(row, "zh"), "exactness": exactness(row, "zh")}
        | {"quotes": [{name: quote[name] for name in _QUOTE} for quote in row["quotes"]]}
        for row in rows
    ]
    quotes = [quote for row in delegates for quote in row["quotes"]]
    themes = {quote["theme_id"] for quote in quotes}
    articles = dict.fromkeys(quote["article_id"] for quote in quotes)
    return {
        "strings": strings,
        "themes": [
            {
                "id": theme.id,
                "name_zh": theme.name_zh,
                "name_en": theme.name_en,
                "colour": theme.colour,
                "shape": theme.shape,
            }
            for theme in dataset.themes
            if theme.id in themes
        ],
        "articles": [
            {name: dataset.article(article)[name] for name in ("id", "title", "publisher", "date", "url")}
            for article in articles
        ],
        "delegates": delegates,
        "provinces": json.loads(_provinces()),
        "dashes": _features("ten-dash-line"),
    }


def _as_json(value: Any) -> str:
    """JSON that stays inside its element: no <, so no end tag and no comment."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


@lru_cache(maxsize=1)
def _provinces() -> str:
    """The outlines of the provinces, simplified together so that borders still meet."""
    import shapely
    from shapely.geometry import mapping, shape

    features = _features("province")
    outlines = shapely.coverage_simplify([shape(feature["geometry"]) for feature in features], TOLERANCE)
    made = [
        {
            "type": "Feature",
            "properties": {name: feature["properties"][name] for name in ("name", "adcode", "level")},
            "geometry": {"type": found["type"], "coordinates": _rounded(found["coordinates"])},
        }
        for feature, found in zip(features, map(mapping, outlines), strict=True)
    ]
    return json.dumps(made, ensure_ascii=False)


def _rounded(coordinates: Any) -> Any:
    if isinstance(coordinates[0], float):
        return [round(coordinates[0], DECIMALS), round(coordinates[1], DECIMALS)]
    return [_rounded(part) for part in coordinates]


def _features(name: str) -> list[dict[str, Any]]:
    path = BOUNDARIES / f"{name}.json.gz"
    try:
        found: list[dict[str, Any]] = json.loads(gzip.decompress(path.read_bytes()))["features"]
    except (OSError, EOFError, ValueError, KeyError) as error:
        raise DataError(f"{path} cannot be read ({error}): restore it from version control") from error
    return found


def _script() -> str:
    leaflet = _leaflet("leaflet.js").replace("//# sourceMappingURL=leaflet.js.map", "")
    return _contained("\n".join([leaflet, inline(STATIC / "export" / "export.js")]), "script")


def _style() -> str:
    # the pictures of controls that this map does not have
    leaflet = re.sub(r"url\([^)]*\)", "none", _leaflet("leaflet.css"))
    own = [(STATIC / name).read_text(encoding="utf-8") for name in _STYLES]
    return _contained("\n".join([leaflet, *own]), "style")


def _contained(code: str, element: str) -> str:
    if f"</{element}" in code.lower():
        raise DataError(f"the export's {element} holds its own end tag: restore geo/web/static")
    return code


def _leaflet(name: str) -> str:
    path = Path(str(files("js_lib_leaflet"))) / "static" / "js_lib_leaflet" / name
    return path.read_text(encoding="utf-8")


def _digest(script: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
