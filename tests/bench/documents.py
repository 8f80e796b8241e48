"""How long PDFs take and how much memory: python -m tests.bench.documents

Each is read in a process of its own, as the app does, with 20 and with 300 pages. Prints a table with the
goals; the exit status says whether they are reached.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.slow_files import FILES

GOALS = {20: 3.0, 300: 30.0}  # seconds by pages
MOST_MEMORY = 500  # MB
A_PAGE = {"pdf: lines": 900, "pdf: pieces all over the page": 800}  # characters
READ = """
import resource, sys, time
from geo.text import formats
begun = time.perf_counter()
formats.read(sys.argv[1])
print(time.perf_counter() - begun, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def main() -> int:
    """Print the table."""
    missed = False
    print(f"{'':32}{'pages':>6}{'s':>8}{'goal':>6}{'MB':>6}{'goal':>6}")
    with tempfile.TemporaryDirectory() as folder:
        for name, characters in A_PAGE.items():
            for pages, goal in GOALS.items():
                path = Path(folder) / "a.pdf"
                path.write_bytes(FILES[name][1](pages * characters))
                run = subprocess.run(
                    [sys.executable, "-c", READ, str(path)], check=True, capture_output=True, text=True
                )
                seconds, memory = map(float, run.stdout.split())
                late = seconds > goal or memory > MOST_MEMORY
                missed = missed or late
                print(
                    f"{name:32}{pages:>6}{seconds:>8.2f}{goal:>6.0f}{memory:>6.0f}{MOST_MEMORY:>6}"
                    f"{'  missed' if late else ''}"
                )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
