"""The library as it is installed: its data come along, its command runs, its requirements are the app's."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
ENTRY = "import sys; from {module} import {function}; sys.exit({function}())"


def names(lines):
    """The packages that lines of requirements ask for, in one spelling."""
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in lines)
    return {match[0].lower().replace("_", "-").replace(".", "-") for match in found if match}


@pytest.fixture(scope="module")
def installed(tmp_path_factory):
    """A folder in which the library lies as an installation puts it there."""
    folder = tmp_path_factory.mktemp("installed")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    ZipFile(wheel).extractall(folder)
    return folder


def run(folder, *arguments):
    environment = {**os.environ, "PYTHONPATH": str(folder)}
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


def test_the_command_works_with_the_data_that_came_along(installed):
    module, function = PROJECT["scripts"]["delegate-voices"].split(":")
    done = run(installed, "-c", ENTRY.format(module=module, function=function), "resolve", "昭通市委书记")
    assert (done.returncode, done.stderr) == (0, "")
    assert "530600" in done.stdout


def test_the_dataset_and_the_types_came_along(installed):
    done = run(installed, "-c", "import geo; print(geo.__file__, len(geo.current()))")
    assert (done.returncode, done.stderr) == (0, "")
    place, number = done.stdout.split()
    assert place.startswith(str(installed))
    assert int(number) > 0
    assert (installed / "geo" / "py.typed").is_file()


def test_the_pinned_set_is_what_the_project_asks_for():
    pinned = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    asked = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["app"]]
    assert names(asked) - {"starlette"} <= names(pinned)  # streamlit brings starlette along
