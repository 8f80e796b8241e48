"""Copies of the project's dataset that a test may change."""

from __future__ import annotations

import shutil
from pathlib import Path

from geo.store.building.build import build
from geo.store.contract.data_dir import DEFAULT


def copy_of_dataset(directory: Path) -> Path:
    """The curated files and the articles in `directory`, built; answers the directory."""
    for path in DEFAULT.glob("*.csv"):
        shutil.copy(path, directory)
    shutil.copytree(DEFAULT / "articles", directory / "articles")
    build(directory)
    return directory
