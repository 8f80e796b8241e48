"""The charts of the theme page: pure builders from counts to Vega-Lite, and what each says in words.

A chart is a plain specification: building one by a library that checks every part against a schema costs a
tenth of a second. It carries ids in its data, so that a selection says which theme and which value was meant;
the fields have names of ours, never of the data.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import numpy as np

from geo.store.dataset.crosstab import Crosstab
from geo.store.dataset.keyness import SURE, Keyword
from geo.web.marker_shapes import path

Names = Mapping[str, str]
Titles = tuple[str, str, str]  # of the themes, the values, the counts
Spec = dict[str, Any]
ROW = 26  # pixels
LONGEST_NAME = 220  # pixels
ACCENT = "#C8372D"
LEVEL = "#8F8778"
# Colours by whether the page is dark
INK = {False: "#161412", True: "#FFFFFF"}
MUTED = {False: "#5F5952", True: "#A9B1B7"}
FAINT = {False: "#E9E4DA", True: "#2C363E"}
_PLAIN_AXIS = {"labelOverlap": False, "domain": False, "ticks": False}


def lines(table: Crosstab, themes: Names, values: Names) -> list[dict[str, Any]]:
    """Give a line per pair of value and theme: ids, names, count."""
    return [
        {
            "value": value,
            "theme": theme,
            "value_name": values[value],
            "theme_name": themes[theme],
            "count": int(table.counts[row, column]),
        }
        for row, value in enumerate(table.values)
        for column, theme in enumerate(table.themes)
    ]


def heat_map(table: Crosstab, themes: Names, values: Names, *, titles: Titles, dark: bool) -> Spec:
    """Themes across, values down, the count as depth of colour and as a number."""
    # A label that is wider than its column is turned, whatever the window's width.
    widest = max((_width(name) for name in themes.values()), default=0)
    turned = f"width < {len(table.themes) * (widest + 8):.0f}"
    axis = {
        **_PLAIN_AXIS,
        "orient": "top",
        "labelAngle": {"expr": f"{turned} ? -65 : 0"},
        "labelAlign": {"expr": f"{turned} ? 'left' : 'center'"},
        "labelLimit": LONGEST_NAME,
        "labelPadding": 6,
    }
    shared: Spec = {
        "x": _nominal("theme_name", themes.values(), axis, scale={"paddingInner": 0.06}),
        "y": _nominal(
            "value_name",
            values.values(),
            {**_PLAIN_AXIS, "labelLimit": LONGEST_NAME},
            scale={"paddingInner": 0.12},
        ),
        "tooltip": _told(titles),
    }
    # The deepest shade still leaves the number 4.5 : 1 on it, in both schemes.
    most = max(1, int(table.counts.max()))
    cells: Spec = {
        "name": "marks",
        "mark": {"type": "rect", "cornerRadius": 2, "fill": ACCENT},
        "encoding": {
            **shared,
            "fillOpacity": {
                **_quantity("count"),
                "legend": None,
                "scale": {"domain": [0, most], "range": [0.05, 0.6]},
            },
            "stroke": {"condition": {"param": "pick", "value": INK[dark], "empty": False}, "value": None},
            "strokeWidth": {"value": 2},
        },
    }
    numbers: Spec = {
        "mark": {"type": "text", "color": INK[dark], "fontSize": 12},
        "encoding": {
            **shared,
            "text": {**_quantity("count"), "format": ","},
            "opacity": {"condition": {"test": "datum.count > 0", "value": 1}, "value": 0},
        },
    }
    spec = {"data": {"values": lines(table, themes, values)}, "layer": [cells, numbers]}
    return _quiet(spec, dark, pick=("theme", "value"))


def bars(
    table: Crosstab, themes: Names, values: Names, looks: Sequence[Names], *, titles: Titles, dark: bool
) -> Spec:
    """Values down, one bar each, divided by theme; `looks` are the themes' colours and shapes."""
    order = list(table.themes)
    rows = [{**line, "order": order.index(line["theme"])} for line in lines(table, themes, values)]
    named = [themes[theme] for theme in order]
    legend = {
        "orient": "top",
        "columns": 4,
        "labelLimit": LONGEST_NAME,
        "offset": 4,
        "symbolOpacity": 1,
        "symbolStrokeWidth": 0,
    }

    def by_theme(each: list[str]) -> Spec:
        scale = {"domain": named, "range": each}
        return {"field": "theme_name", "type": "nominal", "title": None, "scale": scale, "legend": legend}

    colour = by_theme([look["colour"] for look in looks])
    marks = {
        "name": "marks",
        "data": {"values": [row for row in rows if row["count"]]},
        "mark": {"type": "bar", "height": {"band": 0.72}},
        "encoding": {
            "y": _nominal("value_name", values.values(), {**_PLAIN_AXIS, "labelLimit": LONGEST_NAME}),
            "x": {
                **_quantity("count", titles[2]),
                "axis": {"tickMinStep": 1, "tickCount": 5, "format": ",d"},
            },
            "color": colour,
            "order": _quantity("order"),
            "opacity": _PICKED,
            "tooltip": _told(titles),
        },
    }
    # Bars have no shape: points that are not seen give the legend those of the themes.
    shapes = {
        "data": {"values": rows},
        "mark": {"type": "point", "filled": True, "opacity": 0, "size": 0, "tooltip": False},
        "encoding": {
            "color": colour,
            "shape": by_theme([path(look["shape"]) for look in looks]),
        },
    }
    return _quiet({"layer": [marks, shapes]}, dark, pick=("theme", "value"))


