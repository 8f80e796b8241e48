"""The figures of the evaluation on the articles that were held out, as the about page shows them."""

from __future__ import annotations

import json
from typing import Any

import pandas as pd

from geo.resources import DATA
from pages.texts.language import t

RECORDED = DATA / "gold" / "figures.json"
COUNTED = ("speakers", "direct_03", "direct_08", "indirect_03")
SHARED = ("speaker_direct", "speaker_indirect", "chain", "theme")


def read() -> dict[str, Any]:
    """What `python -m geo evaluate data/gold/heldout --record data/gold/figures.json` has kept."""
    found: dict[str, Any] = json.loads(RECORDED.read_text(encoding="utf-8"))
    return found


def frame(figures: dict[str, Any]) -> pd.DataFrame:
    """One line per measure: F1 with precision and recall, or the share right, and the number of cases."""
    lines = []
    for name in COUNTED:
        found = figures[name]
        both = f"{_percent(found['precision'])} / {_percent(found['recall'])}"
        lines.append((t(f"figure.{name}"), f"{_percent(found['f1'])} ({both})", found["labelled"]))
    lines += [
        (t(f"figure.{name}"), _percent(figures[name]["accuracy"]), figures[name]["of"]) for name in SHARED
    ]
    return pd.DataFrame(lines, columns=[t(f"figure.{name}") for name in ("measure", "score", "cases")])


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{share * 100:.1f}"
