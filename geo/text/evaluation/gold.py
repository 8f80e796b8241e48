"""The gold set's label files, made from its annotations: `python -m geo.text.evaluation.gold data/gold`.

Also the split: which articles are for making rules and which are held out for final figures. A source
whose first line says `part: dev` is for making rules as a whole, one that says `part: heldout` is held out.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from geo.text.evaluation.annotation import AnnotationError, Tables, labels, tables

PARTS = ("dev", "heldout")
_WHOLE = re.compile("part: (dev|heldout)\n")


def split(articles: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Split into development and held out: of three neighbours of one form, the id that hashes lowest.

    Appending threes to a source never moves an article from one part to the other.
    """
    if len(articles) % 3:
        raise AnnotationError(f"{len(articles)} articles in one source: add some to make threes")
    held = {
        min((article["id"] for article in articles[at : at + 3]), key=_digest)
        for at in range(0, len(articles), 3)
    }
    return (
        [article for article in articles if article["id"] not in held],
        [article for article in articles if article["id"] in held],
    )


def convert(gold: Path, known: Tables) -> dict[Path, str]:
    """Give the label files, path to text, that the sources under `gold` make."""
    files = {}
    seen: set[str] = set()
    for path in sorted((gold / "source").glob("*.txt")):
        source = path.read_text(encoding="utf-8")
        articles = list(labels(source, known))
        ids = [article["id"] for article in articles]
        if len({*ids}) < len(ids) or seen & {*ids}:
            raise AnnotationError(f"{path.name}: an id occurs twice")
        seen.update(ids)
        whole = _WHOLE.match(source)
        parts = {whole[1]: articles} if whole else dict(zip(PARTS, split(articles), strict=True))
        for part, kept in parts.items():
            if not kept:
                continue
            files[gold / part / f"{path.stem}.json"] = json.dumps(kept, ensure_ascii=False, indent=1) + "\n"
    return files


def main(gold: Path) -> None:
    """Write the label files that the sources under `gold` make."""
    known = tables(gold.parent / "gazetteer/divisions.csv", gold.parent / "themes.csv")
    for path, text in convert(gold, known).items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")


def _digest(identifier: str) -> str:
    return hashlib.sha256(identifier.encode()).hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
