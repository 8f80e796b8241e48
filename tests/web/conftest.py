"""A generated dataset, and the routes on it without Streamlit."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from starlette.applications import Starlette

from geo.store import load
from geo.store.dataset.dataset import Dataset
from geo.web.routes import routes
from tests.generate import generate
from tests.web.asgi import Answer, ask

PEOPLE = 300


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with a generated dataset."""
    directory = tmp_path_factory.mktemp("made")
    generate(PEOPLE, directory)
    return directory


@pytest.fixture(scope="session")
def dataset(made: Path) -> Dataset:
    return load(made)


@pytest.fixture
def get(made: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Answer]:
    """Asks the routes, on the generated dataset."""
    monkeypatch.setenv("DELEGATE_MAP_DATA", str(made))
    return partial(ask, Starlette(routes=routes()))
