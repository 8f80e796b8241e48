"""The frame of every page: page config, state and address, navigation, the shared filters, the foot."""

import streamlit as st

from geo.errors import DataError
from pages.shared import frame, session, state
from pages.shared.data import dataset
from pages.shared.facets import sidebar
from pages.shared.turns import turn
from pages.texts.language import t

state.start()
page = st.navigation(
    [
        st.Page("map.py", title=t("page.map"), default=True, help=t("page.map.help")),
        st.Page(
            "delegates.py",
            title=t("page.delegates"),
            help=t("page.delegates.help"),
        ),
        st.Page("themes.py", title=t("page.themes"), help=t("page.themes.help")),
        st.Page("article.py", title=t("page.article"), help=t("page.article.help")),
        st.Page("places.py", title=t("page.places"), help=t("page.places.help")),
        st.Page("articles.py", title=t("page.articles"), help=t("page.articles.help")),
        st.Page("about.py", title=t("page.about"), help=t("page.about.help")),
    ],
    position="hidden" if st.context.is_embedded else "top",
)
st.set_page_config(page_title=f"{page.title} · {t('product')}", page_icon=frame.ICON, layout="wide")
if not st.context.is_embedded:
    frame.logo()

heading = None if page.url_path else page.title  # the map has no room for one that is seen
session.lay_by(arrived=st.session_state.page != (page.url_path or "map"))
filters = page.url_path in ("", "delegates", "themes") and not st.context.is_embedded
try:
    data = dataset()
except DataError as error:
    frame.bar(heading, filters=False)
    frame.broken(error)
    st.stop()

if address := state.leading():
    frame.bar(heading, filters=filters, go=address)
    st.stop()
with turn():
    state.sync(data, page.url_path or "map")
    frame.bar(heading, filters=filters)
    if filters:
        sidebar(data)
    frame.notes()
    if not st.context.is_embedded:
        frame.soundness()
    try:
        page.run()
    except DataError as error:
        frame.broken(error)
if page.url_path not in ("", "places"):  # their maps carry it
    frame.foot()
