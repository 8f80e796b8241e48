"""Every place with how certain it is, the worst first; the chosen one can be looked at and set right."""

from collections import Counter

import streamlit as st

from geo import store
from geo.store import review
from geo.store.sites import WORST_FIRST, site_of, sites
from pages import _review, _ui
from pages._adding import may_save
from pages._i18n import listed, t
from pages._site import site_detail
from pages._sites import site_list
from pages._text import plain

PAGE = 20  # places in the list

data = store.current()
held = _review.work()
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
    sought = st.text_input(
        t("review.search"),
        key="sites.search",
        type="search",
        placeholder=t("review.search"),
        label_visibility="collapsed",
        width=240,
        persist_state="session",
    )
    gone = review.last_change(data.directory) if may_save() else []
    if gone:
        known = [data.detail(key)["name"] if key in data.delegate_rows else key for key in gone]
        about = plain(listed(known[:3]) + ("…" if len(known) > 3 else ""))
        st.button(
            t("review.undo", about=about),
            icon=":material/undo:",
            type="tertiary",
            key="sites.undo",
            on_click=_review.undo,
            args=(data, about),
        )

shown = [site for site in every if (not states or site.state in states) and _review.says(site, sought)]
chosen = st.session_state.delegate
site = site_of(data, chosen) if chosen else next(iter(shown), None)
pages = max(1, -(-len(shown) // PAGE))
_review.turn_to(site, shown, size=PAGE)
at = min(held.page, pages)
page = shown[(at - 1) * PAGE : at * PAGE]

left, right = st.columns([2, 3], gap="large")
with left:
    if page:
        site_list(page, chosen=site.id if site else None, on_choose=_review.open_site)
    elif every:
        st.caption(t("review.none"))
    else:
        _ui.nothing(data)
    if pages > 1:
        key = f"sites.page.{held.turns}.{pages}"
        st.pagination(pages, default=at, key=key, max_visible_pages=5, on_change=_review.turn, args=(key,))
with right:
    if site:
        site_detail(data, site, page)
    elif chosen:
        st.caption(t("review.gone"))
