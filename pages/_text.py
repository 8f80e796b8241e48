"""Text of the data made safe for Streamlit's Markdown."""

from __future__ import annotations

import re

_MARKS = re.compile(r"""([\\`*_{}\[\]()<>#+\-.!|~:$&=^@"'/])""")


def plain(text: str) -> str:
    """Markdown that shows the text as it is, on one line."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))
