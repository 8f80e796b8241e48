"""Downloads of the map as a poster: the view and the filters of the moment, on a sheet of A4 or A3."""

from __future__ import annotations

from datetime import date
from functools import partial

import streamlit as st

from geo.store import Selection
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.provinces import provinces
from geo.store.dataset.rows import totals
from geo.web import poster
from pages.shared.facets import label
from pages.texts.language import language, t

FORMATS = {"svg": "image/svg+xml", "png": "image/png"}


def downloads(data: Dataset, selection: Selection) -> None:
    """A button for each paper and format; the file is made when one is pressed."""
    view = view_of(st.query_params.get("view"))
    for paper in poster.PAPERS:
        for kind, mime in FORMATS.items():
            st.download_button(
                t(f"poster.{kind}", paper=paper.upper()),
                partial(drawn, data, selection, paper, kind, view),
                file_name=f"delegate-voices-{paper}.{kind}",
                mime=mime,
                key=f"download.poster.{paper}.{kind}",
                type="tertiary",
                on_click="ignore",
            )


def drawn(
    data: Dataset, selection: Selection, paper: poster.Paper, kind: str, view: poster.View | None
) -> bytes:
    """The bytes of the poster."""
    drawing = poster.svg(data, selection, paper=paper, words=words(data, selection), view=view)
    return drawing.encode("utf-8") if kind == "svg" else poster.png(drawing, width_mm=poster.PAPERS[paper][0])


def words(data: Dataset, selection: Selection) -> poster.Words:
    """What the poster says, in the reader's language."""
    summary = totals(data, selection)
    counts = " · ".join(t(f"count.{name}", n=summary[name]) for name in ("delegates", "quotes", "provinces"))
    chips = [label(data, facet, value) for facet, value in selection.filters.pairs()]
    names = {theme.id: theme.name_zh if language() == "zh" else theme.name_en for theme in data.themes}
    return poster.Words(
        title=t("product"),
        summary=" · ".join([counts, *chips]),
        legend=t("facet.theme"),
        names=t("page.delegates"),
        more=t("poster.more", n="{n}"),
        cluster=t("poster.cluster"),
        source=f"{t('source')} · {t('product')} · {date.today().isoformat()}",
        inset=t("poster.inset"),
        theme_names={"": t("theme.none"), **names},
        provinces={} if language() == "zh" else {each.name_zh: each.name_en for each in provinces().values()},
        spelt=language() == "en",
    )


def view_of(text: str | None) -> poster.View | None:
    """The view that the map keeps in the address as "zoom,lat,lon"; None without a sensible one."""
    try:
        zoom, lat, lon = (float(part) for part in (text or "").split(","))
    except ValueError:
        return None
    known = 2 <= zoom <= 18 and abs(lat) <= 80 and abs(lon) <= 180
    return poster.View(zoom, lat, lon) if known else None
