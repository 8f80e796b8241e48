"""One loaded dataset: its rows as text, and as numbers for filters, counts and the map.

Made by `geo.store.dataset.load`; never changed afterwards, so that threads can share it. Rows of delegates
keep the file's order; quotes are grouped by delegate, in the file's order within each.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from geo import text
from geo.errors import UnknownId
from geo.model import KINDS, PRECISIONS, Article, Theme
from geo.store.contract.columns import ROLE_GROUPS
from geo.store.dataset.codes import Codes, Ints, Pairs, encode, pairs
from geo.store.dataset.provinces import NONE, Province, english_names, province_of, provinces
from geo.store.dataset.search import FIELD_END, Haystack
from geo.vocabulary.glosses import gloss

Columns = dict[str, list[str]]
Floats = npt.NDArray[np.float64]

SEARCHED = ("name", "name_pinyin", "role", "organisation", "place_text")
MOST_LOOKS = 8
_CHAIN = ("province", "prefecture", "county", "township", "village")


@dataclass(frozen=True)
class Dataset:
    """Everything that the files of one directory say; see geo.store.contract.columns for the columns."""

    directory: Path
    articles: Columns  # one list of text per column; an empty string is a value that is not known
    delegates: Columns
    quotes: Columns  # grouped by delegate
    themes: tuple[Theme, ...]
    quote_delegate: Ints  # row of the delegate of each quote, ascending
    quote_article: Ints  # row of the article of each quote
    lat: Floats  # degrees north, WGS-84; nan where there is no point
    lon: Floats  # degrees east
    texts: Mapping[str, str] = field(default_factory=dict)  # by article id, of articles in memory only

    def __len__(self) -> int:
        """How many delegates there are."""
        return len(self.delegates["id"])

    @cached_property
    def filter_values(self) -> dict[str, Collection[str]]:
        """The values that each list of `Filters` can ask for in this dataset, by the filter's name."""
        return {
            "theme": dict.fromkeys([*self.theme_rows, NONE]),
            "province": dict.fromkeys([*provinces(), *self.province.values]),
            "kind": KINDS,
            "article": self.article_rows,
            "precision": PRECISIONS,
            "role": ROLE_GROUPS,
        }

    # Ids

    def row(self, delegate_id: str) -> int:
        """The row of a delegate; raises UnknownId."""
        return _found(self.delegate_rows, delegate_id, "delegate")

    def quote(self, quote_id: str) -> int:
        """The row of a quote; raises UnknownId."""
        return _found(self.quote_rows, quote_id, "quote")

    def article(self, article_id: str) -> dict[str, str | None]:
        """The columns of an article; raises UnknownId."""
        at = _found(self.article_rows, article_id, "article")
        return {name: cells[at] or None for name, cells in self.articles.items()}

    def article_path(self, article_id: str) -> Path:
        """The file of an article; raises UnknownId."""
        at = _found(self.article_rows, article_id, "article")
        return self.directory / "articles" / self.articles["file"][at]

    def article_printed(self, article_id: str) -> Article:
        """The article as printed; raises UnknownId, or ArticleError where its file cannot be read."""
        path = self.article_path(article_id)
        kept = self.texts.get(article_id)
        return text.parse(kept, name=path.name) if kept is not None else text.read(path)

    def theme(self, theme_id: str) -> Theme:
        """A theme; raises UnknownId."""
        return self.themes[_found(self.theme_rows, theme_id, "theme")]

    @cached_property
    def delegate_rows(self) -> dict[str, int]:
        """Row of each delegate id."""
        return {key: row for row, key in enumerate(self.delegates["id"])}

    @cached_property
    def quote_rows(self) -> dict[str, int]:
        """Row of each quote id."""
        return {key: row for row, key in enumerate(self.quotes["id"])}

    @cached_property
    def article_rows(self) -> dict[str, int]:
        """Row of each article id."""
        return {key: row for row, key in enumerate(self.articles["id"])}

    @cached_property
    def theme_rows(self) -> dict[str, int]:
        """Position of each theme id."""
        return {theme.id: position for position, theme in enumerate(self.themes)}

    @cached_property
    def looks(self) -> dict[str, Theme]:
        """The themes with a look of their own, by id: the first that are spoken about, in the file's order.

        More than MOST_LOOKS cannot be told apart on one map; the rest look like those without a theme.
        """
        used = set(self.quotes["theme_id"])
        ordered = sorted(self.themes, key=lambda theme: theme.id not in used)
        return {theme.id: theme for theme in ordered[:MOST_LOOKS]}

    # Columns as numbers: of delegates

    @cached_property
    def adcode(self) -> Codes:
        """Code of the division of each delegate's place, empty without one."""
        return encode(self.delegates["adcode"])

    @cached_property
    def province(self) -> Codes:
        """Province id of each delegate, "none" without a place."""
        cells = [province_of(adcode) for adcode in self.delegates["adcode"]]
        return encode(cells, order=provinces())

    @cached_property
    def provinces(self) -> tuple[Province, ...]:
        """The provinces that delegates are from, in the order of their codes, "none" last."""
        names = dict(zip(self.province.codes.tolist(), self.delegates["province"], strict=True))
        return tuple(
            provinces().get(key) or Province(key, names[code] or key, names[code] or key)
            for code, key in enumerate(self.province.values)
        )

    @cached_property
    def precision(self) -> Codes:
        """Precision of each delegate's point."""
        return encode(self.delegates["precision"], order=PRECISIONS)

    @cached_property
    def role_group(self) -> Codes:
        """Role group of each delegate."""
        return encode(self.delegates["role_group"], order=ROLE_GROUPS)

    @cached_property
    def first_quote(self) -> npt.NDArray[np.int64]:
        """Quotes of delegate i are the rows first_quote[i] to first_quote[i + 1]."""
        return np.searchsorted(self.quote_delegate, np.arange(len(self) + 1))

    @cached_property
    def haystack(self) -> Haystack:
        """The searchable text of each delegate, in both languages: whatever a page shows of them.

        The columns SEARCHED, the glosses of office and body, the place chain, its English names, every
        quote, and the quotes' themes and the titles of their articles.
        """
        columns = [self.delegates[name] for name in SEARCHED]
        joined = [name.replace(" ", "") for name in self.delegates["name_pinyin"]]
        chain = ["".join(parts) for parts in zip(*(self.delegates[name] for name in _CHAIN), strict=True)]
        named = {code: FIELD_END.join(english_names(code)) for code in self.adcode.values}
        english = [named[code] for code in self.delegates["adcode"]]
        roles = [gloss(role) or "" if role else "" for role in self.delegates["role"]]
        bodies = [gloss(body) or "" if body else "" for body in self.delegates["organisation"]]
        fields = zip(*columns, joined, chain, english, roles, bodies, strict=True)
        texts, first = self.quotes["text"], self.first_quote.tolist()
        themes = {theme.id: FIELD_END.join((theme.name_zh, theme.name_en)) for theme in self.themes}
        spoken = [themes.get(theme, "") for theme in self.quotes["theme_id"]]
        titles = [self.articles["title"][at] for at in self.quote_article.tolist()]
        return Haystack(
            FIELD_END.join(
                [
                    *cells,
                    *texts[start:end],
                    *dict.fromkeys(spoken[start:end]),
                    *dict.fromkeys(titles[start:end]),
                ]
            )
            for cells, start, end in zip(fields, first[:-1], first[1:], strict=True)
        )

    # Columns as numbers: of quotes

    @cached_property
    def theme_codes(self) -> Codes:
        """Theme id of each quote, "none" without a theme."""
        order = [theme.id for theme in self.themes]
        return encode([theme or NONE for theme in self.quotes["theme_id"]], order=order)

    @cached_property
    def kind(self) -> Codes:
        """Kind of each quote."""
        return encode(self.quotes["kind"], order=KINDS)

    @cached_property
    def article_codes(self) -> Codes:
        """Article id of each quote, articles in the file's order."""
        return encode(self.quotes["article_id"], order=self.articles["id"])

    @cached_property
    def quoted_articles(self) -> npt.NDArray[np.int64]:
        """Row of the article of each code of `article_codes`: those that print a quote."""
        return np.unique(self.quote_article).astype(np.int64)

    @cached_property
    def titles(self) -> Haystack:
        """The searchable titles of the articles."""
        return Haystack(self.articles["title"])

    @cached_property
    def date(self) -> Codes:
        """Date of the article of each quote, ascending; an empty string where it is not known."""
        return encode([self.articles["date"][row] for row in self.quote_article.tolist()])

    @cached_property
    def theme_pairs(self) -> Pairs:
        """Distinct pairs of delegate and theme."""
        return pairs(self.quote_delegate, self.theme_codes)

    @cached_property
    def article_pairs(self) -> Pairs:
        """Distinct pairs of delegate and article."""
        return pairs(self.quote_delegate, self.article_codes)

    @cached_property
    def date_pairs(self) -> Pairs:
        """Distinct pairs of delegate and date."""
        return pairs(self.quote_delegate, self.date)

    def prepare(self) -> None:
        """Compute every cached column now, so that the first request need not."""
        for name in (
            *("delegate_rows", "quote_rows", "article_rows", "theme_rows", "adcode", "provinces"),
            "filter_values",
            *(
                "precision",
                "role_group",
                "first_quote",
                "haystack",
                "kind",
                "theme_pairs",
                "article_pairs",
                "date_pairs",
            ),
        ):
            getattr(self, name)


def _found(rows_of: dict[str, int], key: str, what: str) -> int:
    if key not in rows_of:
        raise UnknownId(f"no {what} has the id {key!r}")
    return rows_of[key]
