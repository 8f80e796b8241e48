from __future__ import annotations

import pytest

from geo.errors import BadParameter, UnknownId
from geo.store import Filters
from geo.store.contract.columns import DELEGATES
from geo.store.dataset.rows import delegate_detail, delegate_list, totals
from geo.store.dataset.select import select


def test_a_row_has_every_column_typed_and_its_quotes(dataset_of):
    dataset = dataset_of(120)
    (row,) = delegate_list(dataset, select(dataset, Filters()), limit=1)
    assert tuple(row) == (*DELEGATES.names, "quotes")
    assert isinstance(row["confidence"], float)
    assert "" not in row.values()
    assert all(isinstance(quote["start"], int) for quote in row["quotes"])


def test_quotes_that_match_stand_first(dataset_of):
    dataset = dataset_of(120)
    selection = select(dataset, Filters(kind=("direct",)))
    for row in delegate_list(dataset, selection, limit=None):
        marks = [quote["matches"] for quote in row["quotes"]]
        assert marks == sorted(marks, reverse=True)
        assert [quote["kind"] == "direct" for quote in row["quotes"]] == marks
        assert marks[0]


def test_among_them_those_that_contain_the_search_stand_first(dataset_of):
    dataset = dataset_of(120)
    for row in delegate_list(dataset, select(dataset, Filters(q="党建")), limit=None):
        marks = ["党建" in quote["text"] for quote in row["quotes"]]
        assert marks == sorted(marks, reverse=True)


def test_pages_follow_one_another(dataset_of):
    dataset = dataset_of(120)
    selection = select(dataset, Filters(theme=("education", "ecology")))
    paged = [
        row["id"]
        for offset in range(0, len(selection) + 7, 7)
        for row in delegate_list(dataset, selection, offset=offset, limit=7)
    ]
    assert paged == [row["id"] for row in delegate_list(dataset, selection, limit=None)]


def test_detail_carries_the_article_of_each_quote(dataset_of):
    dataset = dataset_of(120)
    row = delegate_detail(dataset, "d00000005")
    assert row["id"] == "d00000005"
    assert [quote["article"]["id"] for quote in row["quotes"]] == [q["article_id"] for q in row["quotes"]]
    assert {quote["article"]["publisher"] for quote in row["quotes"]} == {None}


@pytest.mark.parametrize("ask", ["article", "article_path", "theme", "quote", "row"])
def test_an_unknown_id_is_named(dataset_of, ask):
    with pytest.raises(UnknownId, match="'x1'"):
        getattr(dataset_of(120), ask)("x1")
    with pytest.raises(UnknownId, match="'x1'"):
        delegate_detail(dataset_of(120), "x1")


def test_negative_pages_are_refused(dataset_of):
    dataset = dataset_of(120)
    with pytest.raises(BadParameter, match="offset=-1"):
        delegate_list(dataset, select(dataset, Filters()), offset=-1)


def test_a_narrowed_selection_counts_what_is_left(dataset_of):
    dataset = dataset_of(120)
    everything = select(dataset, Filters())
    part = everything.narrow(dataset.precision.held_by(["county"])[everything.delegates])
    expected = sum(len(row["quotes"]) for row in delegate_list(dataset, part, limit=None))
    assert 0 < len(part) < 120
    assert totals(dataset, part)["quotes"] == expected
