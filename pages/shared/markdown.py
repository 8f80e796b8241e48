"""Text of the data made safe for Streamlit's Markdown.

As little as possible is escaped: the label of a checkbox is also its accessible name, where a backslash
would be read out.
"""

from __future__ import annotations

import re

_MARKS = re.compile(r"""[\\`*_{}\[\]<>~|:$&^@]|(?<=www)\.""", re.IGNORECASE)
_AT_THE_START = re.compile(r"(?:[-+#=]|[0-9]+[.)])")


def plain(text: str) -> str:
    """Markdown that shows the text as it is, on one line."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(text.split()))
    start = _AT_THE_START.match(line)
    return f"{line[: start.end() - 1]}\\{line[start.end() - 1 :]}" if start else line
