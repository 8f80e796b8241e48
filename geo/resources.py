"""Where the project's own data lie: beside the package in the project's folder, inside it when installed."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
INSTALLED = (PACKAGE / "data").is_dir()
DATA = PACKAGE / "data" if INSTALLED else PACKAGE.parent / "data"
