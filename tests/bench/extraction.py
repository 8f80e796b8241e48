"""How many articles a second one core reads: `python -m tests.bench.extraction`.

The seed article, and articles of its size that are no two alike: the development articles of the gold set
joined until they are as long, headings and all. Each is read as `geo build` reads it, in this process: text
in, people, quotations, themes and places out. Printed are medians of CPU time over the rounds, the first of
which is not counted. Let nothing else run meanwhile.
"""

from __future__ import annotations

import argparse
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from geo import text
from geo.store.contract.data_dir import DEFAULT
from geo.store.contract.theme_file import project_themes
from geo.store.reading import article as reading
from geo.store.reading import document
from geo.text.evaluation.evaluate import read_labels

SEED = DEFAULT / "articles" / "grassroots-party-building.txt"
GOLD = DEFAULT / "gold" / "dev"
TARGET = 200  # articles of the seed's size a second and core


def joined(texts: Sequence[str], size: int) -> Iterator[str]:
    """Articles of about `size` characters, made of the given ones in their order."""
    parts: list[str] = []
    for part in texts:
        parts.append(part)
        if sum(map(len, parts)) >= size:
            yield "\n".join(parts)
            parts = []


def measure(texts: Sequence[str], read: Callable[[str], object], *, rounds: int) -> float:
    """Characters a second of CPU time, the median of the rounds."""
    for each in texts:
        read(each)
    spent = []
    for _ in range(rounds):
        begin = time.process_time()
        for each in texts:
            read(each)
        spent.append(time.process_time() - begin)
    return sum(map(len, texts)) / statistics.median(spent)


def main() -> int:
    """Print the table; the exit status says whether the target is reached."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="counted rounds (default: %(default)s)")
    rounds = parser.parse_args().rounds
    themes = project_themes()
    seed = Path(SEED).read_text(encoding="utf-8")
    others = list(joined([label["text"] for label in read_labels([GOLD])], len(seed)))

    def find(content: str) -> object:
        return text.extract(text.parse(content, name="article"))

    def whole(content: str) -> object:
        article = text.parse(content, name="article")
        return document.document(article, reading.read_article(article), themes)

    print(f"{'articles a second and core':34}{'who said what':>16}{'with places':>16}")
    reached = True
    for name, texts in (
        ("the seed article", [seed] * 20),
        (f"{len(others)} unlike ones of its size", others),
    ):
        figures = [measure(texts, read, rounds=rounds) / len(seed) for read in (find, whole)]
        print(f"{name:34}{figures[0]:16,.0f}{figures[1]:16,.0f}")
        reached &= min(figures) >= TARGET
    print(f"target {TARGET}: {'reached' if reached else 'missed'}")
    return 0 if reached else 1


if __name__ == "__main__":
    raise SystemExit(main())
