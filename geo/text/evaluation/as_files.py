"""Labelled articles as files of other formats, to measure whether they read like the text they are made of.

Word, HTML and GB 18030 files are written here; PDF files are printed by Chromium, in one column and in two,
and by LibreOffice from the Word files. A program that is not installed is named, and its rows stay empty.
"""

from __future__ import annotations

import html
import io
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from operator import itemgetter
from pathlib import Path
from typing import Any

from geo.model import Article
from geo.text import extract, formats, parse

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
OFFICE = ("soffice", "libreoffice")
WORKERS = 2  # browsers at a time
AT_ONCE = 40  # files that LibreOffice gets at a time: it ends early with hundreds
SECONDS = 600  # that a program gets

Said = dict[str, list[tuple[str, str]]]  # kind and words of the quotes, without blanks, by speaker
Make = Callable[[Mapping[str, Article], Path], dict[str, Path]]  # files by article


class Missing(Exception):
    """A program that makes a format is not installed."""


@dataclass(slots=True)
class Compared:
    """How files of one format read."""

    name: str
    articles: int = 0
    same: int = 0
    differ: list[str] = field(default_factory=list)  # ids
    missing: str | None = None  # the program that is not installed


def compare(labels: Sequence[Mapping[str, Any]]) -> Iterator[Compared]:
    """Make files of the labels' texts in each format and compare what is found in them.

    Args:
        labels: Articles with `id` and `text`.

    Yields:
        A row for each format, when it is done.
    """
    articles = {f"{number:04}": parse(label["text"]) for number, label in enumerate(labels)}
    names = {f"{number:04}": str(label["id"]) for number, label in enumerate(labels)}
    wanted = {key: _said(article) for key, article in articles.items()}
    with tempfile.TemporaryDirectory() as folder:
        for name, make in FORMATS.items():
            row = Compared(name)
            where = Path(folder) / name.replace(" ", "-")
            where.mkdir()
            try:
                files = make(articles, where)
            except Missing as missing:
                row.missing = str(missing)
                yield row
                continue
            for key, path in files.items():
                found = formats.read(path)
                row.articles += 1
                if _said(parse(found.text)) == wanted[key]:
                    row.same += 1
                else:
                    row.differ.append(names[key])
            yield row


def table(rows: Sequence[Compared]) -> str:
    """Give the rows as lines of text."""
    lines = [f"{'format':<24}{'articles':>10}{'same':>8}{'share':>8}"]
    for row in rows:
        if row.missing:
            lines.append(f"{row.name:<24}{row.missing + ' is not installed':>26}")
        else:
            share = 100 * row.same / row.articles if row.articles else 0.0
            lines.append(f"{row.name:<24}{row.articles:>10}{row.same:>8}{share:>8.1f}")
    lines += [f"{row.name}: {' '.join(row.differ)}" for row in rows if row.differ]
    return "\n".join(lines)


def _said(article: Article) -> Said:
    extraction = extract(article)
    said: Said = {"".join(speaker.name.split()): [] for speaker in extraction.speakers}
    names = list(said)
    for quotation in extraction.quotations:
        words = "".join(quotation.text.split())
        said[names[quotation.speaker]].append((quotation.kind, words))
    return said


def _blocks(article: Article) -> list[tuple[str, str]]:
    """Yield title, headings and paragraphs in order: (element, text)."""
    text = article.text
    blocks = [(p.start, "p", text[p.start : p.end]) for p in article.paragraphs]
    blocks += [(s.start, "h2", s.heading) for s in article.sections if s.heading]
    for number, line in enumerate((article.title or "").split("\n")):
        if line.strip():
            blocks.append((article.title_start, "p" if number else "h1", line.strip()))
    return [(element, words) for _, element, words in sorted(blocks, key=itemgetter(0))]


