"""Puts a poster together: title, map, legend, names and source line on a sheet of A4 or A3."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape
from typing import Literal

import numpy as np

from geo.model import Theme
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.filters import Selection
from geo.web.api.cells import Box, Ints, Points, group, themes_of
from geo.web.poster import land, marks
from geo.web.poster.glyphs import BOLD, Typesetter, shortened, width
from geo.web.poster.projection import CHINA, Frame, Point

Paper = Literal["a4", "a3"]
PAPERS: dict[Paper, tuple[float, float]] = {"a4": (297.0, 210.0), "a3": (420.0, 297.0)}  # millimetres
WIDE, HIGH = PAPERS["a4"]  # what the layout is measured in; A3 is the same sheet enlarged
INK, MUTED, ACCENT, SHEET = "#161412", "#5F5952", "#B3261E", "#FDFCFA"
MARGIN = 12.0
SIDE = 62.0  # width of the column beside the map
OTHER = ("#7A7F87", "ring")


@dataclass(frozen=True, slots=True)
class View:
    """What the screen's map shows: its middle and zoom level."""

    zoom: float
    lat: float  # degrees north
    lon: float  # degrees east


@dataclass(frozen=True, slots=True)
class Words:
    """What the poster says besides the data."""

    title: str
    summary: str  # how much there is, and under which filters
    legend: str
    names: str
    more: str  # with {n}: how many names had no room
    cluster: str  # what a number in a ring means
    source: str  # the line that names boundaries and review number
    inset: str
    theme_names: dict[str, str]  # by id; "" for quotes without a theme
    provinces: Mapping[str, str] = field(default_factory=dict)  # other names for them, by the official one
    spelt: bool = False  # whether a delegate's name has its spelling beside it


def svg(
    dataset: Dataset,
    selection: Selection,
    *,
    paper: Paper,
    words: Words,
    view: View | None = None,
) -> str:
    """The poster as an SVG drawing; all of China without a view."""
    area = (MARGIN, MARGIN + 20, WIDE - 2 * MARGIN - SIDE - 6, HIGH - 2 * MARGIN - 28)
    frame = Frame.around(CHINA, *area) if view is None else Frame.at(view.zoom, view.lat, view.lon, *area)
    type_ = Typesetter()
    pairs = _pairs(dataset, selection)
    drawn, taken = _marks(dataset, selection, pairs, frame, type_)
    map_ = [land.paper(frame), *land.names(frame, type_, taken, words.provinces), *drawn]
    room = WIDE - 2 * MARGIN
    column = frame.left + frame.width + 6
    parts = [
        f'<rect width="{WIDE}" height="{HIGH}" fill="{SHEET}"/>',
        type_.line(shortened(words.title, 8, room, BOLD), MARGIN, MARGIN + 7, 8, fill=INK, weight=BOLD),
        type_.line(shortened(words.summary, 3.6, room), MARGIN, MARGIN + 14, 3.6, fill=MUTED),
        f'<rect x="{MARGIN}" y="{MARGIN + 17}" width="{room}" height="0.6" fill="{ACCENT}"/>',
        f'<g clip-path="url(#map)">{"".join(map_)}</g>',
        land.inset(frame, type_, words.inset),
        *_column(dataset, selection, pairs, words, type_, (column, frame.top), WIDE - MARGIN - column, frame),
        type_.line(words.source, MARGIN, HIGH - MARGIN, 2.9, fill=MUTED),
    ]
    clip = (
        f'<clipPath id="map"><rect x="{frame.left}" y="{frame.top}" width="{frame.width}" '
        f'height="{frame.height}"/></clipPath>'
    )
    glyphs = "".join(f'<path id="{name}" d="{path}"/>' for name, path in type_.definitions.items())
    wide, high = PAPERS[paper]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {WIDE} {HIGH}" role="img"><title>{escape(words.title)}</title>'
        f"<desc>{escape(words.summary + ' ' + words.source)}</desc>"
        f"<defs>{clip}{glyphs}</defs>{''.join(parts)}</svg>"
    )


