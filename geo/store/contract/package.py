"""datapackage.json: the data contract as a Frictionless Data Package, made from `columns`."""

from __future__ import annotations

import json
from typing import Any

from geo.store.contract.columns import BY_NAME, TABLES, Column, Table

FILE = "datapackage.json"


def descriptor() -> dict[str, Any]:
    """The package as plain values."""
    return {
        "profile": "tabular-data-package",
        "name": "delegate-voices",
        "title": "代表之声地图 / Delegate Voices Map",
        "description": "Who said what in news articles that quote delegates, where they are from, and how "
        "precisely that is known. Coordinates are WGS-84 degrees.",
        "resources": [_resource(table) for table in TABLES],
    }


def text() -> str:
    """The file's content."""
    return json.dumps(descriptor(), ensure_ascii=False, indent=2) + "\n"


def _resource(table: Table) -> dict[str, Any]:
    schema: dict[str, Any] = {
        "fields": [_field(column) for column in table.columns],
        "missingValues": [""],
        "primaryKey": list(table.key),
    }
    references = [
        {
            "fields": [column.name],
            "reference": {"resource": column.references, "fields": list(BY_NAME[column.references].key)},
        }
        for column in table.columns
        if column.references
    ]
    if references:
        schema["foreignKeys"] = references
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "title": table.meaning,
        "path": table.file,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": {"delimiter": ",", "quoteChar": '"', "doubleQuote": True, "lineTerminator": "\n"},
        "schema": schema,
    }


def _field(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {}
    if column.required:
        limits["required"] = True
    if column.values and column.type != "boolean":
        limits["enum"] = list(column.values)
    if column.pattern:
        limits["pattern"] = column.pattern
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.maximum is not None:
        limits["maximum"] = column.maximum
    field: dict[str, Any] = {
        "name": column.name,
        "type": "string" if column.type == "text" else column.type,
        "description": column.meaning,
    }
    return {**field, "constraints": limits} if limits else field
