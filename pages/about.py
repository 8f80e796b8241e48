"""What the dataset holds and how far to trust it, where it comes from, and how programs can read it."""

import streamlit as st

from geo.store import Filters
from pages import _ui
from pages._i18n import t

data = _ui.dataset()
everybody = data.select(Filters())
summary = data.summary(everybody)
counts = data.facets(Filters())

st.title(t("page.about"), anchor=False)
