"""What outlives a reload: work kept in this process under a token that the reader's browser holds.

A session of Streamlit ends with the page, so what somebody is in the middle of lies on a desk, and the next
page of the same browser finds it there: after a reload, in the other language, in a second tab. The token
stands in a cookie that ends with the browser, never in an address, and only those who bring articles get
one. The cookie is set by a script, as Streamlit's pages cannot set one, so scripts can read it; all scripts
of the page are ours.
"""

from __future__ import annotations

import os

import streamlit as st

COOKIE = "desk"
PROXIES = "DELEGATE_MAP_PROXIES"  # how many proxies of the host stand before the app


def token() -> str | None:
    """The token that the reader's browser holds; none in a frame, which shows the dataset alone."""
    return None if st.context.is_embedded else st.context.cookies.get(COOKIE)


def visitor() -> str | None:
    """The address that a visitor comes from; None where that is not known, as behind an unnamed proxy."""
    proxies = int(os.environ.get(PROXIES) or 0)
    if not proxies:
        return st.context.ip_address
    named = [part.strip() for part in (st.context.headers.get("X-Forwarded-For") or "").split(",")]
    return named[-proxies] if len(named) >= proxies and named[-proxies] else None
