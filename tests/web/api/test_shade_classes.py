"""The shades of the coloured divisions: one hue that reads without colour, and names that read on it."""

from __future__ import annotations

import colorsys
import re
from itertools import pairwise

import pytest

from geo.web.server.assets import STATIC
from tests.web.test_looks import SCHEMES, colours, contrast, luminance

STYLES = (STATIC / "map" / "layers.css").read_text(encoding="utf-8")
HUES_APART = 0.06  # of the colour wheel
STEP = 1.25  # contrast between neighbouring shades


def shades(scheme: str) -> list[str]:
    block = STYLES.split(SCHEMES[scheme])[1].split("}")[0]
    return [shade for _, shade in sorted(re.findall(r"--class-(\d): (#[0-9a-f]{6});", block))]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shades_differ_in_luminance_from_paper_to_the_fullest(scheme):
    ramp = [colours(scheme)["land"], *shades(scheme)]
    assert len(ramp) == 6
    assert all(contrast(one, other) >= STEP for one, other in pairwise(ramp[1:]))
    assert contrast(ramp[0], ramp[1]) >= 1.18  # the border says the rest
    order = [luminance(shade) for shade in ramp]
    assert order == sorted(order, reverse=scheme == "light")


@pytest.mark.parametrize("scheme", SCHEMES)
def test_shades_are_of_one_hue(scheme):
    hues = [
        colorsys.rgb_to_hls(*(int(shade[at : at + 2], 16) / 255 for at in (1, 3, 5)))[0]
        for shade in shades(scheme)
    ]
    assert max(hues) - min(hues) <= HUES_APART


@pytest.mark.parametrize("scheme", SCHEMES)
def test_names_can_be_read_on_every_shade(scheme):
    ink, inverse = colours(scheme)["ink"], {"light": "#ffffff", "dark": "#12181d"}[scheme]
    for number, shade in enumerate(shades(scheme), 1):
        assert contrast(inverse if number >= 4 else ink, shade) >= 4.5, number
    assert inverse in STYLES or inverse == "#ffffff"


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_the_division_that_is_pointed_at_can_be_seen(scheme):
    accent = colours(scheme)["accent"]
    most = max(contrast(accent, shade) for shade in shades(scheme))
    assert most >= 3
