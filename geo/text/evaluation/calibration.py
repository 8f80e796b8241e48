"""Whether confidences mean what they say: expected calibration error, and where the errors are.

The calibration error is the usual one (Guo et al. 2017): predictions are sorted into ten bins by confidence,
and the gaps between mean confidence and share of right ones are averaged, weighted by the bins' sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from geo.text.evaluation.scores import Judged

BINS = 10


def expected_error(judged: Sequence[Judged]) -> float | None:
    """Measure the mean gap between confidence and accuracy, 0 to 1; None without predictions."""
    if not judged:
        return None
    bins: dict[int, list[Judged]] = {}
    for each in judged:
        bins.setdefault(min(int(each.confidence * BINS), BINS - 1), []).append(each)
    gaps = (
        abs(sum(each.confidence for each in held) - sum(each.right for each in held))
        for held in bins.values()
    )
    return sum(gaps) / len(judged)


def errors_in_doubtful_quarter(judged: Sequence[Judged]) -> float | None:
    """Give share of all errors among the quarter with the lowest confidence; None without errors.

    Where equal confidences straddle the quarter's edge, their errors count in proportion: the share that
    a reviewer would find on average who takes them in any order.
    """
    wrong = sum(not each.right for each in judged)
    if not wrong:
        return None
    left = ceil(len(judged) / 4)
    caught = 0.0
    for level in sorted({each.confidence for each in judged}):
        tied = [each for each in judged if each.confidence == level]
        taken = min(left, len(tied))
        caught += sum(not each.right for each in tied) * taken / len(tied)
        left -= taken
        if not left:
            break
    return caught / wrong
