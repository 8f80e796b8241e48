"""`python -m geo`, and `delegate-voices` where the package is installed: the command line; see geo.cli."""

from __future__ import annotations

import gc
import sys

from geo.cli import main

# What a command reads at its start lives as long as the process: looking through it for garbage every 700
# objects would take a fifth of the time until the first answer.
_THRESHOLD = (100_000, 50, 50)


def run() -> int:
    """Run the command that the process was started with; returns its exit status."""
    gc.set_threshold(*_THRESHOLD)
    return main()


if __name__ == "__main__":
    sys.exit(run())
