"""The form in which a text is matched: simplified characters, full-width punctuation, one shape of marks.

Character for character, so that an offset in the matched form is an offset in the text. Names and quotes
are always cut from the text itself and stay as printed. OpenCC is loaded only where the text holds
characters that simplified Chinese does not use.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

# Frequent characters of the traditional script without a use in the simplified one.
_TRADITIONAL = re.compile(
    "[們個國會說話長實業發現黨鄉鎮縣區對這為來時員認師學書貝質進過還務產農動開關東車馬風]"
)
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。；：？！、“”‘’「」『』（）]"
# The mark comes first and what is before it is looked at afterwards: so the engine skips from mark to mark.
_PERIOD = re.compile(r"\.(?<=[\u3400-\u9fff)）]\.)(?=[\u3400-\u9fff\"“”’」』）]|\s|$)")
_NARROW = re.compile(
    rf"[,:;?!()](?:(?<={_HAN}[,:;?!()])|(?={_HAN})|(?<=\)[:,])(?=\")|(?<=\"[,:;])(?=\"))"
)
_ASCII = re.compile("[,.:;?!()]")
_WIDE = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_SHAPES = str.maketrans(
    {"﹁": "「", "﹂": "」", "﹃": "『", "﹄": "』", "〝": "“", "〞": "”", "＂": '"', "•": "·", "‧": "·"}
)
_SHAPES |= str.maketrans({"・": "·", "．": "·", "\u00a0": " ", "﹕": "：", "︰": "：", "∶": "：", "﹐": "，"})
_SHAPED = re.compile(f"[{''.join(map(chr, _SHAPES))}]")


def matched(text: str) -> str:
    """`text` in the form in which it is matched; of the same length."""
    form = text.translate(_SHAPES) if _SHAPED.search(text) else text
    if _TRADITIONAL.search(form):
        form = "".join(map(_simplified, form))
    if _ASCII.search(form):
        form = _PERIOD.sub("。", form)
        form = _NARROW.sub(lambda found: _WIDE[found[0]], form)
    return form


@lru_cache(1 << 14)  # more characters than Chinese is written with: each is converted once, not per article
def _simplified(character: str) -> str:
    """The character in simplified Chinese; itself where it is no traditional one."""
    if character <= "\u3400":
        return character
    simplified: str = _converter().convert(character)
    return simplified if len(simplified) == 1 else character


@cache
def _converter():  # type: ignore[no-untyped-def] # OpenCC ships no types
    import opencc

    return opencc.OpenCC("t2s")
