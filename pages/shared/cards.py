"""Delegates as cards: what a card says, and the component that shows a list of them.

The same card stands beside the map and in the reader. The component is in geo/web/static/pages; it receives
plain text and gives back ids.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from geo.model import Theme
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.search import printed
from geo.web import presenter
from geo.web.server import assets
from pages.shared import state
from pages.texts.language import language, t

STATIC = Path(__file__).resolve().parents[2] / "geo" / "web" / "static" / "pages"
_REMARK = re.compile(r"^[ \t]*(?:(?://.*|/\*.*\*/[ \t]*)?\n|(?=\S))", re.MULTILINE)
OTHER = {"colour": "#7A7F87", "shape": "ring"}


def static(*names: str) -> str:
    """The code in files under geo/web/static/pages, one after another, without comments and indents.

    Streamlit sends it along whenever a component's data change.
    """
    code = "\n".join((STATIC / name).read_text(encoding="utf-8") for name in names)
    return _REMARK.sub("", code)


def script(component: str) -> str:
    """A module that takes the code of a component from our own assets, where browsers keep it."""
    address = assets.address(f"pages/{component}.js")
    # of two lines: Streamlit takes one line for the name of a file
    return f'const code = await import(new URL("{address}", document.baseURI))\nexport default code.default'


def packed(data: object) -> bytes:
    """Data for a component as UTF-8 JSON: Streamlit's own JSON spends six bytes on a Chinese character."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


_cards = st.components.v2.component(
    "delegate_cards",
    html='<div class="cards"><h2></h2><ol></ol></div>',
    css=static("cards.css"),
    js=script("cards"),
)


def cards(
    data: Dataset,
    rows: Sequence[Mapping[str, Any]],
    *,
    key: str,
    chosen: str | None,
    sought: str = "",
    scroll: bool = True,
) -> None:
    """Show delegates; a choice changes the session's delegate, a quote's link leads to the reader."""
    link = state.linker()
    shown = [card(data, row, link) for row in rows]
    _cards(
        key=key,
        data=packed(
            {
                "rows": shown,
                "selected": chosen,
                "sought": printed(sought, (text for row in shown for text in _texts(row))),
                "scroll": scroll,
                "labels": labels(),
            }
        ),
        on_chosen_change=lambda: state.choose(st.session_state[key]["chosen"]),
    )


def card(data: Dataset, row: Mapping[str, Any], link: Callable[..., str] = state.link) -> dict[str, Any]:
    """What a card says about a row of the dataset: text only, ready to show; `link` gives its addresses."""
    shown = [quote for quote in row["quotes"] if quote.get("matches", True)]
    others = len(row["quotes"]) - len(shown)
    return {
        "id": row["id"],
        "name": row["name"],
        "pinyin": row["name_pinyin"],
        "role": presenter.office(row),
        "gloss": presenter.office_gloss(row) if language() == "en" else None,
        "place": " › ".join(presenter.place(row, language())) or None,
        "place_lang": "en" if language() == "en" else "zh-CN",
        "state": row["state"],
        "precision": exactness(row),
        "href": link(delegate=row["id"]),
        "quotes": [quoted(data, quote, link) for quote in shown],
        "more": t("card.others", n=others) if others else None,
    }


def _texts(card: Mapping[str, Any]) -> list[str]:
    """The texts of a card in which the words of a search are marked."""
    said = [quote["text"] for quote in card["quotes"]]
    return [
        text
        for text in (card["name"], card["pinyin"], card["role"], card["gloss"], card["place"], *said)
        if text
    ]


def quoted(data: Dataset, quote: Mapping[str, Any], link: Callable[..., str] = state.link) -> dict[str, Any]:
    """What a card or the reader says about a quote."""
    return {
        "id": quote["id"],
        "text": quote["text"],
        "kind": quote["kind"],
        "matches": quote.get("matches", True),
        "theme": theme(data, quote["theme_id"]),
        "href": link("article", quote=quote["id"]),
    }


def theme(data: Dataset, theme_id: str | None) -> dict[str, str]:
    """Name, colour and shape of a theme; those without a look of their own look like the rest."""
    place = data.theme_rows.get(theme_id or "")
    if place is None:
        return {**OTHER, "name": t("theme.none")}
    found = data.themes[place]
    name = found.name_zh if language() == "zh" else found.name_en
    own = found.id in data.looks
    return {"colour": found.colour, "shape": found.shape, **({} if own else OTHER), "name": name}


def called(row: Mapping[str, Any]) -> str:
    """A delegate's name where there is room for one line; in English with its spelling beside it."""
    return named(row["name"], row["name_pinyin"])


def theme_called(theme: Theme) -> str:
    """The theme's name in the reader's language."""
    return theme.name_zh if language() == "zh" else theme.name_en


def named(name: str, pinyin: str | None) -> str:
    """The same of a name and its spelling."""
    return f"{name} {pinyin}" if pinyin and language() == "en" else name


def chain(row: Mapping[str, Any]) -> list[str]:
    """Name the divisions of a delegate, outermost first, in the reader's language."""
    return presenter.divisions(row, language())


def exactness(row: Mapping[str, Any]) -> str:
    """Say how far to trust the point, in the reader's language."""
    return presenter.exactness(row, language())


def labels() -> dict[str, str]:
    """The words on a card's buttons."""
    return {
        "list": t("card.list"),
        "open": t("card.open"),
        "copy": t("card.copy"),
        "copied": t("card.copied"),
        "indirect": t("kind.indirect"),
    }
