"""A poster of the map as SVG or PNG, A4 or A3 landscape, made without a browser.

`svg` draws what a selection leaves in a view of the map: paper, marks, legend, list of names and source
line. Text is drawn as outlines of Noto Sans CJK, which comes as a package, so that the file looks the same
on every machine and prints Chinese where no Chinese font is installed. `png` paints such a drawing.
"""

from __future__ import annotations

from geo.web.poster.paint import png
from geo.web.poster.sheet import PAPERS, Paper, View, Words, svg

__all__ = ["PAPERS", "Paper", "View", "Words", "png", "svg"]
