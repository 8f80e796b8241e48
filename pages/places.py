"""Every place with how certain it is, the worst first; the chosen one can be looked at and set right."""

from collections import Counter

import streamlit as st

from geo import store
from geo.store.curation import history
from geo.store.curation.sites import WORST_FIRST, site_of, sites
from pages.review import decisions
from pages.review.place import site_detail
from pages.review.place_list import site_list
from pages.shared import frame
from pages.shared.markdown import plain
from pages.shared.search_field import search_field
from pages.shared.session import may_save
from pages.texts.language import listed, t

PAGE = 20  # places in the list

data = store.current()
held = decisions.work()
every = sites(data)

st.title(t("page.places"), anchor=False)
if not may_save():
    st.info(t("review.hosted"), icon=":material/visibility:")
if held.said:
    st.success(held.said, icon=":material/check:")
if held.fault:
    st.error(held.fault, icon=":material/error:")

counts = Counter(site.state for site in every)
with st.container(horizontal=True, vertical_alignment="center", key="sites-tools"):
    states = st.pills(
        t("review.states"),
        [state for state in WORST_FIRST if counts[state]],
        selection_mode="multi",
        format_func=lambda state: t("review.state", state=t(f"state.{state}"), n=counts[state]),
        key="sites.states",
        label_visibility="collapsed",
        persist_state="session",
    )
    sought = search_field(t("review.search"), key="sites.search", width=240)
    gone = history.last(data.directory, history.PLACES) if may_save() else None
    if gone:
        about = plain(listed(gone.titles[:3]) + ("…" if len(gone.titles) > 3 else ""))
        st.button(
            t("review.undo", about=about),
            icon=":material/undo:",
            type="tertiary",
            key="sites.undo",
            on_click=decisions.undo,
            args=(data, gone.id, about),
        )

shown = [site for site in every if (not states or site.state in states) and decisions.says(site, sought)]
chosen = st.session_state.delegate
site = site_of(data, chosen) if chosen else next(iter(shown), None)
pages = max(1, -(-len(shown) // PAGE))
decisions.turn_to(site, shown, size=PAGE)
at = min(held.page, pages)
page = shown[(at - 1) * PAGE : at * PAGE]

left, right = st.columns([2, 3], gap="large")
with left:
    if page:
        site_list(page, chosen=site.id if site else None, on_choose=decisions.open_site)
    elif every:
        st.caption(t("review.none"))
    else:
        frame.nothing(data)
    if pages > 1:
        key = f"sites.page.{held.turns}.{pages}"
        st.pagination(pages, default=at, key=key, max_visible_pages=5, on_change=decisions.turn, args=(key,))
with right:
    if site:
        if len(shown) > 1:
            ids = [one.id for one in shown]
            with st.container(horizontal=True):
                for word, by, key in (("previous", -1, "K"), ("next", 1, "J")):
                    st.button(
                        t(f"review.{word}"),
                        key=f"sites.{word}",
                        type="tertiary",
                        shortcut=key,
                        on_click=decisions.step,
                        args=(ids, site.id, by),
                    )
        site_detail(data, site, page)
    elif chosen:
        st.caption(t("review.gone"))
