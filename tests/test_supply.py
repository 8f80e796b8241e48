"""What the project is delivered with: every package at one version with its digests, under a free licence."""

from __future__ import annotations

import json
import re
import tomllib
from importlib.metadata import PackageNotFoundError, distribution, requires
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parent.parent
# Their metadata name no licence: it stands in a file beside them, that of streamlit-folium in its source.
UNSAID = {"axe-playwright-python": "MIT", "resvg-py": "MIT", "streamlit-folium": "MIT"}
LOCKS = ("requirements.txt", "tests/requirements.txt")
FREE = re.compile(
    r"MIT|BSD|Apache|ISC|PSF|Python Software|Python-2\.0|MPL|"
    r"Mozilla|LGPL|Lesser|HPND|Unlicense|OFL|0BSD|CC0|Artistic",
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


def brought_along(asked: list[str]) -> set[str]:
    """The packages that these requirements bring along here, themselves included."""
    found: set[str] = set()
    waiting = [(Requirement(line), "") for line in asked]
    while waiting:
        requirement, extra = waiting.pop()
        if requirement.marker and not requirement.marker.evaluate({"extra": extra}):
            continue
        for wanted in ("", *requirement.extras):
            key = canonicalize_name(requirement.name) + (f"[{wanted}]" if wanted else "")
            if key not in found:
                found.add(key)
                waiting += [(Requirement(line), wanted) for line in requires(requirement.name) or ()]
    return {key for key in found if "[" not in key}


def test_all_that_the_packages_bring_along_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    app = [*project["dependencies"], *extras["app"]]
    for name, asked in zip(LOCKS, (app, [*app, *extras["test"]]), strict=True):
        assert brought_along(asked) <= {canonicalize_name(each) for each in locked(name)}, name


SERVICES = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))["services"]


@pytest.mark.parametrize("service", SERVICES)
def test_a_container_has_no_rights_and_answers_this_machine_alone(service):
    said = SERVICES[service]
    assert said["user"] == "10001"
    assert said["read_only"] is True
    assert said["cap_drop"] == ["ALL"]
    assert said["security_opt"] == ["no-new-privileges:true"]
    assert said["tmpfs"] == ["/tmp"]
    assert not {"privileged", "cap_add", "devices", "network_mode", "pid"} & set(said)
    assert all(port.startswith("127.0.0.1:") for port in said["ports"])


def test_only_who_edits_has_a_place_to_write_to():
    hosted, editing = SERVICES["voices"], SERVICES["editing"]
    assert hosted["environment"]["DELEGATE_MAP_MODE"] == "hosted"
    assert "volumes" not in hosted
    assert editing["profiles"] == ["editing"]
    assert editing["volumes"] == ["data:/srv/voices/data"]


def test_the_image_is_checked_with_patience_and_its_base_can_be_named_by_digest():
    image = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert re.search(r"^ARG BASE=\S+\nFROM \$\{BASE\}$", image, re.MULTILINE)
    said = re.search(r"^HEALTHCHECK (.*?) \\\n\s+CMD (\[.*\])$", image, re.MULTILINE)
    assert said
    options = dict(option.removeprefix("--").split("=") for option in said[1].split())
    assert int(options["timeout"].removesuffix("s")) >= 20
    assert int(options["retries"]) >= 3
    assert "/healthz" in said[2]
    assert image.rindex("\nUSER 10001") < image.index("\nHEALTHCHECK")


def test_every_package_of_the_browser_code_s_checks_has_a_digest_and_a_free_licence():
    lock = json.loads((ROOT / "tests" / "package-lock.json").read_text(encoding="utf-8"))
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    for name, entry in packages.items():
        assert entry["dev"], name
        assert entry["integrity"].startswith("sha512-"), name
        assert FREE.search(entry["license"]), (name, entry["license"])
        assert "resolved" not in entry, f"{name} names a registry: keep tests/.npmrc"
    asked = json.loads((ROOT / "tests" / "package.json").read_text(encoding="utf-8"))["devDependencies"]
    assert asked == {name: packages[f"node_modules/{name}"]["version"] for name in asked}
