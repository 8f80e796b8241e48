"""From an article to who said what, by rules that know Chinese news style and no person or place.

`read` and `parse` give an `Article`, `extract` an `Extraction` of it. Nothing here knows a gazetteer:
descriptors and place phrases are handed on as printed.
"""

from __future__ import annotations

from geo.text.extraction import extract
from geo.text.structure.article import parse, read

__all__ = ["extract", "parse", "read"]
