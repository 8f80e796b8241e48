"""Check the dataset: rebuild it and compare, and test every file against the contract.

Tests bytes against a rebuild, columns, keys and references, offsets against the article texts, SHA-256
sums, coordinates against the boundaries, and datapackage.json. Prints one line for each finding; exit
status 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys

from geo.cli import _options
from geo.cli._print import as_json


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    _options.add_dataset(parser, "--data")
    _options.add_workers(parser)


def run(options: argparse.Namespace) -> int:
    """Print the findings."""
    from geo.store.building import check
    from geo.store.contract.data_dir import directory

    report = check.check(options.data or directory(), workers=options.workers)
    if options.json:
        as_json({"findings": report.findings, "notes": report.notes, "checked": report.checked})
    else:
        for finding in report.findings:
            print(finding)
        for note in report.notes:
            print(f"note: {note}", file=sys.stderr)
        counts = ", ".join(f"{count} {name}" for name, count in report.checked.items())
        print(f"{len(report.findings)} findings in {counts or 'no file that can be read'}")
    return 1 if report.findings else 0
