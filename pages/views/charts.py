"""The charts of the theme page: pure builders from counts to Altair, and what each says in words.

A chart carries ids in its data, so that a selection says which theme and which value was meant.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import numpy as np
import pandas as pd

from geo.store.dataset.crosstab import Crosstab
from geo.store.dataset.keyness import SURE, Keyword

Names = Mapping[str, str]
Titles = tuple[str, str, str]  # of the themes, the values, the counts
ROW = 26  # pixels
LONGEST_NAME = 220  # pixels
ACCENT = "#C8372D"
LEVEL = "#8F8778"
# The shapes of themes as Vega names them, or as a path in a box from -1 to 1
SHAPES = {
    "circle": "circle",
    "diamond": "diamond",
    "square": "square",
    "triangle": "triangle-up",
    "pentagon": "M0,-1L0.95,-0.31L0.59,0.81L-0.59,0.81L-0.95,-0.31Z",
    "hexagon": "M0.5,-0.87L1,0L0.5,0.87L-0.5,0.87L-1,0L-0.5,-0.87Z",
    "star": "M0,-1L0.3,-0.4L0.95,-0.3L0.5,0.15L0.6,0.8L0,0.5L-0.6,0.8L-0.5,0.15L-0.95,-0.3L-0.3,-0.4Z",
    "cross": "cross",
    "ring": "M0,-1A1,1,0,1,1,0,1A1,1,0,1,1,0,-1M0,-0.5A0.5,0.5,0,1,0,0,0.5A0.5,0.5,0,1,0,0,-0.5Z",
}
# Colours by whether the page is dark
INK = {False: "#161412", True: "#FFFFFF"}
MUTED = {False: "#5F5952", True: "#A9B1B7"}
FAINT = {False: "#E9E4DA", True: "#2C363E"}


def frame(table: Crosstab, themes: Names, values: Names) -> pd.DataFrame:
    """One line per pair of value and theme: ids, names, count."""
    return pd.DataFrame(
        {
            "value": value,
            "theme": theme,
            "value_name": values[value],
            "theme_name": themes[theme],
            "count": int(table.counts[row, column]),
        }
        for row, value in enumerate(table.values)
        for column, theme in enumerate(table.themes)
    )


def heat_map(table: Crosstab, themes: Names, values: Names, *, titles: Titles, dark: bool) -> Any:
    """Themes across, values down, the count as depth of colour and as a number."""
    across, down, counted = titles
    pick = alt.selection_point(name="pick", fields=["theme", "value"], on="click", clear="dblclick")
    # A label that is wider than its column is turned, whatever the window's width.
    widest = max((_width(name) for name in themes.values()), default=0)
    turned = f"width < {len(table.themes) * (widest + 8):.0f}"
    base = alt.Chart(frame(table, themes, values)).encode(
        x=alt.X("theme_name:N", title=None, sort=list(themes.values()))
        .axis(
            orient="top",
            labelAngle=alt.expr(f"{turned} ? -65 : 0"),
            labelAlign=alt.expr(f"{turned} ? 'left' : 'center'"),
            labelLimit=LONGEST_NAME,
            labelOverlap=False,
            labelPadding=6,
            domain=False,
            ticks=False,
        )
        .scale(paddingInner=0.06),
        y=alt.Y("value_name:N", title=None, sort=list(values.values()))
        .axis(labelLimit=LONGEST_NAME, labelOverlap=False, domain=False, ticks=False)
        .scale(paddingInner=0.12),
        tooltip=[
            alt.Tooltip("value_name:N", title=down),
            alt.Tooltip("theme_name:N", title=across),
            alt.Tooltip("count:Q", title=counted),
        ],
    )
    # The deepest shade still leaves the number 4.5 : 1 on it, in both schemes.
    most = max(1, int(table.counts.max()))
    cells = base.mark_rect(cornerRadius=2, fill=ACCENT).encode(
        fillOpacity=alt.FillOpacity(
            "count:Q", legend=None, scale=alt.Scale(domain=[0, most], range=[0.05, 0.6])
        ),
        stroke=alt.condition(pick, alt.value(INK[dark]), alt.value(None), empty=False),
        strokeWidth=alt.value(2),
    )
    numbers = base.mark_text(fontSize=12, color=INK[dark]).encode(
        text=alt.Text("count:Q", format=","),
        opacity=alt.condition(alt.datum.count > 0, alt.value(1), alt.value(0)),
    )
    return _quiet((cells.add_params(pick) + numbers).properties(height=alt.Step(ROW)), dark)


def bars(
    table: Crosstab, themes: Names, values: Names, looks: Sequence[Names], *, titles: Titles, dark: bool
) -> Any:
    """Values down, one bar each, divided by theme; `looks` are the themes' colours and shapes."""
    across, down, counted = titles
    pick = alt.selection_point(name="pick", fields=["theme", "value"], on="click", clear="dblclick")
    order = list(table.themes)
    lines = frame(table, themes, values)
    lines["order"] = lines["theme"].map(order.index)
    named = [themes[theme] for theme in order]
    legend = alt.Legend(
        orient="top", columns=4, labelLimit=LONGEST_NAME, offset=4, symbolOpacity=1, symbolStrokeWidth=0
    )
    colour = alt.Color(
        "theme_name:N",
        title=None,
        scale=alt.Scale(domain=named, range=[look["colour"] for look in looks]),
        legend=legend,
    )
    # Bars have no shape: points that are not seen give the legend those of the themes.
    shapes = (
        alt.Chart(lines)
        .mark_point(filled=True, opacity=0, size=0, tooltip=False)
        .encode(
            color=colour,
            shape=alt.Shape(
                "theme_name:N",
                title=None,
                scale=alt.Scale(domain=named, range=[SHAPES.get(look["shape"], "circle") for look in looks]),
                legend=legend,
            ),
        )
    )
    chart = (
        alt.Chart(lines[lines["count"] > 0])
        .mark_bar(height={"band": 0.72})
        .encode(
            y=alt.Y("value_name:N", title=None, sort=list(values.values())).axis(
                labelLimit=LONGEST_NAME, labelOverlap=False, domain=False, ticks=False
            ),
            x=alt.X("count:Q", title=counted).axis(tickMinStep=1, tickCount=5, format=",d"),
            color=colour,
            order=alt.Order("order:Q"),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("value_name:N", title=down),
                alt.Tooltip("theme_name:N", title=across),
                alt.Tooltip("count:Q", title=counted),
            ],
        )
        .add_params(pick)
    )
    return _quiet((chart + shapes).properties(height=alt.Step(ROW)), dark)


