from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.store.dataset.codes import encode, pairs

CELLS = st.lists(st.sampled_from("abcde"), max_size=20)


@given(CELLS, st.permutations("abcdef"))
def test_codes_stand_for_their_cells_in_the_wanted_order(cells, order):
    column = encode(cells, order=order)
    assert [column.values[code] for code in column.codes] == cells
    assert list(column.values) == [value for value in order if value in cells]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [(["a"], [True, False, True]), (["a", "b"], [True, True, True]), (["z"], [False] * 3), ([], [False] * 3)],
)
def test_rows_that_hold_one_of_the_values_are_marked(wanted, expected):
    assert encode(["a", "b", "a"]).held_by(wanted).tolist() == expected


@given(st.lists(st.tuples(st.integers(0, 4), st.sampled_from("abc"), st.booleans()), max_size=30))
def test_a_delegate_counts_once_under_each_value(quotes):
    delegate = np.array([owner for owner, _, _ in quotes], dtype=np.int32)
    column = encode([value for _, value, _ in quotes])
    marked = np.array([mark for *_, mark in quotes], dtype=bool)
    found = dict(zip(column.values, pairs(delegate, column).counts(marked).tolist(), strict=True))
    distinct = {(owner, value) for owner, value, mark in quotes if mark}
    assert found == {key: sum(value == key for _, value in distinct) for key in column.values}
