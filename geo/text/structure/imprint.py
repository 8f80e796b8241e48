"""The imprint of an article: who published it and at which address, where the text prints that.

Read are the line 来源：…, the agency or paper of a dateline (某社北京10月16日电), and an address on a line of
its own, near the beginning or the end. 本报 names nobody. Nothing is guessed: what is not printed is None.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from geo.vocabulary import either

_HAN = "\u3400-\u9fff"
_NEAR = 1200  # characters at the beginning and at the end that are looked at
_SOURCE = re.compile(
    r"(?:^|(?<=[\n \u3000\t（(|｜]))(?:来源|来自|转自|稿源|出处)[ \u3000]?[：:丨|][ \u3000]?《?"
    rf"(?P<name>[{_HAN}A-Za-z0-9·“”\-]{{2,24}})》?"
)
_URL = re.compile(r"https?://[^\s<>\"'“”《》（），。；、]{4,300}")
_OWN = ("本报", "本网", "本站", "本台", "本社", "原创", "网络", "互联网")


@dataclass(frozen=True, slots=True)
class Imprint:
    """What a text prints about where it was published; offsets are code points of the text."""

    publisher: str | None = None
    start: int | None = None  # of the publisher
    end: int | None = None
    url: str | None = None


def imprint(text: str) -> Imprint:
    """Read the imprint of an article's text.

    Example:
        >>> imprint("丰收\\n来源：山城晚报 2023-09-23\\n稻子熟了。").publisher
        '山城晚报'
    """
    parts = [(0, min(len(text), _NEAR))]
    if len(text) > _NEAR:
        parts.append((max(_NEAR, len(text) - _NEAR), len(text)))
    name = next((span for part in parts if (span := _publisher(text, *part))), None)
    address = next((found for part in parts if (found := _address(text, *part))), None)
    if name is None:
        return Imprint(url=address)
    return Imprint(text[slice(*name)], *name, address)


def _publisher(text: str, start: int, end: int) -> tuple[int, int] | None:
    for pattern in (_SOURCE, _dateline()):
        for found in pattern.finditer(text, start, end):
            if not found["name"].startswith(_OWN):
                return found.span("name")
    return None


def _address(text: str, start: int, end: int) -> str | None:
    for found in _URL.finditer(text, start, end):
        line = text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip()
        if not line or line.endswith(("：", ":")):
            return found[0]
    return None


@cache
def _dateline() -> re.Pattern[str]:
    """Match the agency or paper with which a dateline opens."""
    number = "[0-9一二三四五六七八九十]{1,3}"
    return re.compile(
        r"(?:^|(?<=[\n\u3000 【（(]))"
        rf"(?P<name>[{_HAN}]{{0,6}}?(?:新华社|中新社|{either('bodies', 'medium')}))"
        rf"(?:{either('bodies', 'medium')}体?)?[{_HAN}]{{0,8}}?[ \u3000]?{number}月{number}日(?:电|讯|消息)"
    )
