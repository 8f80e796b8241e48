"""The data package is valid, whole, the same every time, and its offsets are those of the texts."""

from __future__ import annotations

import csv
import hashlib
import zipfile
from io import BytesIO, StringIO

import openpyxl
import pytest
import yaml
from frictionless import Package

from geo.store import Filters, export, load
from geo.store.dataset.select import select
from geo.store.export.quotes import NAMES
from tests.copies import copy_of_dataset
from tests.generate import hostile


@pytest.fixture(scope="module")
def dataset(tmp_path_factory):
    return load(copy_of_dataset(tmp_path_factory.mktemp("package")))


@pytest.fixture(scope="module")
def evil(tmp_path_factory):
    folder = tmp_path_factory.mktemp("evil") / "data"
    hostile(folder)
    return load(folder)


def packed(dataset, filters=None, **how):
    out = BytesIO()
    held = filters or Filters()
    export.write_package(dataset, select(dataset, held), out, filters=held.pairs(), **how)
    return out.getvalue()


def read(data, name):
    return zipfile.ZipFile(BytesIO(data)).read(name).decode("utf-8")


def rows(data, name):
    return list(csv.DictReader(StringIO(read(data, name))))


def workbook(dataset, **how):
    out = BytesIO()
    export.write_workbook(dataset, select(dataset, Filters()), out, **how)
    return out.getvalue()


def test_the_package_is_valid_and_holds_every_quote(dataset, tmp_path):
    data = packed(dataset)
    zipfile.ZipFile(BytesIO(data)).extractall(tmp_path)
    report = Package(str(tmp_path / "datapackage.json")).validate()
    assert report.valid, report.flatten(["type", "message"])
    assert [row["quote_id"] for row in rows(data, "quotes.csv")] == list(dataset.quotes["id"])
    assert list(rows(data, "quotes.csv")[0]) == list(NAMES)
    assert {row["id"] for row in rows(data, "delegates.csv")} == set(dataset.delegates["id"])


def test_offsets_are_those_of_the_texts_which_come_only_when_asked_for(dataset):
    assert not [name for name in zipfile.ZipFile(BytesIO(packed(dataset))).namelist() if "articles/" in name]
    data = packed(dataset, texts=True)
    files = {row["id"]: row["file"] for row in rows(data, "articles.csv")}
    for row in rows(data, "quotes.csv"):
        text = read(data, f"articles/{files[row['article_id']]}")
        assert text[int(row["start"]) : int(row["end"])] == row["text"]
        assert hashlib.sha256(text.encode()).hexdigest() == row["sha256"]


def test_the_same_dataset_gives_the_same_bytes(dataset):
    assert packed(dataset) == packed(dataset)
    assert workbook(dataset) == workbook(dataset)


def test_filters_and_version_stand_in_it(dataset):
    province = next(code for code in dataset.province.values if code.isdigit())
    data = packed(dataset, Filters(province=(province,)))
    people = {row["delegate_id"] for row in rows(data, "quotes.csv")}
    assert people == {row["id"] for row in rows(data, "delegates.csv")}
    assert 0 < len(people) < len(dataset)
    assert f"province={province}" in read(data, "README.md")
    cited = yaml.safe_load(read(data, "CITATION.cff"))
    assert cited["type"] == "dataset"
    assert cited["version"] in read(data, "citation.bib")
    assert cited["version"] in read(data, "citation.ris")
    assert cited["version"] != yaml.safe_load(read(packed(dataset), "CITATION.cff"))["version"]


def test_every_column_is_explained_in_both_languages(dataset):
    book = read(packed(dataset), "README.md")
    for name in NAMES:
        assert f"| `{name}` |" in book


def test_the_workbook_has_the_same_rows_a_frozen_head_and_links(dataset):
    book = openpyxl.load_workbook(BytesIO(workbook(dataset, site="https://example.org/map/")))
    assert book.sheetnames == ["quotes", "delegates", "articles", "themes", "codebook"]
    sheet = book["quotes"]
    assert sheet.freeze_panes == "A2"
    table = list(sheet.iter_rows(values_only=True))
    assert table[0] == (*NAMES, "link")
    assert [row[0] for row in table[1:]] == list(dataset.quotes["id"])
    assert table[1][-1].startswith('=HYPERLINK("https://example.org/map/article?quote=q')
    assert isinstance(table[1][NAMES.index("lat")], float)
    assert openpyxl.load_workbook(BytesIO(workbook(dataset)))["quotes"]["A2"].value == dataset.quotes["id"][0]


def test_no_cell_of_a_workbook_is_a_formula_of_the_data(evil):
    book = openpyxl.load_workbook(BytesIO(workbook(evil)))
    for sheet in book:
        for row in sheet.iter_rows():
            assert not [cell.coordinate for cell in row if cell.data_type == "f"]


def test_a_change_by_hand_is_told(dataset, tmp_path):
    from geo.store.curation import theming

    data = copy_of_dataset(tmp_path)
    first = dataset.quotes["id"][0]
    theming.put([first], "", data, reason="r", source="s")
    found = {row["quote_id"]: row["by_hand"] for row in rows(packed(load(data)), "quotes.csv")}
    assert found[first] == "true"
    assert set(found.values()) == {"true", "false"}
