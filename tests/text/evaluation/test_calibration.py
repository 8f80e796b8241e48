from __future__ import annotations

import pytest

from geo.text.evaluation.calibration import errors_in_doubtful_quarter, expected_error
from geo.text.evaluation.scores import Judged


def judged(*pairs):
    return [Judged(confidence, bool(right)) for confidence, right in pairs]


@pytest.mark.parametrize(
    ("predictions", "error"),
    [
        ([], None),
        (judged((1.0, 1), (1.0, 1)), 0.0),
        (judged((1.0, 0), (1.0, 0)), 1.0),
        (judged((0.5, 1), (0.5, 0)), 0.0),
        (judged((0.8, 1), (0.8, 0)), 0.3),
        # Gaps of different bins do not cancel out.
        (judged((0.95, 0), (0.05, 1)), 0.95),
        (judged((0.9, 1), (0.9, 1), (0.2, 0), (0.2, 0)), 0.15),
    ],
)
def test_the_calibration_error_is_the_mean_gap_of_the_bins(predictions, error):
    assert expected_error(predictions) == (None if error is None else pytest.approx(error))


@pytest.mark.parametrize(
    ("predictions", "share"),
    [
        ([], None),
        (judged((0.9, 1)), None),
        (judged((0.1, 0), (0.5, 1), (0.6, 1), (0.9, 1)), 1.0),
        (judged((0.1, 1), (0.5, 1), (0.6, 1), (0.9, 0)), 0.0),
        (judged((0.1, 0), (0.5, 0), (0.6, 1), (0.9, 1)), 0.5),
        # All alike: a reviewer of any quarter finds a quarter of the errors.
        (judged((0.5, 0), (0.5, 1), (0.5, 1), (0.5, 0)), 0.25),
        # A quarter of five is counted as two.
        (judged((0.1, 0), (0.2, 0), (0.6, 1), (0.9, 1), (0.9, 1)), 1.0),
    ],
)
def test_the_doubtful_quarter_holds_its_share_of_the_errors(predictions, share):
    assert errors_in_doubtful_quarter(predictions) == share
