"""The reader: an article as printed, with every quote marked, linkable and tied to who said it."""

import streamlit as st

from pages.shared.data import dataset
from pages.texts.language import t
from pages.views.reader import choose_article, reader

data = dataset()
if data.articles["id"]:
    reader(data, choose_article(data))
else:
    st.caption(t("reader.none"))
