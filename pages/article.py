"""The reader: an article as printed, with every quote marked, linkable and tied to who said it."""

import streamlit as st

from pages import _ui
from pages._i18n import t
from pages._reader import choose_article, reader

data = _ui.dataset()
if not data.articles["id"]:
    st.caption(t("reader.none"))
    st.stop()
reader(data, choose_article(data))
