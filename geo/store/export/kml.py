"""KML 2.2 (OGC 07-147r2): a placemark per delegate, in a folder per province.

The description is plain text: who, where, how precisely, and the quotes. A delegate without a point is a
placemark without geometry, which map programs list and do not draw.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree

from geo.model import LEVELS
from geo.store.dataset.provinces import UNPLACED
from geo.store.dataset.rows import delegate_list

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
# XML 1.0 has no way to write these, not even escaped.
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def kml(dataset: Dataset, selection: Selection) -> str:
    """The text of the file."""
    ElementTree.register_namespace("", NAMESPACE)
    root = ElementTree.Element(_tag("kml"))
    document = _add(root, "Document")
    _add(document, "name", "代表之声地图")
    folders: dict[str, ElementTree.Element] = {}
    for row in delegate_list(dataset, selection, limit=None):
        province = row["province"] or UNPLACED.name_zh
        if province not in folders:
            folders[province] = _add(document, "Folder")
            _add(folders[province], "name", province)
        _placemark(folders[province], dataset, row)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _placemark(folder: ElementTree.Element, dataset: Dataset, row: dict[str, Any]) -> None:
    placemark = _add(folder, "Placemark")
    placemark.set("id", row["id"])
    _add(placemark, "name", row["name"])
    _add(placemark, "description", _description(dataset, row))
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
    return "\n".join(filter(None, lines))


def _add(parent: ElementTree.Element, name: str, text: str | None = None) -> ElementTree.Element:
    element = ElementTree.SubElement(parent, _tag(name))
    if text is not None:
        element.text = _NOT_XML.sub("\ufffd", text)
    return element


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"
