"""Whether a page is a picture: what a scan or a page of outlined letters leaves instead of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfPage

_COVERED = 0.4  # share of a page that one picture takes up, where the page is a scan
_DRAWN = 40  # shapes without any text: letters that were made outlines
_LOOKED_AT = 2000  # objects of a page


def is_picture(page: PdfPage) -> bool:
    """Tell whether a page that has next to no text shows something all the same."""
    from pypdfium2 import PdfiumError, raw

    left, bottom, right, top = page.get_bbox()
    area = max((right - left) * (top - bottom), 1.0)
    shapes = 0
    for index, thing in enumerate(page.get_objects(max_depth=3)):
        if index >= _LOOKED_AT:
            break
        if thing.type == raw.FPDF_PAGEOBJ_PATH:
            shapes += 1
        if thing.type not in (raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM):
            continue
        try:
            x0, y0, x1, y1 = thing.get_bounds()
        except PdfiumError:
            continue
        wide, high = min(x1, right) - max(x0, left), min(y1, top) - max(y0, bottom)
        if thing.type == raw.FPDF_PAGEOBJ_IMAGE and wide > 0 and high > 0 and wide * high > _COVERED * area:
            return True
    return shapes >= _DRAWN
