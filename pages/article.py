"""The reader: an article as printed, with every quote marked, linkable and tied to who said it."""

import streamlit as st

from geo.store import Filters
from geo.store.dataset.select import select
from pages.shared.data import dataset
from pages.texts.language import t
from pages.views import downloads
from pages.views.reader import choose_article, reader

data = dataset()
if data.articles["id"]:
    article = choose_article(data)
    downloads.menu(data, select(data, Filters(article=(article,))))
    reader(data, article)
else:
    st.caption(t("reader.none"))
