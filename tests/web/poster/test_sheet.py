"""Posters: what stands on the sheet, that it is whole SVG and PNG, and that nothing of the data is code."""

from __future__ import annotations

import struct
import xml.etree.ElementTree as ET
from dataclasses import replace
from math import isclose

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.places import divisions
from geo.store import Filters, load
from geo.store.dataset.select import select
from geo.web import poster
from geo.web.poster import glyphs, land, marks
from geo.web.poster.projection import CHINA, Frame
from tests.generate import generate, hostile

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>alert(1)</script>${alert(1)}"
WORDS = poster.Words(
    title="代表之声地图",
    summary="9 位代表",
    legend="主题",
    names="代表",
    more="另有 {n} 位",
    cluster="圈里的数字是代表人数",
    source="边界：天地图　审图号：GS(2024)0650号",
    inset="南海诸岛",
    theme_names={"": "未归类"},
)


@pytest.fixture(scope="module")
def people(tmp_path_factory):
    """A dataset of more delegates than a sheet has room for."""
    directory = tmp_path_factory.mktemp("data")
    generate(400, directory)
    return load(directory)


def drawn(dataset, filters=None, **options):
    selection = select(dataset, filters or Filters())
    return poster.svg(dataset, selection, words=WORDS, **{"paper": "a4", **options})


@pytest.mark.parametrize(("paper", "width", "height"), [("a4", 297, 210), ("a3", 420, 297)])
def test_a_poster_is_whole_svg_of_the_size_of_its_paper(people, paper, width, height):
    root = ET.fromstring(drawn(people, paper=paper))
    assert (root.get("width"), root.get("height")) == (f"{width:.1f}mm", f"{height:.1f}mm")
    ids = {element.get("id") for element in root.iter() if element.get("id")}
    used = {element.get("href", "#")[1:] for element in root.iter(f"{SVG}use")}
    assert used
    assert used <= ids


@pytest.mark.parametrize("view", [None, poster.View(6, 35, 115), poster.View(9, 31.2, 121.5)])
def test_the_islands_and_the_dashed_line_are_always_drawn(people, view):
    assert ('id="inset"' in drawn(people, view=view)) == (view is not None)
    assert land.REACHED[1] > CHINA[1]  # the view without an inset reaches beyond the last dash


def test_text_is_outlines_and_asks_for_no_font(people):
    root = ET.fromstring(drawn(people))
    assert not list(root.iter(f"{SVG}text"))
    assert "font-family" not in drawn(people)


@pytest.mark.parametrize(("paper", "resolution"), [("a4", 100), ("a3", 72)])
def test_a_png_has_the_size_of_its_paper(people, paper, resolution):
    width = poster.PAPERS[paper][0]
    data = poster.png(drawn(people, paper=paper), width_mm=width, resolution=resolution)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    found = struct.unpack(">I", data[16:20])[0]
    assert abs(found - width / 25.4 * resolution) <= 1


def test_a_png_is_not_empty_paper(people):
    data = poster.png(drawn(people), width_mm=297, resolution=60)
    blank = poster.png(
        '<svg xmlns="http://www.w3.org/2000/svg" width="297mm" height="210mm" viewBox="0 0 297 210"/>',
        width_mm=297,
        resolution=60,
    )
    assert len(data) > 4 * len(blank)


def test_nothing_of_the_data_is_code(tmp_path):
    hostile(tmp_path)
    dataset = load(tmp_path)
    words = replace(WORDS, title=HOSTILE, summary=HOSTILE, source=HOSTILE, theme_names={"": "]]><b>"})
    text = poster.svg(dataset, select(dataset, Filters()), paper="a4", words=words)
    root = ET.fromstring(text)
    assert not [element for element in root.iter() if element.tag.endswith(("script", "foreignObject", "b"))]


def test_an_empty_selection_is_a_map_without_marks(people):
    nobody = select(people, Filters(q="\u3400没有这样的人"))
    assert len(nobody) == 0
    ET.fromstring(poster.svg(people, nobody, paper="a4", words=WORDS))


def test_characters_that_no_font_has_are_set_as_the_sign_for_a_missing_piece():
    setter = glyphs.Typesetter()
    setter.line("\U0001f9ea\ue123", 0, 0, 3, fill="#000000")
    missing = glyphs.Typesetter()
    missing.line(glyphs.MISSING, 0, 0, 3, fill="#000000")
    assert set(missing.definitions.values()) <= set(setter.definitions.values())


@given(st.text(max_size=40), st.floats(1, 80))
def test_a_shortened_line_never_exceeds_its_room_by_more_than_its_ellipsis(text, room):
    assert glyphs.width(glyphs.shortened(text, 3, room), 3) <= max(room, glyphs.width("…", 3)) + 1e-6


@given(st.floats(2, 16), st.floats(-60, 60), st.floats(-150, 150))
def test_the_middle_of_a_view_is_the_middle_of_the_frame(zoom, lat, lon):
    frame = Frame.at(zoom, lat, lon, 10, 20, 200, 100)
    x, y = frame.place(lon, lat)
    assert isclose(x, 110, abs_tol=1e-6)
    assert isclose(y, 70, abs_tol=1e-6)
    assert isclose(frame.zoom, zoom, abs_tol=1e-9)


def test_other_names_of_provinces_and_spellings_are_set(people):
    everybody = select(people, Filters())
    plain = poster.svg(people, everybody, paper="a4", words=WORDS)
    other = replace(WORDS, provinces={"江苏省": "Jiangsu"}, spelt=True, inset="South China Sea Islands")
    spelt = poster.svg(people, everybody, paper="a4", words=other)
    assert ET.fromstring(spelt) is not None
    assert spelt.count("<use") > plain.count("<use") + 60  # the letters of the spellings


@pytest.mark.parametrize(
    "kind", ["circle", "diamond", "square", "triangle", "pentagon", "star", "hexagon", "cross", "ring"]
)
def test_every_shape_is_drawn_in_its_colour(kind):
    element = ET.fromstring(marks.shape(kind, "#2F7FC1", (10, 10), 2))
    assert "#2F7FC1" in element.attrib.values()


def test_shares_of_a_ring_go_once_around():
    parts = ET.fromstring(f"<g>{marks.ring({'#111111': 1, '#222222': 3}, (0, 0), 4)}</g>")
    assert [part.get("stroke") for part in parts][1:] == ["#111111", "#222222"]
    (whole,) = list(ET.fromstring(f"<g>{marks.ring({'#111111': 5}, (0, 0), 4)}</g>"))[1:]
    assert whole.tag == "circle"


def test_no_name_of_a_province_lies_on_a_mark():
    frame = Frame.around(CHINA, 0, 0, 200, 150)
    everywhere = [(frame.place(lon, lat), 60.0) for lon in (80, 95, 110, 125) for lat in (20, 30, 40, 50)]
    assert list(land.names(frame, glyphs.Typesetter(), everywhere)) == []
    assert len(list(land.names(frame, glyphs.Typesetter(), []))) > 20


def test_a_name_steps_aside_for_a_small_mark_on_its_place():
    frame = Frame.around(CHINA, 0, 0, 200, 150)
    free = list(land.names(frame, glyphs.Typesetter(), []))
    there = max((one for one in divisions.every() if one.level == "province"), key=lambda one: one.radius_km)
    marked = list(land.names(frame, glyphs.Typesetter(), [(frame.place(there.lon, there.lat), 1.0)]))
    assert len(marked) == len(free)
    assert marked != free
