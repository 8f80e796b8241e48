"""The small map on which a point is chosen: outlines of what is known, points to pick from, a pin to drag.

Paper, inset, source line and buttons are those of the main map. As there, the base map is the same text in
every run, so that it is mounted once, and what it shows travels in the script of `feature_group`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any, Final, Literal, NotRequired, TypedDict

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.web.maps.main_map import ROOT, literal, paper, settings
from geo.web.presenter import Lang
from geo.web.server import assets

MODULE: Final = "map/picker.js"
Kind = Literal["known", "alternative", "provider", "neighbour", "pin"]
KINDS: Final[tuple[Kind, ...]] = ("known", "alternative", "provider", "neighbour", "pin")


class Point(TypedDict):
    """A point on the map: a button that can be picked; the one of kind "pin" can be moved."""

    id: str  # what a pick answers
    label: str  # its accessible name
    lat: float  # WGS-84 degrees
    lon: float
    kind: Kind
    sign: NotRequired[str]  # one or two characters in the mark, as in the list beside the map


class _Picker(MacroElement):
    """Starts the picker on the map that it is added to."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.voices = import(new URL({{ this.module|tojson }}, document.baseURI))
                .then(({ start }) => start({{ this._parent.get_name() }}, {{ this.settings|tojson }}));
        {% endmacro %}
    """)

    def __init__(self, given: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Picker"
        self.module = ROOT + assets.address(MODULE)
        self.settings = given


class _View(MacroElement):
    """Hands what a run wants to see to the picker."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.voices.then((picker) => picker.show({{ this.view }}));
        {% endmacro %}
    """)

    def __init__(self, view: dict[str, Any]) -> None:
        super().__init__()
        self._name = "View"
        self.view = literal(json.dumps(view, ensure_ascii=False, sort_keys=True))


def build(*, lang: Lang = "zh") -> folium.Map:
    """A new map; streamlit-folium changes the one it is given, so never keep it. Raises DataError."""
    base = paper()
    base.add_child(_Picker(settings(lang)))
    return base


def feature_group(
    outlines: Sequence[str],
    points: Sequence[Point | Mapping[str, Any]],
    chosen: str | None,
    *,
    draggable: bool = False,
    lang: Lang = "zh",
) -> folium.FeatureGroup:
    """The message to the picker: draw these divisions (codes) and points, `chosen` standing out.

    With `draggable` the pin can be moved, and a click on the map puts it there.
    """
    group = folium.FeatureGroup(name=f"picker-{lang}")
    view = {
        "outlines": list(outlines),
        "points": [dict(point) for point in points],
        "chosen": chosen,
        "draggable": draggable,
    }
    group.add_child(_View(view))
    return group
