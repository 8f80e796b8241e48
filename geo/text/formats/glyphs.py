"""Characters that PDF writers put in place of the ones that were written.

Fonts draw 一 and the radical ⼀ with one glyph, and many writers note the radical's code for it, so that the
text of a PDF looks right and matches nothing. Ligatures and long dashes are the same case. The Kangxi
radicals have compatibility mappings; of the supplement only those are listed that are characters of their
own in today's texts (Unicode's table of equivalent unified ideographs).
"""

from __future__ import annotations

import re
import unicodedata

_KANGXI = range(0x2F00, 0x2FD6)
_SUPPLEMENT = (
    "⺁厂⺇几⺌小⺎兀⺒巳⺓幺⺛旡⺝月⺟母⺠民⺧牛⺫目⺬示⺮竹⺯糸⺶羊⺼月⺽臼⻁虎⻄西⻅见⻆角⻇角⻉贝⻊足⻋车⻑長⻓长⻔门⻗雨⻘青"
    "⻙韦⻚页⻛风⻜飞⻝食⻟食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟"
)
MEANT: dict[int, str] = {code: unicodedata.normalize("NFKC", chr(code)) for code in _KANGXI} | {
    ord(radical): character for radical, character in zip(_SUPPLEMENT[::2], _SUPPLEMENT[1::2], strict=True)
}
MEANT |= {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}  # ff, fi, fl, …
MEANT |= {0x2E3A: "——", 0x2E3B: "———"}
MEANT[0x2F3E] = "户"  # the mapping gives 戶, which mainland fonts draw under another glyph


_RADICAL = re.compile("[\u2e80-\u2fd5]")


def has_radicals(text: str) -> bool:
    """Tell whether characters stand in the text that only copying from a PDF puts there."""
    return _RADICAL.search(text) is not None


def plain(text: str) -> str:
    """Replace glyphs in the text by the characters that were meant."""
    return text.translate(MEANT)
