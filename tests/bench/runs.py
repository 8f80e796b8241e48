"""What one run of each page costs the server, in seconds of CPU time.

    python -m tests.bench.runs [--sizes 9,20000] [--runs 20] [--each 250]

`--each` is the number of delegates in an article: with 10, 20,000 delegates stand in 2,000 articles.

One session asks for each page again and again with changing filters, as a reader who clicks on facets does.
Prints a table with the goals; the exit status says whether all are reached.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
from pathlib import Path

from tests.bench.load import FILTERS, Reader
from tests.browser.server import Server, serve
from tests.generate import DELEGATES_PER_ARTICLE, generate

PAGES = ("", "delegates", "themes", "article", "places", "articles", "about")
WARM = 4  # runs that are not counted
GOAL = 0.1  # seconds of any page
MAP_GOALS = {9: 0.02, 20000: 0.06}


def spent(server: Server) -> float:
    """CPU seconds that the server's process has used."""
    fields = Path(f"/proc/{server.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def costs(server: Server, runs: int) -> dict[str, float]:
    """The mean cost of a run, by page."""
    found = {}
    for page in PAGES:
        async with Reader(server) as reader:
            for number in range(WARM):
                await reader.ask(page, FILTERS[number % len(FILTERS)])
            before = spent(server)
            for number in range(runs):
                await reader.ask(page, FILTERS[number % len(FILTERS)])
            found[page] = (spent(server) - before) / runs
    return found


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--sizes", default="9,20000")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--each", type=int, default=DELEGATES_PER_ARTICLE)
    options = parser.parse_args(arguments)
    reached = True
    for size in map(int, options.sizes.split(",")):
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            generate(size, folder / "data", each=options.each)
            with serve(folder, data=folder / "data") as server:
                found = asyncio.run(costs(server, options.runs))
        print(f"{size} delegates")
        for page, cost in found.items():
            goal = GOAL if page else MAP_GOALS.get(size, GOAL)
            reached = reached and cost <= goal
            print(
                f"  {page or 'map':<14}{cost:8.3f} s   goal {goal:.2f}{'' if cost <= goal else '   missed'}"
            )
    return 0 if reached else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