def _page(article: Article, style: str = "") -> str:
    body = "\n".join(f"<{tag}>{html.escape(words)}</{tag}>" for tag, words in _blocks(article))
    head = f'<meta charset="utf-8"><title>{html.escape(article.title or "")}</title><style>{style}</style>'
    return f'<!doctype html><html lang="zh"><head>{head}</head><body>\n{body}\n</body></html>\n'


def _each(
    ending: str, content: Callable[[Article], bytes], articles: Mapping[str, Article], where: Path
) -> dict[str, Path]:
    files = {key: where / f"{key}{ending}" for key in articles}
    for key, path in files.items():
        path.write_bytes(content(articles[key]))
    return files


def _document(article: Article) -> bytes:
    """Give a Word file: a package with a main part and no more than that, its paragraphs set in as usual."""
    styles = {"h1": "Title", "h2": "Heading1", "p": "Normal"}
    body = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{styles[tag]}"/>{_SET_IN if tag == "p" else ""}</w:pPr><w:r>'
        f'<w:t xml:space="preserve">{html.escape(words, quote=False)}</w:t></w:r></w:p>'
        for tag, words in _blocks(article)
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in _PARTS.items():
            package.writestr(name, part.replace("BODY", body))
    return made.getvalue()


_SET_IN = '<w:ind w:firstLineChars="200" w:firstLine="420"/>'
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OPEN = "http://schemas.openxmlformats.org"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_PARTS = {
    "[Content_Types].xml": f'{_XML}<Types xmlns="{_OPEN}/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_MAIN}"/></Types>',
    "_rels/.rels": f'{_XML}<Relationships xmlns="{_OPEN}/package/2006/relationships"><Relationship Id="r1" '
    f'Type="{_OPEN}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
    "word/document.xml": f'{_XML}<w:document xmlns:w="{_OPEN}/wordprocessingml/2006/main"><w:body>BODY'
    "</w:body></w:document>",
}


def _printed(style: str, articles: Mapping[str, Article], where: Path) -> dict[str, Path]:
    """Make PDF files with Chromium."""
    browser = _program(CHROMIUM)
    pages = _each(".html", lambda article: _page(article, style).encode(), articles, where)
    files = {key: path.with_suffix(".pdf") for key, path in pages.items()}

    def print_one(key: str) -> None:
        with tempfile.TemporaryDirectory() as profile:
            _run(
                browser,
                *("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"),
                *("--disable-component-update", "--disable-sync", f"--user-data-dir={profile}"),
                *("--no-pdf-header-footer", f"--print-to-pdf={files[key]}", pages[key].as_uri()),
            )

    with ThreadPoolExecutor(WORKERS) as browsers:
        list(browsers.map(print_one, files))
    return files


def _by_office(articles: Mapping[str, Article], where: Path) -> dict[str, Path]:
    """Make PDF files of the Word files with LibreOffice."""
    office = _program(OFFICE)
    sources = _each(".docx", _document, articles, where)
    names = [str(path) for path in sources.values()]
    for first in range(0, len(names), AT_ONCE):
        _run(
            office,
            *("--headless", f"-env:UserInstallation={(where / 'profile').as_uri()}"),
            *("--convert-to", "pdf", "--outdir", str(where), *names[first : first + AT_ONCE]),
        )
    return {key: path.with_suffix(".pdf") for key, path in sources.items()}


def _program(names: Sequence[str]) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    if found is None:
        raise Missing(names[0])
    return found


def _run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


FORMATS: dict[str, Make] = {
    "text, GB 18030": partial(_each, ".txt", lambda article: article.text.encode("gb18030")),
    "HTML": partial(_each, ".html", lambda article: _page(article).encode()),
    "Word": partial(_each, ".docx", _document),
    "PDF, Chromium": partial(_printed, ""),
    "PDF, two columns": partial(_printed, "body{columns:2;font-size:11pt}p{text-indent:2em}"),
    "PDF, LibreOffice": _by_office,
}
