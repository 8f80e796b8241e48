"""Themes compared: where they are spoken about, by whom, and in which words; a click shows the quotes."""

from functools import partial

import streamlit as st

from geo.store.dataset.crosstab import crosstab
from geo.store.dataset.select import select
from pages.review.theme_desk import theme_desk
from pages.shared import frame
from pages.shared.data import dataset
from pages.shared.facets import label
from pages.texts.language import t
from pages.views import charts, counts
from pages.views import themes as _themes

data = dataset()
selection = select(data, st.session_state.filters)

st.title(t("page.themes"), anchor=False)
frame.headline(data, selection)

dark = _themes.is_dark()
_themes.quotes(data)
if not len(selection):
    frame.nothing(data)
    frame.foot()
    st.stop()

st.caption(t("themes.hint"))
for facet in ("province", "role"):
    table = crosstab(data, selection, "province" if facet == "province" else "role_group").trimmed()
    names = {value: label(data, facet, value) for value in table.values}
    looks = {theme: _themes.look(data, theme) for theme in table.themes}
    themes = {theme: look["name"] for theme, look in looks.items()}
    titles = (t("facet.theme"), t(f"facet.{facet}"), t("about.people"))
    if facet == "province":
        chart = charts.heat_map(table, themes, names, titles=titles, dark=dark)
    else:
        chart = charts.bars(table, themes, names, list(looks.values()), titles=titles, dark=dark)
    st.header(t(f"themes.{facet}"), anchor=facet)
    st.caption(_themes.summary(table, themes, names))
    st.vega_lite_chart(
        spec=chart,
        width="stretch",
        key=f"chart-{facet}",
        on_select=partial(_themes.pick, f"chart-{facet}", facet),
        selection_mode="pick",
        alt=t(f"themes.{facet}.alt"),
    )
    counts.of_table(
        table,
        themes,
        names,
        title=titles[1],
        key=f"table-{facet}",
        on_pick=partial(_themes.choose, facet=facet),
    )
_themes.words(data, selection)
theme_desk(data)
