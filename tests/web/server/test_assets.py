from __future__ import annotations

import gzip
import json
import re

import pytest

from geo.errors import DataError
from geo.web.server import assets

WHOLE = ["leaflet.js", "leaflet.css", "map/voices.js", "pages/cards.js", "voices.css"]
BOUNDARIES = [f"boundaries/{name}.json" for name in (*assets.LEVELS, assets.DASHES)]


@pytest.mark.parametrize("name", WHOLE + BOUNDARIES)
def test_an_asset_is_the_same_packed_and_plain(name):
    asset = assets.find(name)
    assert asset is not None
    assert gzip.decompress(asset.zipped) == asset.body
    assert assets.address(name) == f"assets/{asset.digest}/{name}"
    assert assets.find(name) is asset


def modules() -> list[str]:
    """The names of all modules that are served."""
    paths = (path for room in assets.ROOMS for path in (assets.STATIC / room).glob("*.js"))
    return [path.relative_to(assets.STATIC).as_posix() for path in paths]


def test_leaflet_is_the_version_that_we_name():
    leaflet = assets.find("leaflet.js")
    assert leaflet is not None
    assert b"Leaflet 1.9.4" in leaflet.body[:200]


def test_boundaries_are_sent_as_they_lie_in_the_repository():
    for name in (*assets.LEVELS, assets.DASHES):
        asset = assets.find(f"boundaries/{name}.json")
        assert asset is not None
        assert asset.zipped == (assets.BOUNDARIES / f"{name}.json.gz").read_bytes()


@pytest.mark.parametrize("level", ["prefecture", "county"])
def test_the_parts_of_a_level_are_the_whole_of_it(level):
    whole = assets.find(f"boundaries/{level}.json")
    assert whole is not None
    features = json.loads(whole.body)["features"]
    provinces = sorted({feature["properties"]["adcode"][:2] for feature in features})
    parts = [assets.find(f"boundaries/{level}/{province}.json") for province in provinces]
    held = [feature for part in parts if part for feature in json.loads(part.body)["features"]]
    key = lambda feature: feature["properties"]["adcode"]  # noqa: E731 - used twice, here alone
    assert sorted(held, key=key) == sorted(features, key=key)
    assert {part.digest for part in parts if part} == {whole.digest}
    assert assets.parts_address(level) == f"assets/{whole.digest}/boundaries/{level}/"


@pytest.mark.parametrize(
    "name",
    [
        "",
        "nothing.js",
        "voices.js",
        "map/nothing.js",
        "map/../map/voices.js",
        "export/export.js",
        "../app.py",
        "/etc/passwd",
        "boundaries/prefecture/9.json",
        "boundaries/prefecture/99.json",
        "boundaries/province/11.json",
        "boundaries/../api.json",
        "leaflet.js\x00",
    ],
)
def test_nothing_else_can_be_had(name):
    assert assets.find(name) is None


def test_the_address_changes_with_the_content(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    for name in ("map/voices.js", "shared/elements.js", *assets._STYLES):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"/* {name} */")
    before = assets.address("voices.css")
    (tmp_path / "map" / "popup.css").write_text("/* other */")
    assert assets.address("voices.css") != before


def test_the_address_of_a_module_changes_with_any_module(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "STATIC", tmp_path)
    for name in ("map/voices.js", "shared/elements.js"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"/* {name} */")
    before = assets.address("map/voices.js")
    assert assets.address("shared/elements.js").split("/")[1] == before.split("/")[1]
    (tmp_path / "shared" / "elements.js").write_text("/* other */")
    assert assets.address("map/voices.js") != before


@pytest.mark.parametrize("name", ["map/voices.js", "map/picker.js", "pages/reader.js", "pages/bar.js"])
def test_all_that_a_module_imports_is_served(name):
    modules = assets.imported_by(name)
    assert modules[0] == name
    assert len(set(modules)) == len(modules) > 2
    assert len({assets.address(module).split("/")[1] for module in modules}) == 1


@pytest.mark.parametrize("content", [None, b"not gzip", gzip.compress(b"{}", mtime=0)[:-9]])
def test_a_broken_file_is_named(tmp_path, monkeypatch, content):
    monkeypatch.setattr(assets, "BOUNDARIES", tmp_path)
    if content is not None:
        (tmp_path / "province.json.gz").write_bytes(content)
    with pytest.raises(DataError, match=r"province\.json\.gz.*restore it"):
        assets.find("boundaries/province.json")


def test_our_styles_and_scripts_ask_for_nothing_outside():
    for name in ("voices.css", *modules()):
        asset = assets.find(name)
        assert asset is not None
        addresses = re.findall(r"(?:https?:)?//[\w.-]+\.\w{2,}[\w./-]*", asset.body.decode())
        assert [address for address in addresses if address != "http://www.w3.org/2000/svg"] == []


def test_no_script_of_ours_parses_markup():
    """Text enters the page as text: see shared/elements.js."""
    scripts = "".join(path.read_text(encoding="utf-8") for path in assets.STATIC.glob("*/*.js"))
    for way in ("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write", "eval(", "new Function"):
        assert way not in scripts


def test_the_names_for_readers_of_english_are_by_code():
    asset = assets.find(assets.NAMES)
    assert asset is not None
    names = json.loads(asset.body)
    assert names["530600"] == "Zhaotong"
    assert names["640423"] == "Longde County"
    assert "530000" not in names  # provinces come with the map's settings
