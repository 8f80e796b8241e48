"""The description of the HTTP interface for programs (OpenAPI 3.1), written from the code.

What each address takes and answers stands in one table, `operations`; columns and their types come from the
data contract. The tests send what the description allows, and more, and compare.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from geo.model import KINDS, PRECISIONS
from geo.store.contract import columns
from geo.store.contract.columns import ROLE_GROUPS, Column
from geo.store.dataset.filters import LISTS, NAMES
from geo.store.export.quotes import COLUMNS
from geo.web.api import params
from geo.web.api.cells import MAX_ZOOM
from geo.web.api.endpoint import as_json

VERSION = "1.0"  # of the interface

Schema = dict[str, Any]
_TYPES = {"text": "string", "date": "string", "datetime": "string"}
_JSON = "application/json"
_BINARY: Schema = {"type": "string", "format": "binary"}
_MEANINGS = {
    "theme": "Theme ids, or none.",
    "province": "Codes of provinces (adcode), or none for people without a place.",
    "kind": "Kinds of quotes.",
    "article": "Article ids.",
    "precision": "Level of the point.",
    "role": "Groups of roles.",
    "from": "First date of publication, ISO.",
    "to": "Last date of publication, ISO.",
    "q": "Words, all of which must stand in name, place, role, quote, theme or title.",
}
_ALLOWED: Mapping[str, tuple[str, ...]] = {"kind": KINDS, "precision": PRECISIONS, "role": ROLE_GROUPS}


def _array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _record(properties: Mapping[str, Schema], *, optional: tuple[str, ...] = ()) -> Schema:
    required = [name for name in properties if name not in optional]
    return {"type": "object", "properties": dict(properties), "required": required}


def _listed(rows: Schema) -> Schema:
    return _record({"total": _COUNT, "rows": _array(rows)})


_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_NUMBER: Schema = {"type": "number"}
_MAYBE_NUMBER: Schema = {"type": ["number", "null"]}
_BOX = _array(_NUMBER)
_NAMED = {"id": _TEXT, "name_zh": _TEXT, "name_en": _TEXT}
_VALUE: Schema = {"type": "object", "properties": {"id": _TEXT, "count": _COUNT}}
_PARAMETERS: dict[str, tuple[str, Schema]] = {
    "zoom": ("Zoom level of the map.", {"type": "number", "minimum": 0, "maximum": MAX_ZOOM}),
    "bbox": ("West, south, east, north in degrees.", _TEXT),
    "selected": ("Id of a delegate whose mark is wanted too.", _TEXT),
    "limit": ("Rows of a page.", {"type": "integer", "minimum": 0, "maximum": params.MOST_ROWS}),
    "offset": ("Rows before the page.", {"type": "integer", "minimum": 0, "maximum": 999_999_999}),
    "title": ("Words, all of which must stand in the article's title.", _TEXT),
    "ids": ("Ids of delegates, separated by commas.", _TEXT),
    "level": ("Level of the areas.", {"type": "string", "enum": ["province", "prefecture", "county"]}),
    "within": ("Code of the province or prefecture to divide.", _TEXT),
    "texts": ("1 puts the articles' texts into the package.", {"type": "string", "enum": ["0", "1"]}),
}


@dataclass(frozen=True, slots=True)
class Operation:
    """What one address takes and answers."""

    summary: str
    takes: tuple[str, ...] = ()  # parameters beside the filters
    filtered: bool = True
    answer: Schema = field(default_factory=dict)
    media: str = _JSON
    path: tuple[str, ...] = ()  # parameters in the path


def _column(column: Column) -> Schema:
    kind = _TYPES.get(column.type, column.type)
    return {"type": kind if column.required else [kind, "null"], "description": column.meaning}


def _columns(table: columns.Table) -> dict[str, Schema]:
    return {column.name: _column(column) for column in table.columns}


def _quote() -> Schema:
    kinds = {"string": "string", "date": "string"}
    return _record(
        {
            one.name: {"type": [kinds.get(one.type, one.type), "null"], "description": one.en}
            for one in COLUMNS
        }
    )


def _delegate() -> Schema:
    row = _columns(columns.DELEGATES)
    return _record({**row, "quotes": _array({"type": "object"}), "shown": {"type": "object"}})


def operations() -> dict[str, Operation]:
    """Give the addresses with what they take and answer."""
    theme = {**_NAMED, "colour": _TEXT, "shape": _TEXT}
    point = {"id": _TEXT, "lat": _MAYBE_NUMBER, "lon": _MAYBE_NUMBER}
    cell = _record({"key": _TEXT, "lat": _NUMBER, "lon": _NUMBER, "count": _COUNT, "bbox": _BOX})
    facets = ("themes", "provinces", "kinds", "articles", "precisions", "roles")
    return {
        "/healthz": Operation(
            "Whether the data are sound, and how many there are",
            filtered=False,
            answer=_record({"status": _TEXT, "delegates": _COUNT, "quotes": _COUNT}),
        ),
        "/api/cells": Operation(
            "The marks of a map window",
            ("zoom", "bbox", "selected"),
            answer=_record(
                {
                    **dict.fromkeys(("total", "in_view", "unplaced"), _COUNT),
                    "cells": _array(cell),
                    "selected": {"oneOf": [_record(point), {"type": "null"}]},
                }
            ),
        ),
        "/api/areas": Operation(
            "Delegates per province, prefecture or county",
            ("level", "within"),
            answer=_record(
                {
                    **dict.fromkeys(("total", "rest"), _COUNT),
                    "level": _TEXT,
                    "areas": _array({"type": "object"}),
                    "classes": _array(_record({"least": _COUNT, "most": _COUNT})),
                }
            ),
        ),
        "/api/facets": Operation(
            "How many delegates each value of each filter leaves; of articles the 50 with the most",
            answer=_record(dict.fromkeys(facets, _array(_VALUE))),
        ),
        "/api/themes": Operation(
            "The map's legend", filtered=False, answer=_record({"themes": _array(_record(theme))})
        ),
        "/api/basemaps": Operation(
            "The base maps to choose from",
            filtered=False,
            answer=_record({"basemaps": _array({"type": "object"})}),
        ),
        "/api/delegates": Operation(
            "Delegates with their quotes, the matching ones first",
            ("limit", "offset", "ids", "bbox", "within"),
            answer=_listed(_delegate()),
        ),
        "/api/delegates/{id}": Operation(
            "One delegate with all quotes", filtered=False, answer=_delegate(), path=("id",)
        ),
        "/api/delegates.geojson": Operation(
            "The filtered delegates as a FeatureCollection (RFC 7946)",
            answer=_record({"type": _TEXT, "features": _array({"type": "object"})}),
            media="application/geo+json",
        ),
        "/api/delegates.csv": Operation("The filtered delegates as CSV", answer=_TEXT, media="text/csv"),
        "/api/quotes": Operation(
            "Quotes with speaker, place and article", ("limit", "offset"), answer=_listed(_quote())
        ),
        "/api/quotes.csv": Operation("The filtered quotes as CSV", answer=_TEXT, media="text/csv"),
        "/api/articles": Operation(
            "Articles with how many people and quotes of each",
            ("title", "limit", "offset"),
            answer=_listed(_record({**_columns(columns.ARTICLES), "delegates": _COUNT, "quotes": _COUNT})),
        ),
        "/api/package.zip": Operation(
            "The data package: tables, codebook and how to cite them",
            ("texts",),
            answer=_BINARY,
            media="application/zip",
        ),
        "/api/workbook.xlsx": Operation(
            "The same as a workbook",
            answer=_BINARY,
            media="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
        "/api/openapi.json": Operation("This description", filtered=False, answer={"type": "object"}),
    }


def document(base: str = "/") -> dict[str, Any]:
    """Give the description; `base` is the address that the paths are below."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Delegate Voices Map",
            "version": VERSION,
            "description": "Who said what in news articles, from where and on which theme. Read-only.",
        },
        "servers": [{"url": base.rstrip("/") or "/"}],
        "paths": {path: {"get": _get(path, one)} for path, one in operations().items()},
        "components": {"schemas": {"Fault": _record({"error": _TEXT})}},
    }


