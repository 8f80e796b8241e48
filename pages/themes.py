"""Themes compared: where they are spoken about, by whom, and in which words; a click shows the quotes."""

from functools import partial

import streamlit as st

from geo.store.crosstab import crosstab
from pages import _charts, _counts, _themes, _ui
from pages._data import dataset
from pages._facets import label
from pages._i18n import t

data = dataset()
selection = data.select(st.session_state.filters)

st.title(t("page.themes"), anchor=False)
_ui.headline(data, selection)

dark = _themes.is_dark()
_themes.quotes(data)
if not len(selection):
    _ui.nothing(data)
    _ui.foot()
    st.stop()

st.caption(t("themes.hint"))
for facet in ("province", "role"):
    table = crosstab(data, selection, "province" if facet == "province" else "role_group").trimmed()
    names = {value: label(data, facet, value) for value in table.values}
    looks = {theme: _themes.look(data, theme) for theme in table.themes}
    themes = {theme: look["name"] for theme, look in looks.items()}
    titles = (t("facet.theme"), t(f"facet.{facet}"), t("about.people"))
    if facet == "province":
        chart = _charts.heat_map(table, themes, names, titles=titles, dark=dark)
    else:
        chart = _charts.bars(table, themes, names, list(looks.values()), titles=titles, dark=dark)
    st.header(t(f"themes.{facet}"), anchor=facet)
    st.caption(_themes.summary(table, themes, names))
    st.altair_chart(
        chart,
        width="stretch",
        key=f"chart-{facet}",
        on_select=partial(_themes.pick, f"chart-{facet}", facet),
        selection_mode="pick",
        alt=t(f"themes.{facet}.alt"),
    )
    _counts.of_table(
        table,
        themes,
        names,
        title=titles[1],
        key=f"table-{facet}",
        on_pick=partial(_themes.choose, facet=facet),
    )
_themes.words(data, selection)
