"""What went wrong, in the reader's language."""

from __future__ import annotations

from geo.errors import DataError, DelegateMapError, UserError
from pages.texts.language import STRINGS, t


def fault(error: DelegateMapError) -> str:
    """Say what went wrong, in the reader's language where the case has a name."""
    if isinstance(error, UserError | DataError) and f"fault.{error.code}" in STRINGS:
        return t(f"fault.{error.code}", **error.values)
    return str(error)
