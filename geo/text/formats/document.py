"""What a file was read as: its text, and what of the file is not in it."""

from __future__ import annotations

from dataclasses import dataclass

from geo.model import Notice


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a file, one paragraph or heading a line, with notices at offsets of it."""

    text: str
    notices: tuple[Notice, ...] = ()
