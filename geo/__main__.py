"""`python -m geo`: the command line; see geo.cli."""

from __future__ import annotations

import gc
import sys

from geo.cli import main

# What a command reads at its start lives as long as the process: looking through it for garbage every 700
# objects would take a fifth of the time until the first answer.
gc.set_threshold(100_000, 50, 50)

if __name__ == "__main__":
    sys.exit(main())
