"""Text as outlines: each character once as a shape, used wherever it stands.

The font is Noto Sans CJK (SIL Open Font License) from the package manimgx-fonts-cjk, in its variable form.
Characters that it lacks are set as 〓, the printers' sign for a missing piece. Sets single lines; breaks and
measures them, but shapes no script that joins its letters.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from typing import Any, Literal

from fontTools.pens.svgPathPen import SVGPathPen
from fontTools.ttLib import TTFont

Anchor = Literal["start", "middle", "end"]
SIMPLIFIED = 2  # the face of the collection with the forms of mainland China
MISSING = "〓"
REGULAR, BOLD = 400, 620  # weights on the font's axis


@lru_cache(maxsize=1)
def _font() -> TTFont:
    path = files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc"
    return TTFont(str(path), fontNumber=SIMPLIFIED, lazy=True)


@lru_cache(maxsize=4)
def _glyphs(weight: int) -> Any:
    return _font().getGlyphSet(location={"wght": weight})


@lru_cache(maxsize=1)
def _names() -> dict[int, str]:
    names: dict[int, str] = _font().getBestCmap()
    return names


@lru_cache(maxsize=8192)
def _outline(character: str, weight: int) -> tuple[str, float]:
    """The path of a character in units of the em, y upwards, and its advance in ems."""
    name = _names().get(ord(character)) or _names()[ord(MISSING)]
    glyph = _glyphs(weight)[name]
    pen = SVGPathPen(_glyphs(weight), ntos=lambda value: str(round(value)))
    glyph.draw(pen)
    return pen.getCommands(), glyph.width / _font()["head"].unitsPerEm


def width(text: str, size: float, weight: int = REGULAR) -> float:
    """How wide a line of text is, in the unit of `size`."""
    return sum(_outline(character, weight)[1] for character in _printable(text)) * size


def shortened(text: str, size: float, room: float, weight: int = REGULAR) -> str:
    """The text, cut with … where it is wider than `room`."""
    if width(text, size, weight) <= room:
        return text
    while text and width(text + "…", size, weight) > room:
        text = text[:-1]
    return text + "…"


@dataclass(slots=True)
class Typesetter:
    """Sets lines of text in one drawing; `definitions` holds each character that was used."""

    definitions: dict[str, str] = field(default_factory=dict)  # path by id
    _ids: dict[tuple[str, int], str] = field(default_factory=dict)

    def line(
        self,
        text: str,
        x: float,
        y: float,
        size: float,
        *,
        fill: str,
        weight: int = REGULAR,
        anchor: Anchor = "start",
        halo: str | None = None,
    ) -> str:
        """A line of text on the baseline y; `halo` is the colour of an edge that sets it off."""
        text = _printable(text)
        left = x - {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor] * width(text, size, weight)
        scale = size / 1000
        uses = "".join(
            f'<use href="#{glyph}" x="{round(at / scale)}"/>'
            for glyph, at in self._placed(text, size, weight)
        )
        edge = (
            f' stroke="{halo}" stroke-width="160" stroke-linejoin="round" paint-order="stroke"'
            if halo
            else ""
        )
        place = f"translate({left:.2f} {y:.2f}) scale({scale:.5f} {-scale:.5f})"
        return f'<g fill="{fill}"{edge} transform="{place}">{uses}</g>'

    def _placed(self, text: str, size: float, weight: int) -> Iterator[tuple[str, float]]:
        at = 0.0
        for character in text:
            path, advance = _outline(character, weight)
            if path:
                yield self._id(character, weight, path), at
            at += advance * size

    def _id(self, character: str, weight: int, path: str) -> str:
        key = (character, weight)
        if key not in self._ids:
            self._ids[key] = f"g{len(self._ids)}"
            self.definitions[self._ids[key]] = path
        return self._ids[key]


def _printable(text: str) -> str:
    """The text on one line, without characters that only control others."""
    return "".join(character for character in " ".join(text.split()) if character.isprintable())