def _marks(
    dataset: Dataset, selection: Selection, pairs: Ints, frame: Frame, type_: Typesetter
) -> tuple[list[str], list[tuple[Point, float]]]:
    """The marks, and where they stand: middle and radius of each."""
    points = Points.at(dataset.lat, dataset.lon)
    west, south, east, north = frame.box()
    cells = group(
        points,
        selection.delegates,
        zoom=frame.zoom,
        box=Box(west, south, east, north),
        ids=dataset.delegates["id"],
    )
    shares = themes_of(cells, pairs[0], pairs[1], themes=len(dataset.theme_codes.values))
    drawn: list[str] = []
    taken: list[tuple[Point, float]] = []
    for cell, counts in zip(cells, shares, strict=True):
        at = frame.place(cell.lon, cell.lat)
        looks = [(look(dataset, code), number) for code, number in counts.items()] or [(OTHER, 1)]
        number = len(cell.members)
        if number == 1 and len(looks) == 1:
            radius = marks.RADIUS
            (colour, kind), _ = looks[0]
            drawn.append(marks.shape(kind, colour, at, radius))
        else:
            radius = marks.ring_radius(number)
            by_colour: dict[str, int] = {}
            for (colour, _), count in looks:
                by_colour[colour] = by_colour.get(colour, 0) + count
            drawn.append(marks.ring(by_colour, at, radius))
            if number > 1:
                size = 2.9 if number < 1000 else 2.3
                drawn.append(
                    type_.line(
                        f"{number}", at[0], at[1] + size * 0.36, size, fill=INK, weight=BOLD, anchor="middle"
                    )
                )
        taken.append((at, radius))
    return drawn, taken


def _pairs(dataset: Dataset, selection: Selection) -> Ints:
    """Distinct pairs of delegate and theme code, as two rows, by the quotes that the filters leave."""
    kept = selection.quotes
    return np.unique(np.stack([dataset.quote_delegate[kept], dataset.theme_codes.codes[kept]]), axis=1)


def look(dataset: Dataset, code: int) -> tuple[str, str]:
    """Colour and shape of a theme code; beyond the first few all look like the rest."""
    place = dataset.theme_rows.get(dataset.theme_codes.values[code])
    if place is None or dataset.themes[place].id not in dataset.looks:
        return OTHER
    theme: Theme = dataset.themes[place]
    return theme.colour, theme.shape


def _column(
    dataset: Dataset,
    selection: Selection,
    pairs: Ints,
    words: Words,
    type_: Typesetter,
    at: Point,
    room: float,
    frame: Frame,
) -> list[str]:
    """Legend and names beside the map."""
    x, y = at
    bottom = frame.top + frame.height
    parts = [type_.line(words.legend, x, y + 3, 3.4, fill=INK, weight=BOLD)]
    y += 9
    for code, count in enumerate(np.bincount(pairs[1], minlength=len(dataset.theme_codes.values)).tolist()):
        if count:
            colour, kind = look(dataset, code)
            name = words.theme_names.get(dataset.theme_codes.values[code], words.theme_names[""])
            parts.append(marks.shape(kind, colour, (x + 1.8, y - 1.1), 1.7, edge=0))
            size = max(
                2.4, min(3.0, 3 * (room - 16) / max(1.0, width(name, 3)))
            )  # a long name is set smaller
            parts.append(type_.line(shortened(name, size, room - 16), x + 5.5, y, size, fill=INK))
            parts.append(type_.line(f"{count}", x + room, y, 3, fill=MUTED, anchor="end"))
            y += 5.2
    parts.append(type_.line(shortened(words.cluster, 2.5, room), x, y + 1, 2.5, fill=MUTED))
    y += 10
    parts.append(type_.line(words.names, x, y, 3.4, fill=INK, weight=BOLD))
    y += 5.5
    rows = max(0, int((bottom - y) / 4.6))
    listed = selection.delegates if len(selection) <= rows else selection.delegates[: max(0, rows - 1)]
    for row in listed.tolist():
        spelling = dataset.delegates["name_pinyin"][row] if words.spelt else ""
        name = shortened(f"{dataset.delegates['name'][row]} {spelling}".strip(), 2.9, room * 0.5)
        parts.append(type_.line(name, x, y, 2.9, fill=INK))
        wide = width(name, 2.9) + 2.5
        province, *finer = (dataset.delegates[level][row] for level in ("province", "prefecture", "county"))
        place = (" " if words.spelt else "").join([words.provinces.get(province, province), "".join(finer)])
        parts.append(type_.line(shortened(place, 2.4, room - wide), x + wide, y, 2.4, fill=MUTED))
        y += 4.6
    if len(listed) < len(selection):
        parts.append(
            type_.line(words.more.format(n=f"{len(selection) - len(listed):,}"), x, y, 2.5, fill=MUTED)
        )
    return parts
