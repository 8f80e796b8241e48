"""The answers of the HTTP interface: the dataset, filtered, as JSON, GeoJSON and CSV.

Every handler reads its filters the same way and asks geo.store for the rows; what is counted per mark on
the map is in geo.web.api.cells. Nothing is written, and nothing is kept between requests but the projected
positions of the dataset in use.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from starlette.requests import Request
from starlette.responses import Response

from geo.errors import DataError
from geo.store import current
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.facets import facet_counts
from geo.store.dataset.filters import Selection
from geo.store.dataset.load import fault
from geo.store.dataset.provinces import NONE
from geo.store.dataset.rows import delegate_detail, delegate_list
from geo.store.dataset.select import select
from geo.store.dataset.titles import titled
from geo.store.export.quotes import quote_rows
from geo.web.api import areas, params
from geo.web.api.cells import ID_LIMIT, Cell, Points, group, themes_of
from geo.web.api.endpoint import as_json
from geo.web.presenter import presented


def health(_request: Request) -> Response:
    """Whether the dataset can be read, and how much it holds."""
    dataset = current()
    if wrong := fault():
        raise DataError(wrong)  # what is answered meanwhile is the last that was whole
    return as_json({"status": "ok", "delegates": len(dataset), "quotes": len(dataset.quotes["id"])})


def cells(request: Request) -> Response:
    """The marks of a map window."""
    dataset, query = params.dataset(request), request.query_params
    selection = select(dataset, params.filters(request, dataset, also=("zoom", "bbox", "selected")))
    drawn = group(
        _projection.of(dataset),
        selection.delegates,
        zoom=params.zoom(query),
        box=params.box(query),
        ids=dataset.delegates["id"],
    )
    return as_json(
        {
            "total": len(selection),
            "in_view": sum(len(cell.members) for cell in drawn),
            "unplaced": int(np.count_nonzero(np.isnan(dataset.lat[selection.delegates]))),
            "cells": [
                _cell(dataset, cell, shares)
                for cell, shares in zip(drawn, _shares(dataset, selection, drawn), strict=True)
            ],
            "selected": _selected(dataset, selection, query.get("selected")),
        }
    )


def facets(request: Request) -> Response:
    """Each facet's values with their counts under the other filters."""
    dataset = params.dataset(request)
    return as_json(facet_counts(dataset, params.filters(request, dataset)))


def themes(request: Request) -> Response:
    """Name, colour and shape of every theme: the map's legend, those with a look of their own first."""
    params.known(request)
    dataset = params.dataset(request)
    return as_json(
        {
            "themes": [
                {
                    "id": theme.id,
                    "name_zh": theme.name_zh,
                    "name_en": theme.name_en,
                    "colour": theme.colour,
                    "shape": theme.shape,
                }
                for theme in sorted(dataset.themes, key=lambda theme: theme.id not in dataset.looks)
            ]
        }
    )


def delegates(request: Request) -> Response:
    """A page of delegates with their quotes, the matching ones first."""
    dataset, query = params.dataset(request), request.query_params
    held = params.filters(request, dataset, also=("limit", "offset", "ids", "bbox", "within"))
    selection = _within(dataset, select(dataset, held), request)
    offset, limit = params.page(query)
    rows = delegate_list(dataset, selection, offset=offset, limit=limit)
    return as_json({"total": len(selection), "rows": [_spoken(row) for row in rows]})


def quotes(request: Request) -> Response:
    """A page of quotes, each with who said it, where and in which article."""
    dataset, query = params.dataset(request), request.query_params
    selection = select(dataset, params.filters(request, dataset, also=("limit", "offset")))
    offset, limit = params.page(query)
    rows = list(quote_rows(dataset, selection, offset=offset, limit=limit))
    return as_json({"total": int(np.count_nonzero(selection.quotes)), "rows": rows})


