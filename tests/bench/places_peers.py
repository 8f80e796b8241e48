"""Compares resolving with other libraries in one run: accuracy, speed, first answer, memory.

    python -m tests.bench.places_peers FILE.jsonl [--peers SITE_PACKAGES] [--repeat N]

FILE holds labelled phrases (see geo.places.evaluate). --peers is the site-packages folder of another
environment in which cpca, ssdlab-region-parser and jionlp are installed, so that they need not be installed
in this one; what is missing is left out.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

FIRST = "from geo.places import resolve; resolve('云南省昭通市委书记')"
MEMORY = (
    "import re, sys; from pathlib import Path; from geo.places import resolve; "
    "[resolve(line.rstrip('\\n')) for line in open(sys.argv[1], encoding='utf-8')]; "
    "print(int(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1]) / 1024)"
)
RUNS = 7


def main() -> None:
    """Print the table, then first answer and memory of this project."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labels", type=Path)
    parser.add_argument("--peers", type=Path, help="site-packages of an environment with the peers")
    options = parser.parse_args()
    if options.peers:
        sys.path.append(str(options.peers))

    from geo.places.evaluate import evaluate, format_table, read

    labels = read(options.labels)
    print(format_table(evaluate(labels)))
    print(f"\nfirst answer from process start: {1000 * _first_answer():.0f} ms (median of {RUNS})")
    print(f"memory after all phrases: {_memory([label.input for label in labels]):.0f} MB")


def _first_answer() -> float:
    import time

    times = []
    for _ in range(RUNS):
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", FIRST], check=True)
        times.append(time.perf_counter() - started)
    return sorted(times)[RUNS // 2]


def _memory(phrases: list[str]) -> float:
    import tempfile

    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt") as file:
        file.write("\n".join(phrases))
        file.flush()
        answer = subprocess.run(
            [sys.executable, "-c", MEMORY, file.name], check=True, capture_output=True, text=True
        )
    return float(answer.stdout)


if __name__ == "__main__":
    main()
