"""Colours that can be told from what they stand on: WCAG 2.2, contrast of text and of graphics."""

from __future__ import annotations

import csv
import re

import pytest

from geo.web.marker_shapes import SHAPES
from geo.web.server.assets import STATIC
from tests.generate import DATA

STYLES = (STATIC / "map" / "voices.css").read_text(encoding="utf-8")
SCHEMES = {"light": ":root {", "dark": ':root[data-scheme="dark"] {'}
OTHER = "#7A7F87"


def colours(scheme: str) -> dict[str, str]:
    """The custom properties of a scheme that are plain colours."""
    block = STYLES.split(SCHEMES[scheme])[1].split("}")[0]
    return dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", block))


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def themes() -> list[dict[str, str]]:
    with (DATA / "themes.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_contrast_is_measured_as_the_standard_says():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("colour", [*(theme["colour"] for theme in themes()), OTHER])
def test_themes_stand_out_from_land_and_sheet(scheme, colour):
    for paper in ("land", "sheet", "sea"):
        assert contrast(colour, colours(scheme)[paper]) >= 3, paper


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(
    ("ink", "paper"),
    [
        ("ink", "sheet"),
        ("ink", "hover"),
        ("ink", "mark"),
        ("muted", "sheet"),
        ("muted", "hover"),
        ("accent", "sheet"),
        ("names", "land"),
        ("names", "sea"),
    ],
)
def test_text_can_be_read(scheme, ink, paper):
    found = colours(scheme)
    assert contrast(found[ink], found[paper]) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_nation_s_border_and_the_selection_can_be_seen(scheme):
    found = colours(scheme)
    for line in ("nation", "accent"):
        for paper in ("land", "sea"):
            assert contrast(found[line], found[paper]) >= 3


def test_every_theme_has_a_colour_and_a_shape_of_its_own_that_can_be_drawn():
    curated = [theme for theme in themes() if theme["origin"] == "curated"]
    assert len({theme["colour"] for theme in curated}) == len(curated)
    looks = [(theme["colour"], theme["shape"]) for theme in curated]
    assert len(set(looks)) == len(curated)
    assert len({theme["shape"] for theme in curated[:8]}) == 8
    assert {theme["shape"] for theme in curated} <= SHAPES.keys()


def test_both_schemes_name_the_same_colours():
    assert colours("light").keys() == colours("dark").keys()
