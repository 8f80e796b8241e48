"""How good extraction is, measured against labelled articles.

The protocol is that of the Gender Gap Tracker's published evaluation (Asr et al. 2021, PLOS ONE 16(1)):
quotes are matched one to one at an overlap of 0.3 and of 0.8, then speakers are compared on the matched
ones. Beside it: speakers by name, reported speech, places by level, themes, confidences, speed.

Everything is a pure function of labels and a function that predicts: text in, the document of
`extract --json` out. Nothing here reads articles or resolves places itself.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from geo.errors import ArticleError
from geo.text.evaluation import compare, table
from geo.text.evaluation.calibration import errors_in_doubtful_quarter, expected_error
from geo.text.evaluation.errors import Error, errors
from geo.text.evaluation.labels import read_labels
from geo.text.evaluation.scores import Counts, Scores, Share, total

__all__ = ["Report", "evaluate", "format_table", "read_labels"]

UNGROUPED = "articles"  # the group of labels that name none


@dataclass(frozen=True, slots=True)
class Report:
    """The figures of an evaluation."""

    groups: Mapping[str, Scores]  # by the labels' `group`, in order of first appearance
    pooled: Scores  # all articles together
    errors: tuple[Error, ...]  # every single one, article by article

    def as_dict(self) -> dict[str, Any]:
        """Give the report as JSON values: shares from 0 to 1, None where there is no case."""
        return {
            "groups": {name: _figures(scores) for name, scores in self.groups.items()},
            "all": _figures(self.pooled),
            "errors": [asdict(error) for error in self.errors],
        }


def evaluate(
    labels: Iterable[Mapping[str, Any]],
    predict: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    *,
    clock: Callable[[], float] = time.perf_counter,
) -> Report:
    """Compare what `predict` finds in each label's article with the label.

    `predict` gets {"id", "text"} and returns the document of `extract --json`. An article that it
    refuses with ArticleError counts as one in which nothing was found.
    """
    scores: dict[str, list[Scores]] = {}
    found: list[Error] = []
    for number, label in enumerate(labels, start=1):
        article, group = str(label.get("id", number)), str(label.get("group", UNGROUPED))
        begin = clock()
        refusal = None
        try:
            document = predict({"id": article, "text": label["text"]})
        except ArticleError as error:
            document, refusal = {}, str(error)
        seconds = clock() - begin
        compared = compare.compare(label, document)
        scores.setdefault(group, []).append(
            compare.scores(compared, seconds=seconds, refused=refusal is not None)
        )
        if refusal is not None:
            found.append(Error(article, group, "refused article", None, None, refusal))
        found.extend(errors(compared, article=article, group=group))
    return Report(
        groups={group: total(parts) for group, parts in scores.items()},
        pooled=total(part for parts in scores.values() for part in parts),
        errors=tuple(found),
    )


def format_table(report: Report) -> str:
    """Give the report's figures as a table for a terminal; the errors are not in it."""
    return table.format_table(report.groups, report.pooled)


def _figures(scores: Scores) -> dict[str, Any]:
    counts = ("speakers", "direct_03", "direct_08", "indirect_03", "indirect_08", "unreadable")
    shares = ("speaker_direct", "speaker_indirect", "theme", "role", "organisation", "chain")
    return {
        "articles": scores.articles,
        "refused": scores.refused,
        "false_speakers": scores.false_speakers,
        **{name: _counts(getattr(scores, name)) for name in counts},
        **{name: _share(getattr(scores, name)) for name in shares},
        "places": {level: _share(share) for level, share in scores.places.items()},
        "calibration": {
            name: {
                "number": len(judged),
                "expected_error": expected_error(judged),
                "errors_in_doubtful_quarter": errors_in_doubtful_quarter(judged),
            }
            for name, judged in (("quotes", scores.quotes), ("speakers", scores.people))
        },
        "seconds": scores.seconds,
        "articles_per_second": scores.articles / scores.seconds if scores.seconds else None,
        "characters_per_second": scores.characters / scores.seconds if scores.seconds else None,
    }


def _counts(counts: Counts) -> dict[str, Any]:
    return {"precision": counts.precision, "recall": counts.recall, "f1": counts.f1} | asdict(counts)


def _share(share: Share) -> dict[str, Any]:
    return {"accuracy": share.accuracy} | asdict(share)