def describe(request: Request) -> Response:
    """The description of this interface."""
    params.known(request)
    return as_json(document(str(request.url).partition("/api/")[0]))


def _get(path: str, one: Operation) -> dict[str, Any]:
    takes = [_parameter(name) for name in (*(NAMES if one.filtered else ()), *one.takes)]
    takes += [{"name": name, "in": "path", "required": True, "schema": _TEXT} for name in one.path]
    faults = {"503": "The data cannot be read, or too many files are being written."}
    faults["400"] = "A parameter is not known or has a value that is not allowed; the words say which are."
    if one.path or "ids" in one.takes:
        faults["404"] = "There is no such id."
    return {
        "operationId": path.strip("/").replace("/", "_").replace(".", "_").replace("{id}", "one"),
        "summary": one.summary,
        "parameters": takes,
        "responses": {
            "200": {"description": one.summary, "content": {one.media: {"schema": one.answer}}},
            **{
                code: {
                    "description": words,
                    "content": {_JSON: {"schema": {"$ref": "#/components/schemas/Fault"}}},
                }
                for code, words in sorted(faults.items())
            },
        },
    }


def _parameter(name: str) -> dict[str, Any]:
    if name in NAMES:
        value: Schema = {"type": "string"}
        if name in _ALLOWED:
            value["enum"] = list(_ALLOWED[name])
        if name in ("from", "to"):
            value["format"] = "date"
        schema = _array(value) if name in LISTS else value
        return {"name": name, "in": "query", "description": _MEANINGS[name], "schema": schema}
    words, schema = _PARAMETERS[name]
    return {"name": name, "in": "query", "description": words, "schema": schema}