def word_bars(words: Sequence[Keyword], colour: str, *, title: str, top: float, dark: bool) -> Any:
    """The words of one theme, the surest on top; charts beside each other share `top`."""
    pick = alt.selection_point(name="pick", fields=["word"], on="click", clear="dblclick")
    counted = pd.DataFrame({"word": word.word, "score": word.score, "count": word.count} for word in words)
    chart = (
        alt.Chart(counted)
        .mark_bar(height={"band": 0.72}, color=colour)
        .encode(
            y=alt.Y("word:N", title=None, sort=None).axis(labelOverlap=False, domain=False, ticks=False),
            x=alt.X("score:Q", title=title, scale=alt.Scale(domain=[0, top])).axis(tickCount=4),
            fillOpacity=alt.condition(alt.datum.score >= SURE, alt.value(1), alt.value(0.45)),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.35)),
            tooltip=[
                alt.Tooltip("word:N", title=" "),
                alt.Tooltip("score:Q", title=title, format=".2f"),
                alt.Tooltip("count:Q", title="n"),
            ],
        )
        .add_params(pick)
    )
    line = (
        alt.Chart(pd.DataFrame({"score": [SURE]}))
        .mark_rule(strokeDash=[4, 3], color=MUTED[dark])
        .encode(x="score:Q")
    )
    return _quiet((chart + line).properties(height=alt.Step(ROW)), dark)


def levels(names: Sequence[str], counts: Sequence[int], *, title: str, dark: bool) -> Any:
    """One bar per level, in the order given, each with its number."""
    base = alt.Chart(pd.DataFrame({"name": names, "count": counts})).encode(
        y=alt.Y("name:N", title=None, sort=None).axis(labelOverlap=False, domain=False, ticks=False),
        x=alt.X("count:Q", title=title).axis(None),
    )
    bars = base.mark_bar(height={"band": 0.6}, color=LEVEL)
    numbers = base.mark_text(align="left", dx=6, fontSize=12, color=MUTED[dark]).encode(
        text=alt.Text("count:Q", format=",")
    )
    return _quiet((bars + numbers).properties(height=alt.Step(ROW)), dark)


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


def _quiet(chart: Any, dark: bool) -> Any:
    """Words of axes and legends dark enough to read, lines faint."""
    words = {"labelColor": MUTED[dark], "titleColor": MUTED[dark], "labelFontSize": 12, "titleFontSize": 12}
    return (
        chart.configure_axis(**words, titleFontWeight="normal", gridColor=FAINT[dark])
        .configure_legend(labelColor=MUTED[dark], labelFontSize=12)
        .configure_view(strokeWidth=0)
    )
