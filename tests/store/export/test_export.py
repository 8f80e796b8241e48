from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store import Filters, export, load
from geo.store.dataset.rows import delegate_list, totals
from geo.store.dataset.select import select
from geo.store.export.kml import NAMESPACE
from geo.store.export.spreadsheet import NAMES, safe
from tests.generate import hostile

MARKS = (
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    "＝1+1",
    "\t=1",
    "\r=1",
    " =1",
    "\u3000=1",
    "\n=1",
    "-",
    "=cmd|' /C calc'!A0",
)


@pytest.fixture(scope="module")
def hostile_dataset(tmp_path_factory):
    directory = tmp_path_factory.mktemp("hostile") / "data"
    hostile(directory)
    return load(directory)


@pytest.mark.parametrize("cell", MARKS)
def test_a_formula_is_disarmed(cell):
    assert safe(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "李明", "-12.5", "39.9", "a=b", "1+1", "“说”"])
def test_other_cells_stay_as_they_are(cell):
    assert safe(cell) == cell


@given(st.text(max_size=12))
def test_no_cell_begins_as_a_formula_does(cell):
    written = safe(cell).lstrip()
    number = written.lstrip("-").replace(".", "", 1).isdecimal()
    assert number or not written.startswith(("=", "+", "-", "@"))


def rows_of(text: str) -> list[dict[str, str]]:
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_a_spreadsheet_has_a_row_for_each_delegate_and_all_columns(dataset_of):
    dataset = dataset_of(120)
    selection = select(dataset, Filters(theme=("education",)))
    text = export.csv(dataset, selection)
    rows = rows_of(text)
    assert tuple(rows[0]) == NAMES
    assert [row["id"] for row in rows] == [row["id"] for row in delegate_list(dataset, selection, limit=None)]
    assert all("教育" in row["themes"] for row in rows)
    assert text.count("\r\n") == len(rows) + 1
    assert sum(int(row["quote_count"]) for row in rows) == sum(
        len(row["quotes"]) for row in delegate_list(dataset, selection, limit=None)
    )


def test_geojson_keeps_the_standard_and_everybody(dataset_of):
    dataset = dataset_of(120)
    selection = select(dataset, Filters())
    collection = json.loads(export.geojson(dataset, selection))
    assert collection["type"] == "FeatureCollection"
    assert "crs" not in collection
    features = collection["features"]
    assert len(features) == 120
    assert {feature["type"] for feature in features} == {"Feature"}
    rows = {row["id"]: row for row in delegate_list(dataset, selection, limit=None)}
    for feature in features:
        row = rows[feature["id"]]
        if row["lat"] is None:
            assert feature["geometry"] is None
        else:
            assert feature["geometry"] == {"type": "Point", "coordinates": [row["lon"], row["lat"]]}
        for told, quote in zip(feature["properties"]["quotes"], row["quotes"], strict=True):
            article = dataset.article(quote["article_id"])
            told = dict(told)
            assert told.pop("article") == {
                name: article[name] for name in ("title", "publisher", "date", "url")
            }
            assert told == quote
    assert any(feature["geometry"] is None for feature in features)


def test_kml_lists_everybody_and_draws_those_with_a_point(dataset_of):
    dataset = dataset_of(120)
    root = ElementTree.fromstring(export.kml(dataset, select(dataset, Filters())))
    space = {"k": NAMESPACE}
    placemarks = root.findall("k:Document/k:Folder/k:Placemark", space)
    assert len(placemarks) == 120
    points = [placemark.findtext("k:Point/k:coordinates", None, space) for placemark in placemarks]
    assert sum(point is None for point in points) == totals(dataset, select(dataset, Filters()))["unplaced"]
    for point in filter(None, points):
        lon, lat = map(float, point.split(","))
        assert 73 < lon < 136
        assert 3 < lat < 54
    order = [element.tag.rpartition("}")[2] for element in placemarks[0]]
    assert order == sorted(order, key=["name", "description", "styleUrl", "ExtendedData", "Point"].index)
    (document,) = root.findall("k:Document", space)
    kinds = [element.tag.rpartition("}")[2] for element in document]
    assert kinds == sorted(kinds, key=["name", "description", "Style", "Folder"].index)
    styles = {f"#{style.get('id')}" for style in document.findall("k:Style", space)}
    assert {placemark.findtext("k:styleUrl", None, space) for placemark in placemarks} == styles
    assert "审图号" in (document.findtext("k:description", "", space) or "")


@pytest.mark.parametrize("write", [export.csv, export.geojson, export.kml])
def test_an_empty_selection_is_a_valid_file(dataset_of, write):
    dataset = dataset_of(0)
    text = write(dataset, select(dataset, Filters()))
    if write is export.csv:
        assert rows_of(text) == []
    elif write is export.geojson:
        assert json.loads(text)["features"] == []
    else:
        assert ElementTree.fromstring(text).tag == f"{{{NAMESPACE}}}kml"


def test_hostile_text_survives_as_text(hostile_dataset):
    everybody = select(hostile_dataset, Filters())
    name = hostile_dataset.delegates["name"][0]
    assert rows_of(export.csv(hostile_dataset, everybody))[0]["name"] == name
    assert json.loads(export.geojson(hostile_dataset, everybody))["features"][0]["properties"]["name"] == name
    root = ElementTree.fromstring(export.kml(hostile_dataset, everybody))
    names = [element.text for element in root.iter(f"{{{NAMESPACE}}}name")]
    assert name in names


def test_kml_leaves_out_what_xml_cannot_write(tmp_path, dataset_of):
    from tests.store import random_data

    directory = random_data.write(tmp_path / "data", delegates=1)
    path = directory / "quotes.csv"
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace(",direct,", ",direct,\x01\x0b", 1).replace(",indirect,", ",indirect,\x01", 1),
        encoding="utf-8",
    )
    dataset = load(directory)
    ElementTree.fromstring(export.kml(dataset, select(dataset, Filters())))
