from __future__ import annotations

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from geo.store import Filters, load
from geo.store.dataset.select import select
from geo.web.print.offline_page import html
from tests.generate import generate, hostile

LIMIT = 3_000_000  # bytes


class Page(HTMLParser):
    """Collects elements, and the text of scripts by type."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: dict[str, str] = {}
        self._inside: str | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        if tag == "script":
            self._inside = dict(attrs).get("type") or "run"

    def handle_data(self, data):
        if self._inside:
            self.scripts[self._inside] = self.scripts.get(self._inside, "") + data

    def handle_endtag(self, tag):
        if tag == "script":
            self._inside = None


def page_of(directory, filters=None) -> tuple[str, Page]:
    dataset = load(directory)
    text = html(dataset, select(dataset, filters or Filters()))
    return text, Page(text)


@pytest.fixture(scope="module")
def directory(tmp_path_factory):
    made = tmp_path_factory.mktemp("generated") / "data"
    generate(60, made)
    return made


def test_the_file_is_small_and_asks_for_nothing(directory):
    text, page = page_of(directory)
    assert len(text.encode()) < LIMIT
    assert [attributes for _, attributes in page.tags if "src" in attributes or "href" in attributes] == []
    style = text[text.index("<style>") : text.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style


def test_the_policy_allows_this_script_and_no_request(directory):
    _, page = page_of(directory)
    (policy,) = [attributes["content"] or "" for _, attributes in page.tags if "http-equiv" in attributes]
    digest = base64.b64encode(hashlib.sha256(page.scripts["run"].encode()).digest()).decode()
    assert policy.startswith("default-src 'none'")
    assert f"'sha256-{digest}'" in policy
    assert "connect-src" not in policy


def test_source_and_review_number_stand_in_the_page(directory):
    text, _ = page_of(directory)
    assert re.search(r'class="source">[^<]*天地图[^<]*审图号：GS\(2024\)0650号', text)


def test_the_data_are_those_of_the_filters(directory):
    _, page = page_of(directory, Filters(kind=("direct",), theme=("education",)))
    data = json.loads(page.scripts["application/json"])
    assert 0 < len(data["delegates"]) < 60
    assert all(any(quote["theme_id"] == "education" for quote in row["quotes"]) for row in data["delegates"])
    assert len(data["provinces"]) == 34
    assert data["dashes"]


def test_hostile_text_stays_data(tmp_path):
    hostile(tmp_path / "data")
    text, page = page_of(tmp_path / "data")
    assert [tag for tag, _ in page.tags].count("script") == 2
    assert not any(name.startswith("on") for _, attributes in page.tags for name in attributes)
    assert "<img" not in text
    data = json.loads(page.scripts["application/json"])
    assert any("</script>" in row["name"] for row in data["delegates"])


def test_an_empty_dataset_is_a_page_too(directory):
    _, page = page_of(directory, Filters(q="查无此人"))
    assert json.loads(page.scripts["application/json"])["delegates"] == []
