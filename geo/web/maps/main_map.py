"""The map that the page hands to streamlit-folium, and the message that changes its filters.

The base map is Leaflet without tiles and without a foreign file: paper, markers and popups are drawn by
our own layer (static/), which asks the HTTP interface for what it shows. streamlit-folium mounts a map
anew whenever its script changes, so `build` gives the same text in every run, and what changes travels in
the script of `feature_group`. Every value enters a script as JSON; nothing is pasted into code.
"""

from __future__ import annotations

from typing import Any, Final

import folium
from branca.element import MacroElement
from folium.template import Template
from jinja2.utils import htmlsafe_json_dumps

from geo.store.dataset.provinces import provinces
from geo.web.presenter import Lang, spoken
from geo.web.server import assets

ROOT: Final = "../../"  # from the component's frame, /component/NAME/index.html, to the app's own root
CENTRE: Final = (36.0, 104.0)
MIN_ZOOM: Final = 2
MAX_ZOOM: Final = 16
Goal = tuple[int, tuple[float, float, float, float]]  # a number; west, south, east, north in degrees


class _Layer(MacroElement):
    """Starts our layer on the map that it is added to."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.voices = import(new URL({{ this.module|tojson }}, document.baseURI))
                .then(({ start }) => start({{ this._parent.get_name() }}, {{ this.settings|tojson }}));
        {% endmacro %}
    """)

    def __init__(self, settings: dict[str, Any]) -> None:
        super().__init__()
        self._name = "Voices"
        self.module = ROOT + assets.address(assets.MAP)
        self.settings = settings


class _Filters(MacroElement):
    """Hands the filters of a run to the layer."""

    _template = Template("""
        {% macro script(this, kwargs) %}
            window.voices.then((layer) => layer.setFilters({{ this.given }}));
        {% endmacro %}
    """)

    def __init__(self, query: str, selected: str | None, goal: Goal | None) -> None:
        super().__init__()
        self._name = "Filters"
        sent = "" if goal is None else f", {htmlsafe_json_dumps([goal[0], *goal[1]])}"
        self.given = f"{literal(query)}, {literal(selected)}{sent}"


def literal(text: str | None) -> str:
    """A text as JSON that is safe in a script, in HTML and in a template.

    branca reads the script that a template gave as a template once more: without the braces escaped, a
    search for {{ … }} would run on the server.
    """
    literal = htmlsafe_json_dumps(text)
    return literal.replace("{", "\\u007b").replace("}", "\\u007d")


def build(*, lang: Lang = "zh", embed: bool = False) -> folium.Map:
    """A new base map; streamlit-folium changes the one it is given, so never keep it.

    With `embed` the map has no way to the other pages but links that open in a new tab. Raises DataError
    when a file that the map is drawn from cannot be read.
    """
    base = paper()
    base.add_child(_Layer({**settings(lang), "embed": embed}))
    return base


def paper() -> folium.Map:
    """Leaflet with our files and nothing on it yet; what is drawn comes from a layer of ours."""
    base = folium.Map(
        location=CENTRE,
        zoom_start=4,
        tiles=None,
        zoom_control=False,
        attribution_control=False,
        min_zoom=MIN_ZOOM,
        max_zoom=MAX_ZOOM,
        zoom_snap=0.25,
        wheel_px_per_zoom_level=100,
        prefer_canvas=True,
        world_copy_jump=False,
    )
    base.default_js = [(name, ROOT + assets.address(name)) for name in ("leaflet.js",)]
    base.default_css = [(name, ROOT + assets.address(name)) for name in ("leaflet.css", "voices.css")]
    return base


def feature_group(
    query: str, selected: str | None, lang: Lang = "zh", *, goal: Goal | None = None
) -> folium.FeatureGroup:
    """The message to the layer: show what `query` leaves, with the popup of `selected` open.

    `query` is the filters as an address writes them ("theme=innovation&province=610000"), without the
    question mark; `lang` is the map's own and stands in the group's name. `goal` is where the
    map goes once for each new number, after that it is the reader's to move.
    """
    group = folium.FeatureGroup(name=f"voices-{lang}")
    group.add_child(_Filters(query, selected, goal))
    return group


def settings(lang: Lang) -> dict[str, Any]:
    """What every layer of ours has to know: language, texts, and where the boundaries are served."""
    return {
        "lang": lang,
        "root": ROOT,
        "strings": spoken(lang),
        "provinces": {} if lang == "zh" else {one.name_zh: one.name_en for one in provinces().values()},
        "names": None if lang == "zh" else ROOT + assets.address(assets.NAMES),
        "boundaries": {
            **{
                name: ROOT + assets.address(f"boundaries/{name}.json") for name in ("province", assets.DASHES)
            },
            **{level: ROOT + assets.parts_address(level) for level in ("prefecture", "county")},
        },
    }
