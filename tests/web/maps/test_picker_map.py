from __future__ import annotations

import json
import re
from typing import Any

import pytest
import streamlit_folium
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.web.maps import main_map
from geo.web.maps.picker_map import KINDS, build, feature_group
from geo.web.server import assets
from tests.web.maps.test_main_map import NASTY, scripts

POINT = {"id": "a1", "label": "鼓楼区", "lat": 32.06, "lon": 118.77, "kind": "alternative", "sign": "1"}


def shown(added: str) -> dict[str, Any]:
    """What the one call in a feature group's script hands over."""
    call = re.search(r"window\.voices\.then\(\(picker\) => picker\.show\((.*)\)\);", added)
    assert call is not None
    assert added.count("picker.show(") == 1
    return json.loads(json.loads(call[1]))


def message(*args, **kwargs) -> str:
    return scripts(build(), feature_group(*args, **kwargs))[1]


def test_the_message_says_what_to_show():
    assert shown(message(["320106"], [POINT], "a1", draggable=True)) == {
        "outlines": ["320106"],
        "points": [POINT],
        "chosen": "a1",
        "draggable": True,
    }


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_script_of_the_map_is_the_same_whatever_is_shown(lang):
    first = scripts(build(lang=lang), feature_group(["320106"], [POINT], None, lang=lang))[0]
    assert first == scripts(build(lang=lang), feature_group([], [], "x", draggable=True, lang=lang))[0]


def test_the_picker_is_another_component_than_the_main_map():
    made = [main_map.build(), build(), build(lang="en")]
    keys = {streamlit_folium.generate_js_hash(scripts(one)[0], "map") for one in made}
    assert len(keys) == len(made)


def test_it_loads_our_files_and_nothing_else():
    script, _, header = scripts(build())
    assert re.findall(r"https?:|//[a-z]", script + header) == []
    linked = [address for _, address in (*build().default_js, *build().default_css)]
    assert all(address.startswith("../../assets/") for address in linked)


@pytest.mark.parametrize("value", NASTY)
def test_labels_travel_as_json(value):
    base = build()
    group = feature_group([], [{**POINT, "label": value, "id": value}], value)
    _, added, _ = scripts(base, group)
    root: Any = base.get_root()
    for script in (added, root.script.render()):  # branca renders the finished script once more
        view = shown(script)
        assert view["points"][0]["label"] == view["chosen"] == value
    for sign in ("<", ">", "'"):
        assert sign not in added.split("show(")[1].split(");")[0]


@settings(max_examples=30, deadline=None)
@given(st.text())
def test_any_text_travels_unchanged(value):
    assert shown(message([], [{**POINT, "label": value}], None))["points"][0]["label"] == value


def test_every_kind_of_point_has_a_drawing():
    code = (assets.STATIC / "map" / "picker.js").read_text(encoding="utf-8")
    drawings = code.split("const DRAWINGS = {")[1]
    assert [kind for kind in KINDS if not re.search(rf"^  {kind}: ", drawings, re.M)] == []


def test_the_map_loads_the_module_of_the_picker():
    assert f'"../../{assets.address("map/picker.js")}"' in scripts(build())[0]
