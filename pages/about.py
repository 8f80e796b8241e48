"""What the dataset holds and how far to trust it, where it comes from, and how programs can read it."""

import numpy as np
import pandas as pd
import streamlit as st

from geo import store
from geo.store import Filters
from geo.store.dataset.rows import totals
from geo.store.dataset.select import select
from pages.texts.language import t
from pages.views import charts
from pages.views import figures as _figures

ROUTES = {
    "/api/delegates": "delegates",
    "/api/delegates/{id}": "delegate",
    "/api/facets": "facets",
    "/api/cells?zoom=&bbox=w,s,e,n": "cells",
    "/api/areas?level=&within=": "areas",
    "/api/themes": "themes",
    "/api/basemaps": "basemaps",
    "/api/delegates.geojson": "geojson",
    "/api/delegates.csv": "csv",
    "/api/quotes": "quotes",
    "/api/quotes.csv": "quotes_csv",
    "/api/articles": "articles",
    "/api/package.zip": "package",
    "/api/workbook.xlsx": "workbook",
    "/api/openapi.json": "openapi",
    "/healthz": "health",
}

data = store.current()
summary = totals(data, select(data, Filters()))

st.title(t("page.about"), anchor=False)
text, facts = st.columns([2, 1], gap="large")

with facts, st.container(border=True):
    st.markdown(f"**{t('about.holds')}**")
    for name in ("delegates", "quotes", "provinces"):
        st.markdown(t(f"count.{name}", n=summary[name]))
    if summary["unplaced"]:
        st.markdown(t("count.unplaced", n=summary["unplaced"]))
    st.markdown(t("count.articles", n=len(data.articles["id"])))

with text:
    st.markdown(t("about.what"))
    for section in ("found", "places", "precision"):
        st.header(t(f"about.{section}"), anchor=section)
        st.markdown(t(f"about.{section}.text"))
        if section == "found":
            figures = _figures.read()
            title = t("figure.title", n=figures["articles"])
            st.caption(title)
            st.table(_figures.frame(figures), hide_index=True, border="horizontal", alt=title)

    radius = np.array([float(cell) if cell else np.nan for cell in data.delegates["radius_km"]])
    levels = {level: data.precision.held_by([level]) for level in data.precision.values}
    st.vega_lite_chart(
        spec=charts.levels(
            [t(f"level.{level}") for level in levels],
            [int(held.sum()) for held in levels.values()],
            title=t("about.people"),
            dark=st.context.theme.type == "dark",
        ),
        width="stretch",
        alt=t("about.precision.alt"),
    )
    st.table(
        pd.DataFrame(
            {
                t("about.level"): [t(f"level.{level}") for level in levels],
                t("about.people"): [f"{int(held.sum()):,}" for held in levels.values()],
                t("about.radius"): [
                    f"{np.nanmedian(radius[held]):.0f}" if np.isfinite(radius[held]).any() else "–"
                    for held in levels.values()
                ],
            }
        ),
        hide_index=True,
        border="horizontal",
        alt=t("about.precision.alt"),
    )

    st.header(t("about.sources"), anchor="sources")
    st.markdown(t("about.sources.text"))
    st.header(t("about.approval"), anchor="approval")
    st.markdown(t("about.approval.text"))
    st.header(t("about.api"), anchor="api")
    st.markdown(t("about.api.text"))
    st.table(
        pd.DataFrame(
            {
                t("about.api.route"): [f"`{route}`" for route in ROUTES],
                t("about.api.answer"): [t(f"about.api.{name}") for name in ROUTES.values()],
            }
        ),
        hide_index=True,
        border="horizontal",
        alt=t("about.api.alt"),
    )
    st.code(
        "curl 'http://localhost:8501/api/delegates?kind=direct&province=210000&limit=5'",
        language="sh",
        wrap_lines=True,
    )
