"""Show who said what in one article, with places resolved.

Reads txt, md, html, mht, docx, odt, rtf and pdf. Prints each delegate with role, place and quotes, and
what was not read or is nobody's; with --json one document with the article's text, its sections and themes,
and offsets into the text.
"""

from __future__ import annotations

import argparse
from typing import Any

from geo.cli import _options
from geo.cli._print import as_json, chain


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command's own arguments."""
    parser.add_argument("file", help="the article")
    parser.add_argument("--date", help="its date of publication, YYYY-MM-DD, if it does not print it")


def run(options: argparse.Namespace) -> int:
    """Print what the article says."""
    from geo import text
    from geo.store.contract.theme_file import project_themes
    from geo.store.reading import article as reading
    from geo.store.reading import document as extract_json

    article = text.read(options.file)
    read = reading.read_article(article, date=_options.date(options.date))
    document = extract_json.document(article, read, project_themes())
    if options.json:
        as_json(document)
    else:
        _print(document)
    return 0


def _print(document: dict[str, Any]) -> None:
    print(document["title"] or "(no title)")
    names = {theme["id"]: theme["name_zh"] for theme in document["themes"]}
    for delegate in document["delegates"]:
        office = " ".join(filter(None, [delegate["organisation"], delegate["role"]]))
        print(f"\n{delegate['name']}  {office}")
        print(f"  {chain(delegate)}  ({delegate['state']}, point of the {delegate['precision']})")
        for quote in delegate["quotes"]:
            theme = names.get(quote["theme"], quote["theme"] or "-")
            print(f"  [{quote['start']}:{quote['end']} {quote['kind']} {theme}] {quote['text']}")
    for warning in document["warnings"]:
        print(f"\n! {warning['start']}:{warning['end']} {warning['reason']}")
