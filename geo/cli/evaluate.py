"""Measure extraction, or places, against labels.

LABELS are files or directories of labelled articles, in the form that `extract --json` prints; default: the
project's gold set. --places takes a file of phrases with what they mean, one JSON object a line.
"""

from __future__ import annotations

import argparse
from pathlib import Path


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("labels", nargs="*", type=Path, metavar="LABELS", help="files or directories")
    parser.add_argument("--places", type=Path, metavar="FILE", help="phrases, JSON lines")


def run(options: argparse.Namespace) -> int:
    """Print the figures."""
    return 0
