"""The form in which a text is matched: simplified characters, full-width punctuation, one shape of marks.

Character for character, so that an offset in the matched form is an offset in the text. Names and quotes
are always cut from the text itself and stay as printed. OpenCC is loaded only where the text holds
characters that simplified Chinese does not use.
"""

from __future__ import annotations

import re
from functools import cache

from geo.text.formats.glyphs import MEANT

# Frequent characters of the traditional script without a use in the simplified one.
_TRADITIONAL = re.compile(
    "[們個國會說話長實業發現黨鄉鎮縣區對這為來時員認師學書貝質進過還務產農動開關東車馬風]"
)
_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff，。；：？！、“”‘’「」『』（）]"
# The mark comes first and what is before it is looked at afterwards: so the engine skips from mark to mark.
_PERIOD = re.compile(r"\.(?<=[\u3400-\u9fff)）]\.)(?=[\u3400-\u9fff\"“”’」』）]|\s|$)")
_NARROW = re.compile(rf"[,:;?!()](?:(?<={_HAN}[,:;?!()])|(?={_HAN})|(?<=\)[:,])(?=\")|(?<=\"[,:;])(?=\"))")
_ASCII = re.compile("[,.:;?!()]")
_WIDE = dict(zip(",:;?!()", "，：；？！（）", strict=True))
_SHAPES = str.maketrans(
    {"﹁": "「", "﹂": "」", "﹃": "『", "﹄": "』", "〝": "“", "〞": "”", "＂": '"', "•": "·", "‧": "·"}
)
_SHAPES |= str.maketrans({"・": "·", "．": "·", "\u00a0": " ", "﹕": "：", "︰": "：", "∶": "：", "﹐": "，"})
_SHAPES |= {code: plain for code, plain in MEANT.items() if len(plain) == 1}  # Kangxi radicals
_SHAPED = re.compile(f"[{''.join(map(chr, _SHAPES))}]")


def matched(text: str) -> str:
    """Bring the text into the form in which it is matched; of the same length."""
    form = text.translate(_SHAPES) if _SHAPED.search(text) else text
    if _TRADITIONAL.search(form):
        form = "".join(map(_SIMPLIFIED.__getitem__, form))
    if _ASCII.search(form):
        form = _PERIOD.sub("。", form)
        form = _NARROW.sub(lambda found: _WIDE[found[0]], form)
    return form


def simplified(character: str) -> str:
    """Convert one character to the simplified script.

    Example:
        >>> simplified("鄉"), simplified("乡")
        ('乡', '乡')
    """
    return _SIMPLIFIED[character]


class _Simplified(dict[str, str]):
    """What each character is in simplified Chinese, itself where it is no traditional one.

    A character is converted when it is first met: articles share nearly all of theirs.
    """

    def __missing__(self, character: str) -> str:
        simplified = _converter().convert(character) if character > "\u3400" else character
        self[character] = simplified if len(simplified) == 1 else character
        return self[character]


_SIMPLIFIED = _Simplified()


@cache
def _converter():  # type: ignore[no-untyped-def] # OpenCC ships no types
    import opencc

    return opencc.OpenCC("t2s")
