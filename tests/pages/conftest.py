"""An app test over a small generated dataset, with what its components were given made readable."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Element

from geo.store import load
from geo.store.dataset.dataset import Dataset
from tests import generate

INDEX = Path(__file__).resolve().parents[2] / "pages" / "index.py"
PEOPLE = 45  # three pages of the list


@pytest.fixture(autouse=True)
def main_module() -> Iterator[None]:
    """Put `__main__` back, which an app test replaces by the page: processes that are started import it."""
    kept = sys.modules["__main__"]
    yield
    sys.modules["__main__"] = kept


@pytest.fixture(scope="session")
def directory(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("data")
    generate.generate(PEOPLE, made)
    return made


@pytest.fixture(scope="session")
def data(directory: Path) -> Dataset:
    return load(directory)


@pytest.fixture
def open_app(directory: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    def opened(query: dict[str, Any] | None = None, *, page: str = "", at: Path = directory) -> AppTest:
        monkeypatch.setenv("DELEGATE_MAP_DATA", str(at))
        app = AppTest.from_file(str(INDEX), default_timeout=30)
        for key, value in (query or {}).items():
            app.query_params[key] = value
        app.run()
        if page:
            app.switch_page(page).run()
        return app

    return opened


def given(app: AppTest, key: str) -> dict[str, Any]:
    """What the component of that key was given."""
    (found,) = [each for each in app.get("bidi_component") if each.proto.id.endswith(f"-{key}")]
    return json.loads(found.proto.bytes or found.proto.json)


def words(app: AppTest) -> str:
    """Everything that the page says in Streamlit's own elements."""
    kinds = ("markdown", "caption", "title", "header", "warning", "error", "code")
    found = [each for kind in kinds for each in app.get(kind) if isinstance(each, Element)]
    return "\n".join(str(each.value) for each in found)