def word_bars(words: Sequence[Keyword], colour: str, *, title: str, top: float, dark: bool) -> Spec:
    """The words of one theme, the surest on top; charts beside each other share `top`."""
    marks = {
        "name": "marks",
        "data": {"values": [{"word": word.word, "score": word.score, "count": word.count} for word in words]},
        "mark": {"type": "bar", "color": colour, "height": {"band": 0.72}},
        "encoding": {
            "y": _nominal("word", None, _PLAIN_AXIS),
            "x": {
                **_quantity("score", title),
                "scale": {"domain": [0, top]},
                "axis": {"tickCount": 4},
            },
            "fillOpacity": {"condition": {"test": f"datum.score >= {SURE}", "value": 1}, "value": 0.45},
            "opacity": _PICKED,
            "tooltip": [
                {"field": "word", "type": "nominal", "title": " "},
                {**_quantity("score", title), "format": ".2f"},
                _quantity("count", "n"),
            ],
        },
    }
    line = {
        "data": {"values": [{"score": SURE}]},
        "mark": {"type": "rule", "strokeDash": [4, 3], "color": MUTED[dark]},
        "encoding": {"x": {"field": "score", "type": "quantitative"}},
    }
    return _quiet({"layer": [marks, line]}, dark, pick=("word",))


def levels(names: Sequence[str], counts: Sequence[int], *, title: str, dark: bool) -> Spec:
    """One bar per level, in the order given, each with its number."""
    shared = {
        "y": _nominal("name", None, _PLAIN_AXIS),
        "x": {**_quantity("count", title), "axis": None},
    }
    marks = {"mark": {"type": "bar", "color": LEVEL, "height": {"band": 0.6}}, "encoding": shared}
    numbers = {
        "mark": {"type": "text", "align": "left", "dx": 6, "fontSize": 12, "color": MUTED[dark]},
        "encoding": {**shared, "text": {**_quantity("count"), "format": ","}},
    }
    rows = [{"name": name, "count": count} for name, count in zip(names, counts, strict=True)]
    return _quiet({"data": {"values": rows}, "layer": [marks, numbers]}, dark)


def picked(state: Any) -> dict[str, str]:
    """The ids of what was clicked in a chart, or nothing."""
    points = (state or {}).get("selection", {}).get("pick") or []
    return dict(points[0]) if points else {}


def leaders(table: Crosstab) -> list[tuple[str, list[str], int]]:
    """Per theme the values with the most delegates: theme, values that share the lead, count."""
    found = []
    for column, theme in enumerate(table.themes):
        most = int(table.counts[:, column].max())
        first = [table.values[row] for row in np.flatnonzero(table.counts[:, column] == most)]
        found.append((theme, first, most))
    return found


def _width(name: str) -> int:
    """About how many pixels a label of 12 pixels takes."""
    return sum(12 if ord(character) > 0x2E7F else 7 for character in name)


_PICKED = {"condition": {"param": "pick", "value": 1}, "value": 0.35}  # what is not picked is pale


def _nominal(
    field: str, order: Iterable[str] | None, axis: Mapping[str, Any], *, scale: Spec | None = None
) -> Spec:
    """An axis of names in the given order, or in that of the data."""
    found = {
        "field": field,
        "type": "nominal",
        "title": None,
        "sort": None if order is None else list(order),
        "axis": axis,
    }
    return found if scale is None else {**found, "scale": scale}


def _quantity(field: str, title: str | None = None) -> Spec:
    named = {} if title is None else {"title": title}
    return {"field": field, "type": "quantitative", **named}


def _told(titles: Titles) -> list[Spec]:
    """What the tooltip of a pair says."""
    across, down, counted = titles
    return [
        {"field": "value_name", "type": "nominal", "title": down},
        {"field": "theme_name", "type": "nominal", "title": across},
        _quantity("count", counted),
    ]


def _quiet(spec: Spec, dark: bool, *, pick: Sequence[str] = ()) -> Spec:
    """The chart with words of axes and legends dark enough to read, lines faint, marks that are clicked."""
    words = {"labelColor": MUTED[dark], "titleColor": MUTED[dark], "labelFontSize": 12, "titleFontSize": 12}
    select = {"type": "point", "fields": list(pick), "on": "click", "clear": "dblclick"}
    return {
        **spec,
        "height": {"step": ROW},
        "params": [{"name": "pick", "select": select, "views": ["marks"]}] if pick else [],
        "config": {
            "axis": {**words, "titleFontWeight": "normal", "gridColor": FAINT[dark]},
            "legend": {"labelColor": MUTED[dark], "labelFontSize": 12},
            "view": {"strokeWidth": 0},
        },
    }
