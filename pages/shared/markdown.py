"""Text of the data made safe for Streamlit's Markdown.

As little as possible is escaped: the label of a checkbox is also its accessible name, where a backslash
would be read out. Streamlit looks for bare addresses once more after it has taken the escapes away; a word
joiner, which nobody sees, keeps it from making links of them.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"""[\\`*_{}\[\]<>~|:$&^@]|(?<=www)\.""", re.IGNORECASE)
_IN_AN_ADDRESS = re.compile(r"(?<=http\\:)(?=//)|(?<=https\\:)(?=//)|(?<=www)(?=\\\.)|(?=\\@)", re.IGNORECASE)
WORD_JOINER = "\u2060"
_AROUND = 30  # characters shown on both sides of words
_AT_THE_START = re.compile(r"(?:[-+#=]|[0-9]+[.)])")


def plain(text: str) -> str:
    """Markdown that shows the text as it is, on one line."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(text.split()))
    line = _IN_AN_ADDRESS.sub(WORD_JOINER, line)
    start = _AT_THE_START.match(line)
    return f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}" if start else line


def in_context(text: str, start: int, end: int) -> str:
    """The words, set off, with what stands on both sides of them in their paragraph, as Markdown."""
    left = max(text.rfind("\n", 0, start) + 1, start - _AROUND)
    after = text.find("\n", end)
    right = min(len(text) if after < 0 else after, end + _AROUND)
    before, words, behind = (plain(part) for part in (text[left:start], text[start:end], text[end:right]))
    return f"{before.lstrip()}:orange-background[{words}]{behind}"
