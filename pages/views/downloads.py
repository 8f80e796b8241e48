"""What is seen as files to keep: one menu on the map, the table and an article, with what it covers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from io import BytesIO

import streamlit as st

from geo.store import Selection, export
from geo.store.dataset.dataset import Dataset
from geo.store.dataset.rows import totals
from geo.web.api.download import WORKBOOK
from geo.web.print.offline_page import html
from pages.texts.language import t
from pages.views import poster

Write = Callable[[Dataset, Selection], bytes]


def menu(data: Dataset, selection: Selection, *, key: str = "download", posters: bool = False) -> None:
    """Show the menu; the files hold what the selection leaves and are made when one is chosen."""
    with st.popover(
        t("table.download"),
        icon=":material/download:",
        disabled=not len(selection),
        key=key,
        on_change="rerun",  # what is in it costs nothing before somebody opens it
    ) as opened:
        if not opened.open or not len(selection):
            return
        covered = totals(data, selection)
        people, quotes = (t(f"count.{name}", n=covered[name]) for name in ("delegates", "quotes"))
        st.caption(t("download.covers", people=people, quotes=quotes))
        for name, (write, file, kind) in WRITERS.items():
            st.download_button(
                t(f"table.download.{name}"),
                partial(write, data, selection),
                file_name=file,
                mime=kind,
                key=f"{key}.{name}",
                type="tertiary",
                on_click="ignore",
            )
        if posters:
            poster.downloads(data, selection)


def package(data: Dataset, selection: Selection, *, texts: bool = False) -> bytes:
    """The data package as bytes."""
    out = BytesIO()
    export.write_package(data, selection, out, filters=selection.filters.pairs(), texts=texts)
    return out.getvalue()


def _workbook(data: Dataset, selection: Selection) -> bytes:
    out = BytesIO()
    site = (st.context.url or "").partition("?")[0].rpartition("/")[0]
    export.write_workbook(data, selection, out, site=site or None)
    return out.getvalue()


def _text(write: Callable[[Dataset, Selection], str], data: Dataset, selection: Selection) -> bytes:
    return write(data, selection).encode("utf-8")


def _quotes(data: Dataset, selection: Selection) -> bytes:
    return "".join(export.quotes_csv_parts(data, selection)).encode("utf-8")


WRITERS: dict[str, tuple[Write, str, str]] = {
    "package": (package, "delegate-voices.zip", "application/zip"),
    "xlsx": (_workbook, "delegate-voices.xlsx", WORKBOOK),
    "quotes": (_quotes, "quotes.csv", "text/csv"),
    "csv": (partial(_text, export.csv), "delegates.csv", "text/csv"),
    "geojson": (partial(_text, export.geojson), "delegates.geojson", "application/geo+json"),
    "kml": (partial(_text, export.kml), "delegates.kml", "application/vnd.google-earth.kml+xml"),
    "html": (partial(_text, html), "delegates.html", "text/html"),
}
