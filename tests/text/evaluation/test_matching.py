from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.text.evaluation.matching import Span, assignment, match, overlap


def span(start, end, speaker="甲", kind="direct"):
    return Span(start, end, speaker, kind)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (0, 5), 0.5),
        ((0, 5), (0, 10), 0.5),
        ((0, 10), (5, 15), 0.5),
        ((0, 10), (10, 20), 0.0),
        ((0, 10), (30, 40), 0.0),
        ((0, 10), (2, 4), 0.2),
    ],
)
def test_the_overlap_is_taken_over_the_longer_span(one, other, share):
    assert overlap(span(*one), span(*other)) == share


@pytest.mark.parametrize(
    ("labelled", "found", "threshold", "pairs"),
    [
        ([span(0, 10)], [span(0, 3)], 0.3, [(0, 0)]),
        ([span(0, 10)], [span(0, 3)], 0.31, []),
        ([span(0, 10)], [span(0, 10, kind="indirect")], 0.3, []),
        # One long find over two labels: it can be only one of them.
        ([span(0, 10), span(10, 18)], [span(0, 18)], 0.3, [(0, 0)]),
        # The pair with the most overlap each would leave one alone; together two match better.
        ([span(0, 10), span(10, 20)], [span(4, 16), span(0, 4)], 0.3, [(0, 1), (1, 0)]),
        ([span(0, 9, "甲"), span(0, 9, "乙")], [span(0, 9, "乙"), span(0, 9, "甲")], 0.3, [(0, 1), (1, 0)]),
        ([], [span(0, 3)], 0.3, []),
        ([span(0, 3)], [], 0.3, []),
    ],
)
def test_spans_are_matched_one_to_one_by_the_best_total(labelled, found, threshold, pairs):
    assert match(labelled, found, threshold=threshold) == pairs


@given(
    st.integers(1, 4).flatmap(
        lambda columns: st.lists(
            st.lists(st.integers(0, 20), min_size=columns, max_size=columns), min_size=1, max_size=4
        )
    )
)
def test_the_assignment_is_as_good_as_the_best_of_all(gains):
    rows, columns = len(gains), len(gains[0])
    size = max(rows, columns)
    square = [[gains[r][c] if r < rows and c < columns else 0 for c in range(size)] for r in range(size)]
    best = max(
        sum(square[row][column] for row, column in enumerate(order)) for order in permutations(range(size))
    )
    pairs = assignment(gains)
    assert sum(gains[row][column] for row, column in pairs) == best
    assert len({row for row, _ in pairs}) == len(pairs) == len({column for _, column in pairs})
