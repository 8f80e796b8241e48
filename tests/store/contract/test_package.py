from __future__ import annotations

import json
from pathlib import Path

from frictionless import Package

from geo.store.contract import package
from geo.store.contract.columns import TABLES

DATA = Path(__file__).parents[3] / "data"


def test_the_descriptor_is_valid_by_its_own_standard():
    assert list(Package.metadata_validate(package.descriptor())) == []


def test_the_committed_file_is_the_one_that_the_contract_makes():
    assert (DATA / package.FILE).read_text(encoding="utf-8") == package.text()


def test_every_file_and_column_is_declared_with_its_meaning():
    declared = {resource["name"]: resource for resource in json.loads(package.text())["resources"]}
    assert list(declared) == [table.name for table in TABLES]
    for table in TABLES:
        fields = declared[table.name]["schema"]["fields"]
        assert [field["name"] for field in fields] == list(table.names)
        assert all(field["description"].endswith(".") for field in fields)
