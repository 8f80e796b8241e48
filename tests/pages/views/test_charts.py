"""Charts say what the counts say, carry ids, and keep their words readable in both schemes."""

from __future__ import annotations

from datetime import date, timedelta

import altair as alt
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.dataset.crosstab import Crosstab
from geo.store.dataset.keyness import Keyword
from geo.web.marker_shapes import path
from pages.shared.histogram import BINS, binned, histogram
from pages.views import charts

TABLE = Crosstab(("p1", "p2", "p3"), ("t1", "t2"), np.array([[3, 0], [3, 1], [0, 2]], dtype=np.int32))
THEMES, VALUES = {"t1": "主题一", "t2": "主题二"}, {"p1": "甲省", "p2": "乙省", "p3": "丙省"}
TITLES = ("主题", "省份", "代表")
PAGE = {False: "#FDFCFA", True: "#14191D"}  # the page's background by scheme


def contrast(one: tuple[float, ...], other: tuple[float, ...]) -> float:
    def luminance(colour):
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def rgb(colour: str) -> tuple[float, ...]:
    return tuple(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))


def test_a_chart_has_a_line_per_pair_with_ids_names_and_count():
    lines = charts.lines(TABLE, THEMES, VALUES)
    assert len(lines) == 6
    assert lines[3] == {
        "value": "p2",
        "theme": "t2",
        "value_name": "乙省",
        "theme_name": "主题二",
        "count": 1,
    }


@pytest.mark.parametrize("dark", [False, True])
def test_charts_build_with_a_selection_by_id(dark):
    heat = charts.heat_map(TABLE, THEMES, VALUES, titles=TITLES, dark=dark)
    looks = [{"colour": "#111111", "shape": "triangle"}, {"colour": "#222222", "shape": "ring"}]
    bars = charts.bars(TABLE, THEMES, VALUES, looks, titles=TITLES, dark=dark)
    shapes = bars["layer"][1]["encoding"]["shape"]["scale"]["range"]
    assert shapes == [path("triangle"), path("ring")]
    words = [Keyword("治理", 2.5, 1.1, 6, 1)]
    word = charts.word_bars(words, "#111111", title="分值", top=3, dark=dark)
    for chart, fields in ((heat, ["theme", "value"]), (bars, ["theme", "value"]), (word, ["word"])):
        (pick,) = [each for each in chart["params"] if each["name"] == "pick"]
        assert pick["select"]["fields"] == fields
        assert chart["config"]["axis"]["labelColor"] == charts.MUTED[dark]


@pytest.mark.parametrize("dark", [False, True])
def test_numbers_and_labels_keep_their_contrast(dark):
    page, accent = rgb(PAGE[dark]), rgb(charts.ACCENT)
    assert contrast(rgb(charts.MUTED[dark]), page) >= 4.5
    for depth in np.linspace(0.05, 0.6, 12):
        shade = tuple(depth * a + (1 - depth) * p for a, p in zip(accent, page, strict=True))
        assert contrast(rgb(charts.INK[dark]), shade) >= 4.5


def test_charts_are_valid_and_names_of_the_data_are_no_fields():
    hostile = "a.b[0]\\'\"${alert(1)}"
    names = {"t1": hostile, "t2": "主题二"}
    looks = [{"colour": "#111111", "shape": "star"}, {"colour": "#222222", "shape": "cross"}]
    for chart in (
        charts.heat_map(TABLE, names, VALUES, titles=(hostile, hostile, hostile), dark=False),
        charts.bars(TABLE, names, VALUES, looks, titles=TITLES, dark=True),
        charts.word_bars([Keyword(hostile, 2.5, 1.1, 6, 1)], "#111111", title=hostile, top=3, dark=False),
        charts.levels([hostile], [1], title=hostile, dark=False),
    ):
        alt.LayerChart.from_dict({"$schema": alt.SCHEMA_URL, **chart})
        assert fields(chart) <= {
            "theme",
            "value",
            "theme_name",
            "value_name",
            "count",
            "order",
            "word",
            "score",
            "name",
        }


OWN_FIELDS = {"theme_name", "value_name", "count", "order", "word", "score", "name"}


def fields(part):
    """The fields of the data that a part of a chart reads."""
    if isinstance(part, list):
        return set().union(*map(fields, part))
    if not isinstance(part, dict):
        return set()
    own = {part["field"]} if "field" in part else set()
    return own.union(*(fields(value) for key, value in part.items() if key != "values"))


def test_leaders_share_the_lead_where_they_tie():
    assert charts.leaders(TABLE) == [("t1", ["p1", "p2"], 3), ("t2", ["p3"], 2)]


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (None, {}),
        ({"selection": {}}, {}),
        ({"selection": {"pick": []}}, {}),
        ({"selection": {"pick": [{"theme": "t1", "value": "p1"}]}}, {"theme": "t1", "value": "p1"}),
    ],
)
def test_what_was_clicked_is_read_by_id(state, expected):
    assert charts.picked(state) == expected


@given(st.lists(st.tuples(st.integers(0, 3000), st.integers(0, 50)), min_size=1, max_size=60))
def test_the_histogram_counts_everybody_once(entries):
    days = sorted({date(2020, 1, 1) + timedelta(days=day) for day, _ in entries})
    counts = [entries[at % len(entries)][1] for at in range(len(days))]
    bars = binned(days, counts)
    assert sum(bars) == sum(counts)
    assert len(bars) == min(BINS, (days[-1] - days[0]).days + 1)
    assert histogram(days, counts).count("<rect") == sum(bar > 0 for bar in bars)
