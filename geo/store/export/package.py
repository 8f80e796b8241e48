"""The data package: one zip with the filtered dataset, described for people and programs, and how to cite it.

Frictionless-valid (datapackage.json), the tables as the data contract has them with the flat table of quotes,
a codebook in Chinese and English, CITATION.cff, BibTeX and RIS. The texts of the articles may be under
copyright and come only when asked for. The same dataset and filters give the same bytes: no clock is in it.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from geo.errors import ArticleError
from geo.store.contract import columns
from geo.store.contract import package as contract
from geo.store.contract.csvfile import write_text
from geo.store.export import citation
from geo.store.export.quotes import COLUMNS, NAMES, as_text, quote_rows

if TYPE_CHECKING:
    from geo.store.contract.columns import Table
    from geo.store.dataset.dataset import Dataset
    from geo.store.dataset.filters import Selection

_MOMENT = (1980, 1, 1, 0, 0, 0)  # of every file in the zip, as a zip cannot hold none
_TABLES = (columns.DELEGATES, columns.ARTICLES, columns.THEMES)
_CHUNK = 1 << 16
_WHAT = (
    "新闻报道里代表们说了什么、来自哪里、谈的是什么主题，以及每一项有多大把握。",
    "Who said what in news articles that quote delegates, where they are from, on which theme, and how",
    "sure each of these is.",
    "",
)
_HOW_TO_READ = (
    "文件为 UTF-8 的 CSV，逗号分隔，空单元格表示不知道；坐标为 WGS-84；起止位置按 Unicode 字符计，",
    "文章文件去掉字节序标记、CRLF 改为 LF 之后，text[start:end] 就是引语。引语的版权属于原发布者。",
    "CSV in UTF-8; an empty cell is a value that is not known; coordinates are WGS-84; offsets count",
    "Unicode code points of the article's text without byte order mark and with LF: text[start:end] is the",
    "quote. The words are their publishers'. Divisions: GB/T 2260; boundaries: Tianditu, GS(2024)0650.",
    "",
)


def write_package(
    dataset: Dataset,
    selection: Selection,
    out: BinaryIO,
    *,
    filters: Sequence[tuple[str, str]] = (),
    texts: bool = False,
) -> None:
    """Write the package to `out`; `filters` are the pairs behind the selection, `texts` adds the articles."""
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        digest = hashlib.sha256()
        for name, content in _tables(dataset, selection):
            data = content.encode("utf-8")
            digest.update(data)
            _add(archive, name, data)
        version = digest.hexdigest()
        for name, content in _described(dataset, selection, filters, version).items():
            _add(archive, name, content.encode("utf-8"))
        if texts:
            for article in _articles(dataset, selection):
                at = dataset.article_rows[article]
                try:
                    text = dataset.article_printed(article).text
                except ArticleError:
                    continue  # the file is gone: its row stays, with its digest
                _add(archive, f"articles/{dataset.articles['file'][at]}", text.encode("utf-8"))


def chunks(made: BinaryIO) -> Iterator[bytes]:
    """Give a file that was written, from its beginning, in pieces."""
    made.seek(0)
    while part := made.read(_CHUNK):
        yield part


def _add(archive: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _MOMENT)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    archive.writestr(entry, data)


def _tables(dataset: Dataset, selection: Selection) -> Iterator[tuple[str, str]]:
    """The CSV files: plain, with LF, so that each cell is what the dataset holds."""
    yield "quotes.csv", write_text(NAMES, (as_text(row) for row in quote_rows(dataset, selection)))
    people = [
        {name: dataset.delegates[name][row] or "" for name in columns.DELEGATES.names}
        for row in selection.delegates.tolist()
    ]
    yield columns.DELEGATES.file, write_text(columns.DELEGATES.names, people)
    rows = [dataset.article_rows[key] for key in _articles(dataset, selection)]
    articles = [
        {name: dataset.articles[name][at] or "" for name in columns.ARTICLES.names} for at in sorted(rows)
    ]
    yield columns.ARTICLES.file, write_text(columns.ARTICLES.names, articles)
    themes = [
        {
            "id": theme.id,
            "name_zh": theme.name_zh,
            "name_en": theme.name_en,
            "colour": theme.colour,
            "shape": theme.shape,
            "keywords": "|".join(theme.keywords),
            "origin": theme.origin,
        }
        for theme in dataset.themes
    ]
    yield columns.THEMES.file, write_text(columns.THEMES.names, themes)


def _articles(dataset: Dataset, selection: Selection) -> list[str]:
    held = dataset.quote_article[selection.quotes].tolist()
    return [dataset.articles["id"][at] for at in sorted(set(held))]


def _described(
    dataset: Dataset, selection: Selection, filters: Sequence[tuple[str, str]], version: str
) -> dict[str, str]:
    counts = {
        "quotes": int(selection.quotes.sum()),
        "delegates": len(selection),
        "articles": len(_articles(dataset, selection)),
    }
    return {
        contract.FILE: json.dumps(_descriptor(filters, version, counts), ensure_ascii=False, indent=2) + "\n",
        "README.md": _codebook(filters, version, counts),
        "CITATION.cff": citation.cff(version, counts),
        "citation.bib": citation.bibtex(version, counts),
        "citation.ris": citation.ris(version, counts),
    }


def _descriptor(filters: Sequence[tuple[str, str]], version: str, counts: dict[str, int]) -> dict[str, Any]:
    """The package for programs; keys refer to one another as in the dataset."""
    known = contract.descriptor()
    resources = {one["name"]: one for one in known["resources"]}
    flat = {
        **resources["quotes"],
        "title": "The quotes, with who said them, where and in what.",
        "schema": {
            "fields": [
                {"name": one.name, "type": one.type, "title": one.zh, "description": one.en}
                for one in COLUMNS
            ],
            "missingValues": [""],
            "primaryKey": ["quote_id"],
            "foreignKeys": [
                {"fields": [field], "reference": {"resource": table, "fields": ["id"]}}
                for field, table in (
                    ("delegate_id", "delegates"),
                    ("article_id", "articles"),
                    ("theme_id", "themes"),
                )
            ],
        },
    }
    return {
        **known,
        "version": version[:12],
        "hash": f"sha256:{version}",
        "filters": [list(pair) for pair in filters],
        "counts": counts,
        "resources": [flat, *(resources[table.name] for table in _TABLES)],
    }


def _codebook(filters: Sequence[tuple[str, str]], version: str, counts: dict[str, int]) -> str:
    """The description for people, in both languages."""
    said = "&".join(f"{name}={value}" for name, value in filters)
    lines = [
        f"# {citation.TITLE_ZH} / {citation.TITLE_EN}",
        "",
        *_WHAT,
        f"- 版本 / version: {version[:12]}",
        f"- 校验 / checksum (SHA-256 of quotes, delegates, articles, themes): {version}",
        f"- 数量 / counts: {', '.join(f'{number} {name}' for name, number in counts.items())}",
        f"- 筛选 / filters: {said or '无 / none'}",
        "",
        *_HOW_TO_READ,
        "## quotes.csv",
        "| column | 含义 | meaning |",
        "|---|---|---|",
        *(f"| `{one.name}` | {one.zh} | {one.en} |" for one in COLUMNS),
    ]
    for table in _TABLES:
        lines += ["", f"## {table.file}", *_meanings(table)]
    return "\n".join(lines) + "\n"


def _meanings(table: Table) -> list[str]:
    rows = [f"| `{column.name}` | {column.meaning} |" for column in table.columns]
    return [table.meaning, "", "| column | meaning |", "|---|---|", *rows]
