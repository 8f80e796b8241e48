"""KML 2.2 (OGC 07-147r2): a placemark per delegate, in a folder per theme with the theme's colour.

The description is plain text: who, where, how precisely, and the quotes. A delegate without a point is a
placemark without geometry, which map programs list and do not draw.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from geo.model import LEVELS
from geo.store.dataset.facets import NO_THEME
from geo.store.dataset.rows import delegate_list
from geo.store.export.citation import TITLE_ZH

if TYPE_CHECKING:
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

NAMESPACE = "http://www.opengis.net/kml/2.2"
_DATA = (
    "id",
    "name_pinyin",
    "role",
    "role_group",
    "organisation",
    "adcode",
    "precision",
    "radius_km",
    "state",
)
_SOURCE = "区划：GB/T 2260；边界：天地图（2024年5月），审图号 GS(2024)0650号。坐标为 WGS-84。"
_NO_COLOUR = "#7A7F87"
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml(dataset: Dataset, selection: Selection) -> str:
    """The text of the file."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(_tag("kml"))
    document = _add(root, "Document")
    _add(document, "name", TITLE_ZH)
    _add(document, "description", _SOURCE)
    rows: dict[str, list[dict[str, Any]]] = {}
    for row in delegate_list(dataset, selection, limit=None):
        rows.setdefault(_main_theme(row), []).append(row)
    order = [*(theme.id for theme in dataset.themes), ""]
    themes = sorted(rows, key=order.index)
    for theme in themes:
        _style(document, dataset, theme)
    for theme in themes:
        folder = _add(document, "Folder")
        _add(folder, "name", dataset.theme(theme).name_zh if theme else NO_THEME["name_zh"])
        for row in rows[theme]:
            _placemark(folder, dataset, row, theme)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _main_theme(row: dict[str, Any]) -> str:
    """The theme of most of a delegate's quotes, the first of equals; empty for none."""
    themes = [quote["theme_id"] for quote in row["quotes"] if quote["theme_id"]]
    return max(themes, key=themes.count, default="")


def _style(document: ElementTree.Element, dataset: Dataset, theme: str) -> None:
    """The look of a theme's marks: KML writes colours as alpha, blue, green, red."""
    colour = dataset.theme(theme).colour if theme else _NO_COLOUR
    red, green, blue = colour[1:3], colour[3:5], colour[5:7]
    style = _add(document, "Style")
    style.set("id", f"theme-{theme or 'none'}")
    _add(_add(style, "IconStyle"), "color", f"ff{blue}{green}{red}".lower())


def _placemark(folder: ElementTree.Element, dataset: Dataset, row: dict[str, Any], theme: str) -> None:
    placemark = _add(folder, "Placemark")
    placemark.set("id", row["id"])
    _add(placemark, "name", row["name"])
    _add(placemark, "description", _description(dataset, row))
    _add(placemark, "styleUrl", f"#theme-{theme or 'none'}")
    data = _add(placemark, "ExtendedData")
    for name in _DATA:
        if row[name] is not None:
            value = _add(data, "Data")
            value.set("name", name)
            _add(value, "value", str(row[name]))
    if row["lat"] is not None and row["lon"] is not None:
        _add(_add(placemark, "Point"), "coordinates", f"{row['lon']},{row['lat']}")


def _description(dataset: Dataset, row: dict[str, Any]) -> str:
    lines = [
        " ".join(filter(None, [row["organisation"], row["role"]])),
        " › ".join(row[level] for level in LEVELS if row[level]),
    ]
    for quote in row["quotes"]:
        theme = dataset.theme(quote["theme_id"]).name_zh if quote["theme_id"] else ""
        said = f"“{quote['text']}”" if quote["kind"] == "direct" else f"{quote['text']}（转述）"
        lines.append(f"{theme}：{said}" if theme else said)
        article = dataset.article(quote["article_id"])
        printed = (article[name] for name in ("title", "publisher", "date", "url"))
        lines.append("——" + " ".join(filter(None, printed)))
    return "\n".join(filter(None, lines))


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, _tag(name))
    if text is not None:
        element.text = _NOT_XML.sub("", text)
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
