"""What select and facets must answer, by the plainest loops: the tests compare the fast ones with it."""

from __future__ import annotations

from geo.model import LEVELS
from geo.store.dataset.filters import Filters
from geo.store.dataset.provinces import in_english, province_of
from geo.vocabulary.glosses import gloss


def rows(dataset) -> list[dict]:
    """Every delegate with their quotes as dicts of text."""
    found = []
    for at, key in enumerate(dataset.delegates["id"]):
        row = {name: cells[at] for name, cells in dataset.delegates.items()}
        row["quotes"] = [
            {name: cells[quote] for name, cells in dataset.quotes.items()}
            for quote, owner in enumerate(dataset.quotes["delegate_id"])
            if owner == key
        ]
        found.append(row)
    dates = dict(zip(dataset.articles["id"], dataset.articles["date"], strict=True))
    titles = dict(zip(dataset.articles["id"], dataset.articles["title"], strict=True))
    themes = {theme.id: (theme.name_zh, theme.name_en) for theme in dataset.themes}
    for row in found:
        for quote in row["quotes"]:
            quote["date"] = dates[quote["article_id"]]
            quote["about"] = (titles[quote["article_id"]], *themes.get(quote["theme_id"], ()))
    return found


def quote_holds(quote: dict, filters: Filters) -> bool:
    return (
        (not filters.theme or (quote["theme_id"] or "none") in filters.theme)
        and (not filters.kind or quote["kind"] in filters.kind)
        and (not filters.article or quote["article_id"] in filters.article)
        and (filters.date_from is None or (quote["date"] and quote["date"] >= filters.date_from))
        and (filters.date_to is None or (quote["date"] and quote["date"] <= filters.date_to))
    )


def holds(row: dict, filters: Filters) -> bool:
    names = ("name", "name_pinyin", "role", "organisation", "place_text", "province", "prefecture", "county")
    fields = [row[name] for name in names] + [quote["text"] for quote in row["quotes"]]
    fields += [field for quote in row["quotes"] for field in quote["about"]]
    fields += [gloss(row[name]) or "" for name in ("role", "organisation")]
    fields += [name or "" for name in in_english({**dict.fromkeys(LEVELS), **row}).values()]
    of_quotes = filters.theme or filters.kind or filters.article or filters.date_from or filters.date_to
    return bool(
        (not filters.province or province_of(row["adcode"]) in filters.province)
        and (not filters.precision or row["precision"] in filters.precision)
        and (not filters.role or row["role_group"] in filters.role)
        and (not filters.q or any(filters.q.casefold() in field.casefold() for field in fields))
        and (not of_quotes or any(quote_holds(quote, filters) for quote in row["quotes"]))
    )


def select(found: list[dict], filters: Filters) -> tuple[list[str], set[str]]:
    """Ids of the delegates in order, and ids of the quotes that hold."""
    chosen = [row for row in found if holds(row, filters)]
    quotes = {quote["id"] for row in chosen for quote in row["quotes"] if quote_holds(quote, filters)}
    return [row["id"] for row in chosen], quotes


def facets(found: list[dict], filters: Filters) -> dict[str, dict[str, int]]:
    """Per facet, each value of the dataset with its count; counts of 0 left out."""

    def delegates(own: str, *values) -> dict[str, int]:
        counts: dict[str, int] = {}
        for row in found:
            if holds(row, filters.without(own)):
                value = values[0](row)
                counts[value] = counts.get(value, 0) + 1
        return counts

    def quotes(names: tuple[str, ...], value, *, distinct: bool) -> dict[str, int]:
        rest = filters.without(*names)
        counts: dict[str, int] = {}
        for row in found:
            if holds(row, rest):
                values = [value(quote) for quote in row["quotes"] if quote_holds(quote, rest)]
                for one in set(values) if distinct else values:
                    counts[one] = counts.get(one, 0) + 1
        return counts

    dates = quotes(("from", "to"), lambda quote: quote["date"], distinct=True)
    dates.pop("", None)
    return {
        "themes": quotes(("theme",), lambda quote: quote["theme_id"] or "none", distinct=True),
        "provinces": delegates("province", lambda row: province_of(row["adcode"])),
        "kinds": quotes(("kind",), lambda quote: quote["kind"], distinct=False),
        "articles": quotes(("article",), lambda quote: quote["article_id"], distinct=True),
        "precisions": delegates("precision", lambda row: row["precision"]),
        "roles": delegates("role", lambda row: row["role_group"]),
        "dates": dates,
    }
