from __future__ import annotations

import json
import re
from typing import Any

import pytest
import streamlit_folium
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import DataError
from geo.web.maps.main_map import build, feature_group
from geo.web.presenter import spoken as strings
from geo.web.server import assets
from tests.generate import LINK, MARKUP

NASTY = [
    MARKUP,
    LINK,
    "`${alert(1)}`",
    "</script>",
    "'; alert(1); '",
    "\\",
    "\u2028",
    "{{'x'}}",
    "{{ 7 * 7 }}",
    "{% raw %}",
    "{#",
    "}}",
    "_abc123",
]


def scripts(base, group=None):
    """What streamlit-folium makes of a map and a feature group: the texts that the browser runs."""
    base.get_root().render()
    header = streamlit_folium._get_header(base)
    script = streamlit_folium._get_map_string(base)
    added = streamlit_folium._get_feature_group_string(group, map=base) if group else ""
    return script, added, header


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_script_of_the_base_map_is_the_same_in_every_run(lang):
    first, _, header = scripts(build(lang=lang), feature_group("theme=health", "d1", lang))
    again, _, same = scripts(build(lang=lang), feature_group("", None, lang))
    assert first == again
    # the header names the map by an id that changes, and is not part of the component's key
    assert header.count("map_div") == same.count("map_div")


def test_maps_of_different_kinds_have_different_keys():
    kinds = [build(lang="zh"), build(lang="en"), build(lang="zh", embed=True), build(lang="en", embed=True)]
    keys = {streamlit_folium.generate_js_hash(scripts(kind)[0], "map") for kind in kinds}
    assert len(keys) == len(kinds)


def test_the_map_loads_our_files_and_nothing_else():
    base = build()
    base.get_root().render()
    linked = [address for _, address in (*base.default_js, *base.default_css)]
    names = ("leaflet.js", "leaflet.css", "voices.css")
    assert linked == [f"../../{assets.address(name)}" for name in names]
    script, _, header = scripts(build())
    assert re.findall(r"https?:|//[a-z]", script + header) == []
    assert "tileLayer" not in script
    assert f'"../../{assets.address("map/voices.js")}"' in script


def called(added: str) -> list[object]:
    """The arguments of the one call in a feature group's script."""
    call = re.search(r"window\.voices\.then\(\(layer\) => layer\.setFilters\((.*)\)\);", added)
    assert call is not None
    assert added.count("setFilters") == 1
    return json.loads(f"[{call[1]}]")


@settings(max_examples=40, deadline=None)
@given(st.text())
def test_any_text_travels_unchanged(value):
    assert called(scripts(build(), feature_group(value, None))[1]) == [value, None]


@pytest.mark.parametrize("value", NASTY)
def test_values_travel_as_json(value):
    base = build()
    _, added, _ = scripts(base, feature_group(value, value))
    assert called(added) == [value, value]
    root: Any = base.get_root()
    whole = root.script.render()  # branca renders the finished script once more
    assert called(whole) == [value, value]
    for sign in ("<", ">", "'"):
        assert sign not in added.split("setFilters(")[1].split(");")[0]


def test_no_selection_is_null():
    _, added, _ = scripts(build(), feature_group("theme=health&q=%E6%B2%B3", None))
    assert called(added) == ["theme=health&q=%E6%B2%B3", None]


def test_filters_change_the_message_and_not_the_map():
    messages = {scripts(build(), feature_group(query, None))[1] for query in ("", "theme=health", "q=a")}
    assert len(messages) == 3
    assert scripts(build(), feature_group("q=a", None))[1] == scripts(build(), feature_group("q=a", None))[1]


def test_a_filter_change_is_a_small_message():
    script, added, header = scripts(build(), feature_group("theme=health", "d12345678"))
    assert len((script + added + header).encode()) < 10_000


def test_every_text_of_the_catalogue_is_used_and_every_text_used_is_there():
    files = [path for room in ("shared", "map", "export") for path in (assets.STATIC / room).glob("*.js")]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    quoted = set(re.findall(r"[\"'`]([a-z_.]+)[\"'`]", code)) | set(re.findall(r"^  ([a-z_]+):", code, re.M))
    assert set(strings("zh")) <= quoted
    assert set(re.findall(r"\bphrase\(\"([a-z_.]+)\"[,)]", code)) <= set(strings("zh"))


def test_the_source_line_names_publisher_and_review_number():
    for lang in ("zh", "en"):
        assert "GS(2024)0650号" in strings(lang)["source"]
    assert "天地图" in strings("zh")["source"]


def test_a_missing_boundary_file_is_named(tmp_path, monkeypatch):
    monkeypatch.setattr(assets, "BOUNDARIES", tmp_path)
    with pytest.raises(DataError, match=r"province\.json\.gz"):
        build()


def test_a_place_to_go_to_travels_with_the_filters():
    goal = (2, (91.0, 29.0, 92.0, 30.0))
    _, added, _ = scripts(build(), feature_group("theme=health", None, goal=goal))
    assert 'setFilters("theme=health", null, [2, 91.0, 29.0, 92.0, 30.0])' in added
