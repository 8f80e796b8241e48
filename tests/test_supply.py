"""What the project is delivered with: every package at one version with its digests, under a free licence."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
# Their metadata name no licence: it stands in a file beside them, that of streamlit-folium in its source.
UNSAID = {"axe-playwright-python": "MIT", "resvg-py": "MIT", "streamlit-folium": "MIT"}
LOCKS = ("requirements.txt", "tests/requirements.txt")
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|MPL|Mozilla|LGPL|Lesser|HPND|Unlicense|OFL|0BSD|CC0|Artistic",
    re.IGNORECASE,
)


def locked(name: str) -> dict[str, tuple[Requirement, list[str]]]:
    """The packages of a file of requirements, each with its digests."""
    text = (ROOT / name).read_text(encoding="utf-8")
    found = {}
    for entry in re.split(r"\n(?=[A-Za-z])", re.sub(r"^#.*\n", "", text, flags=re.MULTILINE)):
        asked, *digests = entry.replace("\\\n", "\n").split("--hash=")
        requirement = Requirement(asked.strip())
        found[requirement.name.lower()] = (requirement, [digest.strip() for digest in digests])
    return found


@pytest.mark.parametrize("name", LOCKS)
def test_every_package_has_one_version_and_digests(name):
    for requirement, digests in locked(name).values():
        assert re.fullmatch(r"==[^,*]+", str(requirement.specifier)), requirement
        assert digests, requirement
        assert all(re.fullmatch(r"sha256:[0-9a-f]{64}", digest) for digest in digests)


def test_the_tests_run_with_the_packages_of_the_app():
    app, tests = map(locked, LOCKS)
    assert {name: str(app[name][0]) for name in app} == {name: str(tests[name][0]) for name in app}


def test_what_is_installed_is_what_is_locked_under_a_free_licence():
    for name, (requirement, _) in locked("tests/requirements.txt").items():
        if requirement.marker and not requirement.marker.evaluate():
            continue
        try:
            metadata = distribution(name).metadata.json
        except PackageNotFoundError:
            pytest.fail(f"{name} is locked and not installed: run `sh tests/run.sh`")
        assert requirement.specifier.contains(str(metadata["version"]), prereleases=True), name
        classifiers = [line for line in metadata.get("classifier", []) if line.startswith("License")]
        said = [str(metadata.get(key, ""))[:200] for key in ("license_expression", "license")]
        said += [*classifiers, UNSAID.get(name, "")]
        assert any(FREE.search(part) for part in said), (name, said)


@pytest.mark.parametrize("name", LOCKS)
def test_no_index_is_written_down(name):
    assert "://" not in (ROOT / name).read_text(encoding="utf-8")
