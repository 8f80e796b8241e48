"""The reader: an article as printed, with every quote marked, linkable and tied to who said it."""

import streamlit as st

from pages._data import dataset
from pages._i18n import t
from pages._reader import choose_article, reader

data = dataset()
if data.articles["id"]:
    reader(data, choose_article(data))
else:
    st.caption(t("reader.none"))
