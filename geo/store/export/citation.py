"""How the dataset is cited: Citation File Format 1.2.0, BibTeX and RIS. The version stands for the date."""

from __future__ import annotations

from collections.abc import Mapping

TITLE_ZH = "代表之声地图"
TITLE_EN = "Delegate Voices Map"
_AUTHORS = "Delegate Voices Map developers"


def cff(version: str, counts: Mapping[str, int]) -> str:
    """Give CITATION.cff."""
    return (
        "cff-version: 1.2.0\n"
        'message: "If you use these data, please cite them as below, and the articles that they quote."\n'
        "type: dataset\n"
        f'title: "{TITLE_ZH} ({TITLE_EN}): {_what(counts)}"\n'
        f'version: "{version[:12]}"\n'
        "authors:\n"
        f'  - name: "{_AUTHORS}"\n'
        "identifiers:\n"
        "  - type: other\n"
        f'    value: "sha256:{version}"\n'
    )


def bibtex(version: str, counts: Mapping[str, int]) -> str:
    """Give the BibTeX entry."""
    return (
        f"@misc{{delegate-voices-{version[:12]},\n"
        f"  title = {{{{{TITLE_ZH} ({TITLE_EN}): {_what(counts)}}}}},\n"
        f"  author = {{{{{_AUTHORS}}}}},\n"
        f"  version = {{{version[:12]}}},\n"
        f"  note = {{Dataset, SHA-256 {version}}}\n"
        "}\n"
    )


def ris(version: str, counts: Mapping[str, int]) -> str:
    """Give the RIS record."""
    fields = (
        ("TY", "DATA"),
        ("TI", f"{TITLE_ZH} ({TITLE_EN}): {_what(counts)}"),
        ("AU", _AUTHORS),
        ("ET", version[:12]),
        ("N1", f"SHA-256 {version}"),
        ("ER", ""),
    )
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields)


def _what(counts: Mapping[str, int]) -> str:
    return f"{counts['quotes']} quotes by {counts['delegates']} delegates in {counts['articles']} articles"