def articles(request: Request) -> Response:
    """A page of the articles whose quotes the filters leave, with how many people and quotes of each.

    `title` leaves those whose title holds every one of its words.
    """
    dataset, query = params.dataset(request), request.query_params
    selection = select(dataset, params.filters(request, dataset, also=("title", "limit", "offset")))
    offset, limit = params.page(query)
    printed = np.bincount(dataset.quote_article[selection.quotes], minlength=len(dataset.articles["id"]))
    people = np.zeros_like(printed)
    people[dataset.quoted_articles] = dataset.article_pairs.counts(selection.quotes)
    rows = titled(dataset, query.get("title", ""))
    rows = rows[printed[rows] > 0]
    return as_json(
        {
            "total": len(rows),
            "rows": [
                {
                    **dataset.article(dataset.articles["id"][at]),
                    "delegates": int(people[at]),
                    "quotes": int(printed[at]),
                }
                for at in rows[offset : offset + limit].tolist()
            ],
        }
    )


def delegate(request: Request) -> Response:
    """One delegate with everything that is known."""
    params.known(request)
    return as_json(_spoken(delegate_detail(params.dataset(request), request.path_params["id"])))


def _spoken(row: dict[str, Any]) -> dict[str, Any]:
    """A delegate with the words about them, "shown"; see geo.web.presenter."""
    return {**row, "shown": presented(row)}


def _within(dataset: Dataset, selection: Selection, request: Request) -> Selection:
    """The part of a selection that `ids`, `bbox` and `within` (the code of a division) leave."""
    rows = selection.delegates
    kept = np.ones(len(rows), dtype=bool)
    wanted = params.ids(request.query_params)
    if wanted is not None:
        kept &= np.isin(rows, [dataset.row(delegate_id) for delegate_id in wanted])
    if request.query_params.get("bbox"):
        kept &= params.box(request.query_params).holds(dataset.lat[rows], dataset.lon[rows])
    division = areas.inside(request)
    if division is not None:
        kept &= areas.rows_inside(dataset, rows, division)
    return selection.narrow(kept)


class _Projection:
    """The positions of the dataset in use on the plane, projected once per dataset."""

    def __init__(self) -> None:
        self.held: tuple[Dataset, Points] | None = None

    def of(self, dataset: Dataset) -> Points:
        held = self.held
        if held is None or held[0] is not dataset:
            held = self.held = (dataset, Points.at(dataset.lat, dataset.lon))
        return held[1]


_projection = _Projection()


def _shares(dataset: Dataset, selection: Selection, drawn: list[Cell]) -> list[dict[int, int]]:
    pairs = dataset.theme_pairs
    held = np.zeros(len(pairs.delegate), dtype=bool)
    held[pairs.of_quote[selection.quotes]] = True
    return themes_of(drawn, pairs.delegate[held], pairs.value[held], themes=pairs.values)


def _cell(dataset: Dataset, cell: Cell, shares: dict[int, int]) -> dict[str, Any]:
    names = dataset.theme_codes.values
    box = cell.box
    answer: dict[str, Any] = {
        "key": cell.key,
        "lat": cell.lat,
        "lon": cell.lon,
        "count": len(cell.members),
        "themes": {names[code]: count for code, count in shares.items() if names[code] != NONE},
        "bbox": [box.west, box.south, box.east, box.north],
    }
    columns = dataset.delegates
    if len(cell.members) == 1:
        row = int(cell.members[0])
        answer |= {name: columns[name][row] for name in ("id", "name", "name_pinyin", "precision")}
    elif cell.is_one_point:
        answer["ids"] = [columns["id"][row] for row in cell.members[:ID_LIMIT].tolist()]
    return answer


def _selected(dataset: Dataset, selection: Selection, wanted: str | None) -> dict[str, Any] | None:
    row = dataset.delegate_rows.get(wanted or "", -1)
    at = int(np.searchsorted(selection.delegates, row))
    if row < 0 or at == len(selection) or selection.delegates[at] != row:
        return None
    lat, lon = float(dataset.lat[row]), float(dataset.lon[row])
    unknown = math.isnan(lat) or math.isnan(lon)
    return {"id": wanted, "lat": None if unknown else lat, "lon": None if unknown else lon}
