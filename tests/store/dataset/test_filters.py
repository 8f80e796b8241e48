from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import BadParameter
from geo.store import Filters
from tests.store.dataset.test_select import FILTERS


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(filters=FILTERS, words=st.text(max_size=20).map(str.strip))
def test_filters_survive_the_way_through_an_address(dataset_of, filters, words):
    dataset = dataset_of(120)
    pairs = [pair for pair in filters.pairs() if pair[0] not in ("from", "to", "q")]
    pairs += [("q", words)] if words else []
    read = Filters.parse(pairs, dataset.filter_values)
    assert read.pairs() == pairs
    assert Filters.parse(read.pairs(), dataset.filter_values) == read


def test_order_and_repetition_of_parameters_do_not_matter(dataset_of):
    dataset = dataset_of(120)
    one = [("theme", "education"), ("kind", "direct"), ("theme", "ecology"), ("theme", "education")]
    assert Filters.parse(one, dataset.filter_values) == Filters.parse(reversed(one), dataset.filter_values)


def test_names_that_are_no_filters_and_empty_values_are_passed_over(dataset_of):
    assert (
        Filters.parse([("zoom", "4"), ("theme", ""), ("q", " ")], dataset_of(120).filter_values) == Filters()
    )


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        ([("theme", "gardening")], ["theme", "'gardening'", "rural-revitalisation"]),
        ([("province", "210100")], ["province", "'210100'", "110000"]),
        ([("kind", "sung")], ["'sung'", "direct, indirect"]),
        ([("article", "a1")], ["article", "'a1'", "a00000000"]),
        ([("precision", "street")], ["'street'", "village, township, county"]),
        ([("role", "king")], ["'king'", "village, community"]),
        ([("from", "20221020")], ["'20221020'", "YYYY-MM-DD"]),
        ([("to", "2022-02-30")], ["'2022-02-30'", "YYYY-MM-DD"]),
        ([("from", "2023-01-01"), ("to", "2022-01-01")], ["to=2022-01-01", "before"]),
        ([("q", "一"), ("q", "二")], ["q is given twice"]),
        ([("q", "长" * 201)], ["201", "200"]),
    ],
)
def test_a_bad_value_is_refused_by_name_or_left_out(dataset_of, pairs, words):
    dataset = dataset_of(120)
    with pytest.raises(BadParameter) as caught:
        Filters.parse(pairs, dataset.filter_values)
    assert all(word in str(caught.value) for word in words)
    filters, ignored = Filters.lenient([*pairs, ("kind", "direct")], dataset.filter_values)
    assert ignored == [pairs[-1]]
    assert filters.kind == ("direct",)


def test_without_leaves_filters_out():
    filters = Filters(theme=("education",), date_from="2022-01-01", q="党建")
    assert filters.without("theme", "from") == Filters(q="党建")
    assert not filters.without("theme", "from", "q")
