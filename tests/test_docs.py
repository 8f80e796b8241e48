"""What the documents promise is there: commands, pictures, columns, links."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from geo.store.contract.columns import TABLES

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
DATA_README = (ROOT / "data" / "README.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
DOCUMENTS = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "data" / "README.md",
    *ROOT.glob("tests/*/README.md"),
]
CHANGE_KINDS = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security"}


def geo(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "geo", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )


def commands():
    """The commands that the command line itself lists."""
    return re.findall(r"^    (\w+) ", geo("--help").stdout, re.MULTILINE)


def blocks(document):
    """The fenced blocks of a document: language and content."""
    return re.findall(r"^```(\w*)\n(.*?)^```", document, re.MULTILINE | re.DOTALL)


def section(document, heading):
    """The text below a heading up to the next one of any level."""
    found = re.search(rf"^#+ {re.escape(heading)}$(.*?)(?=^#|\Z)", document, re.MULTILINE | re.DOTALL)
    return found[1] if found else None


def test_the_command_line_lists_its_commands():
    assert {"extract", "resolve", "build", "check", "evaluate", "export"} <= set(commands())


@pytest.mark.parametrize("command", commands())
def test_a_command_has_help_and_stands_in_the_readme(command):
    run = geo(command, "--help")
    assert run.returncode == 0
    description = run.stdout.split("\n\n")[1]
    assert len(description) > 20
    assert "--json" in run.stdout
    assert f"python -m geo {command}" in README


def test_every_command_of_the_readme_exists():
    assert set(re.findall(r"python -m geo (\w+)", README)) == set(commands())


def test_the_readme_starts_with_what_it_is_the_command_and_a_picture():
    title, sentence, command, picture = README.split("\n\n")[:4]
    assert title.startswith("# ")
    assert 1 <= sentence.count(". ") + sentence.count(".\n") + 1 <= 2
    assert command == "```sh\npip install -r requirements.txt && streamlit run app.py\n```"
    assert picture.startswith("![")


def test_the_readme_names_the_test_command():
    assert blocks(README)[1] == ("sh", "sh tests/run.sh\n")


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_links_and_pictures_lead_to_files(document):
    text = document.read_text(encoding="utf-8")
    targets = [target for target in re.findall(r"\]\(([^)\s]+)\)", text) if "://" not in target]
    missing = [target for target in targets if not (document.parent / target.partition("#")[0]).exists()]
    assert missing == []


def test_every_picture_has_a_description():
    assert all(len(text) > 10 for text in re.findall(r"!\[([^\]]*)\]", README))


def test_the_python_of_the_readme_runs():
    code = "\n".join(content for language, content in blocks(README) if language == "python")
    assert code
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_column_is_documented(table):
    text = section(DATA_README, table.file)
    assert text is not None, f"data/README.md has no section {table.file}"
    documented = re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE)
    assert tuple(documented) == table.names


def test_the_changelog_keeps_its_form():
    headings = re.findall(r"^(#+) (.*)$", CHANGELOG, re.MULTILINE)
    assert headings[0] == ("#", "Changelog")
    releases = [text for level, text in headings if level == "##"]
    assert releases[0] == "[Unreleased]"
    assert all(re.fullmatch(r"\[\d+\.\d+\.\d+\] - \d{4}-\d{2}-\d{2}", text) for text in releases[1:])
    assert {text for level, text in headings if level == "###"} <= CHANGE_KINDS
    entries = re.findall(r"^- (.*)$", CHANGELOG, re.MULTILINE)
    assert entries
    assert all(entry.endswith(".") for entry in entries)


def test_the_container_copies_what_the_application_needs_and_starts_it():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    words = [shlex.split(line)[1:-1] for line in lines if line.startswith("COPY ")]
    copied = {word for line in words for word in line if not word.startswith("--")}
    assert copied == {"requirements.txt", ".streamlit", "app.py", "geo", "pages", "data"}
    assert all((ROOT / name).exists() for name in copied)
    assert any(line.startswith('CMD ["streamlit", "run", "app.py"') for line in lines)
    kept = (ROOT / ".dockerignore").read_text(encoding="utf-8").split()
    assert all(any(entry.startswith(f"!{name}") for entry in kept) for name in copied)


def test_the_container_has_no_rights_and_installs_only_what_is_locked():
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    assert "--require-hashes -r requirements.txt" in lines
    assert lines.index("\nUSER 10001") < lines.index("\nCMD")
    started = next(block for language, block in blocks(README) if "docker run" in block)
    assert all(
        option in started for option in ("--read-only", "--tmpfs /tmp", "--cap-drop ALL", "no-new-privileges")
    )
