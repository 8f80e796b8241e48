"""A report as text: the protocol's figures a group a line, then places, confidences and speed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from geo.model import LEVELS
from geo.text.evaluation.calibration import errors_in_doubtful_quarter, expected_error
from geo.text.evaluation.scores import Counts, Scores

POOLED = "all"

_FOUND: tuple[tuple[str, Callable[[Scores], Counts]], ...] = (
    ("speakers", lambda scores: scores.speakers),
    ("direct 0.3", lambda scores: scores.direct_03),
    ("direct 0.8", lambda scores: scores.direct_08),
    ("indirect 0.3", lambda scores: scores.indirect_03),
    ("indirect 0.8", lambda scores: scores.indirect_08),
)
_RIGHT: tuple[tuple[str, Callable[[Scores], float | None]], ...] = (
    ("speaker, direct", lambda scores: scores.speaker_direct.accuracy),
    ("speaker, indirect", lambda scores: scores.speaker_indirect.accuracy),
    ("theme", lambda scores: scores.theme.accuracy),
    ("role", lambda scores: scores.role.accuracy),
    ("organisation", lambda scores: scores.organisation.accuracy),
)


def format_table(groups: Mapping[str, Scores], pooled: Scores) -> str:
    """Give the figures of each group and of all together, in percent; a dash where there is no case."""
    rows = [*groups.items(), (POOLED, pooled)]
    parts = [
        "Found: precision, recall, F1 (quotes at an overlap of 0.3 and 0.8)",
        _grid(
            ["group", "articles", *(name for name, _ in _FOUND), "false speakers"],
            [
                [
                    name,
                    str(scores.articles),
                    *(_counts(of(scores)) for _, of in _FOUND),
                    str(scores.false_speakers),
                ]
                for name, scores in rows
            ],
        ),
        "Right among those found",
        _grid(
            ["group", *(name for name, _ in _RIGHT), *LEVELS, "whole chain"],
            [
                [
                    name,
                    *(_percent(of(scores)) for _, of in _RIGHT),
                    *(_percent(_level(scores, level)) for level in LEVELS),
                    _percent(scores.chain.accuracy),
                ]
                for name, scores in rows
            ],
        ),
        "Confidence: calibration error, share of the errors in the doubtful quarter",
        _grid(
            ["of", "number", "right", "calibration error", "errors in doubtful quarter"],
            [
                [
                    name,
                    str(len(judged)),
                    _percent(sum(each.right for each in judged) / len(judged) if judged else None),
                    _percent(expected_error(judged)),
                    _percent(errors_in_doubtful_quarter(judged)),
                ]
                for name, judged in (("quotes", pooled.quotes), ("speakers", pooled.people))
            ],
        ),
        _last(pooled),
    ]
    return "\n\n".join(parts)


def _last(pooled: Scores) -> str:
    speed = "-"
    if pooled.seconds:
        speed = (
            f"{pooled.articles / pooled.seconds:,.0f} articles, "
            f"{pooled.characters / pooled.seconds:,.0f} characters a second"
        )
    return (
        f"Unreadable paragraphs reported: {_counts(pooled.unreadable)}\n"
        f"Articles refused: {pooled.refused}\n"
        f"Speed: {speed}"
    )


def _level(scores: Scores, level: str) -> float | None:
    share = scores.places.get(level)
    return share.accuracy if share else None


def _counts(counts: Counts) -> str:
    return "  ".join(_percent(value) for value in (counts.precision, counts.recall, counts.f1))


def _percent(value: float | None) -> str:
    return f"{value * 100:5.1f}" if value is not None else "    -"


def _grid(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out columns as wide as they must be: the first to the left, the others to the right."""
    widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
    lines = [
        "  ".join(
            cell.ljust(width) if column == 0 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in [head, *rows]
    ]
    return "\n".join(lines)
