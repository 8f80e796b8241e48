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
_AT_THE_START = re.compile(r"(?:[-+#=]|[0-9]+[.)])")


def plain(text: str) -> str:
    """Markdown that shows the text as it is, on one line."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(text.split()))
    line = _IN_AN_ADDRESS.sub(WORD_JOINER, line)
    start = _AT_THE_START.match(line)
    return f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}" if start else line
